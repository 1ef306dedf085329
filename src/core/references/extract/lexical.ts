import type { FileFacts, Mention, TextFact } from '../facts.ts';
import { isKeyText } from './keyText.ts';
import { lineStartsOf } from './lineStarts.ts';
import { wordsOf } from './mentions.ts';

const QUOTED = /"([^"\\\r\n]*)"|'([^'\\\r\n]*)'|`([^`\\\r\n]*)`/g;
/** Text about code, or made by tools: whatever stands there is a mention. */
const PROSE =
  /\.(?:md|mdx|rst|txt|adoc|snap|lock|map|csv|log|po|html?)$|(?:^|\/)(?:CHANGELOG|package-lock\.json|[^/]*\.min\.\w+)|\.test\.[^/]*\.snap$/i;
const COMMENT_BEFORE = /(?:^|[\s;{}])(?:\/\/|#|--|\*|<!--)/;

/** Files of a language without a grammar: quoted keys, and words in comments and prose. */
export function extractLexically(file: string, text: string): FileFacts {
  const lineStarts = lineStartsOf(text);
  const prose = PROSE.test(file);
  const { texts, mentions } = prose
    ? { texts: [], mentions: mentionsOf(text, 0) }
    : textsOf(text, lineStarts);
  return {
    file,
    family: 'text',
    lineStarts,
    texts,
    mentions,
    bindings: [],
    exports: [],
    functions: [],
    calls: [],
    uses: [],
  };
}

function mentionsOf(text: string, offset: number): Mention[] {
  return [...wordsOf(text, offset)].map(({ word, start }) => ({ word, start, end: start + word.length }));
}

function textsOf(text: string, lineStarts: readonly number[]): { texts: TextFact[]; mentions: Mention[] } {
  const texts: TextFact[] = [];
  const mentions: Mention[] = [];
  lineStarts.forEach((start, line) => {
    const content = text.slice(start, lineStarts[line + 1] ?? text.length);
    const comment = COMMENT_BEFORE.exec(content)?.index ?? content.length;
    for (const match of content.matchAll(QUOTED)) {
      const value = match[1] ?? match[2] ?? match[3] ?? '';
      const at = start + match.index + 1;
      if (match.index < comment && isKeyText(value)) texts.push({ value, start: at, end: at + value.length });
    }
    if (comment < content.length) mentions.push(...mentionsOf(content.slice(comment), start + comment));
  });
  return { texts, mentions };
}

import type { FileFacts } from '../facts.ts';
import { isAboutFlags } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';
import { askedByText } from './askedByText.ts';
import { callsOf } from './callFacts.ts';
import { LexicalLines, mentionsOf } from './lexicalLines.ts';
import { type Names, namesIn } from './lexicalNames.ts';
import { lineStartsOf } from './lineStarts.ts';
import { moduleAttributesIn } from './moduleAttributes.ts';

/** Text about code, or made by tools: whatever stands there is a mention. */
const PROSE =
  /\.(?:md|mdx|rst|txt|adoc|snap|lock|map|csv|log|po|strings|stringsdict|xcstrings|arb|ftl|resx|xliff?)$|(?:^|\/)(?:CHANGELOG[^/.]*(?:\.(?:html|json))?$|db\/schema\.rb$|res\/values[^/]*\/[^/]*(?:strings|plurals)[^/]*\.xml$|(?:locales?|i18n|translations?|lang)\/|[^/]*\.(?:en|fr|es|nl|ja|zh|pt|pl|nb|sv|ko|ru)\.ya?ml$|package(?:-lock)?\.json$|Cargo\.toml$|composer\.json$|go\.sum$|pnpm-lock\.ya?ml$|packages\.lock\.json$|npm-shrinkwrap\.json$|Package\.resolved$|gradle\.lockfile$|[^/]*\.min\.\w+)|\.test\.[^/]*\.snap$/i;

/** What tools have made to tell an IDE of code: whatever stands there is a mention. */
const TOLD_TO_IDE = /(?:^|\/)(?:\.phpstorm\.meta|_ide_helper\w*)\.php$/;

export function isToldToIde(file: string): boolean {
  return TOLD_TO_IDE.test(file);
}

const ELIXIR = /\.exs?$/i;
const NO_CALLS = callsOf([]);

/** Whether a file's facts were got without its syntax. */
export function isLexical({ calls }: FileFacts): boolean {
  return calls === NO_CALLS;
}

/**
 * Files of a language without a grammar: quoted keys, and words in comments and prose, of all lines or of some. `unread`:
 * the family of a file whose grammar is not asked.
 */
export function extractLexically(
  file: string,
  text: string,
  only?: readonly number[],
  unread?: Family,
): FileFacts {
  const lineStarts = lineStartsOf(text);
  const prose = PROSE.test(file) || isToldToIde(file);
  const names = prose ? undefined : namesIn(file, text, unread);
  const lines = ((names && unread === undefined ? undefined : only) ?? lineStarts.map((_, line) => line)).map(
    (line) => {
      const start = lineStarts[line] ?? text.length;
      return { start, content: text.slice(start, lineStarts[line + 1] ?? text.length) };
    },
  );
  const { texts, mentions } = prose
    ? { texts: [], mentions: lines.flatMap(({ start, content }) => mentionsOf(content, start)) }
    : new LexicalLines(file, text, names !== undefined).read(lines);
  const { ownTexts = [], ...named }: Partial<Names> =
    names ?? (ELIXIR.test(file) ? moduleAttributesIn(text) : {});
  const asked = prose ? [] : askedByText(file, text, named.bindings ?? []);
  return {
    file,
    family: 'text',
    ...(names && isAboutFlags(text) ? { speaks: true as const } : {}),
    lineStarts,
    texts: [...texts, ...ownTexts],
    mentions,
    bindings: [],
    exports: [],
    functions: [],
    calls: NO_CALLS,
    handed: [],
    uses: [],
    ...named,
    ...(asked.length > 0 ? { asked } : {}),
  };
}

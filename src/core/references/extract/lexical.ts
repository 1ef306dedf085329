import type { FileFacts, Mention, Span, TextFact } from '../facts.ts';
import { saysFlag } from '../flagNames.ts';
import { FLAGS_BY_NAME } from '../flagsByName.ts';
import type { Family } from '../languages/family.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import { askedByText } from './askedByText.ts';
import { isAskedFor } from './askedFor.ts';
import { callsOf } from './calls.ts';
import { commentSyntaxOf } from './commentSyntax.ts';
import { beginsEntry, isUnderFlags, namesColumn, namesKind, pathAbove, proseIn } from './dataProse.ts';
import { keysBehindFlags } from './keysBehindFlags.ts';
import { keysSwitched } from './keysSwitched.ts';
import { keysTagged } from './keysTagged.ts';
import { isKeyText } from './keyText.ts';
import { type Names, namesIn } from './lexicalNames.ts';
import { lineStartsOf } from './lineStarts.ts';
import { wordsOf } from './mentions.ts';
import { moduleAttributesIn } from './moduleAttributes.ts';
import { isTitle, namesOther } from './otherNames.ts';
import { eachQuoted } from './quoted.ts';

/** Text about code, or made by tools: whatever stands there is a mention. */
const PROSE =
  /\.(?:md|mdx|rst|txt|adoc|snap|lock|map|csv|log|po|strings|stringsdict|xcstrings|arb|ftl|resx|xliff?)$|(?:^|\/)(?:CHANGELOG[^/.]*(?:\.(?:html|json))?$|db\/schema\.rb$|res\/values[^/]*\/[^/]*(?:strings|plurals)[^/]*\.xml$|(?:locales?|i18n|translations?|lang)\/|package(?:-lock)?\.json$|Cargo\.toml$|composer\.json$|go\.sum$|pnpm-lock\.ya?ml$|packages\.lock\.json$|npm-shrinkwrap\.json$|Package\.resolved$|gradle\.lockfile$|[^/]*\.min\.\w+)|\.test\.[^/]*\.snap$/i;

/** What tools have made to tell an IDE of code: whatever stands there is a mention. */
const TOLD_TO_IDE = /(?:^|\/)(?:\.phpstorm\.meta|_ide_helper\w*)\.php$/;

export function isToldToIde(file: string): boolean {
  return TOLD_TO_IDE.test(file);
}

/** Files of entries rather than code. */
const DATA = /\.(?:ya?ml|toml|properties|ini|env|conf|jsonc?)$/i;
const SQL = /\.sql$/i;
const ELIXIR = /\.exs?$/i;
const NO_CALLS = callsOf([]);

/** Languages that write keys and values without quotes: `new-checkout: true`, `flag: new-checkout`. */
const UNQUOTED = /\.(?:ya?ml|toml|properties|ini|env|conf|tf|tfvars|hcl)$/i;
const BARE =
  /^[\s-]*(?:\[(?:[\w-]+\.)*)?([\w$][\w$./@-]*)(?=\]?\s*(?:[:=]|$))|[:=]\s*([\w$][\w$./@-]*)\s*$|(?<=[[,]\s*)([\w$][\w$./@-]*)(?=\s*[,\]])/g;
/** `--set featureFlags.new-checkout=true`, `unset featureFlags.new-checkout`, `set featureFlags.new-checkout!`, no further behind the word. */
const SET =
  /(?<![\w.-])(?:[\w-]+\.)+[\w-]+(?:(?==[^=])|(?=!?\s*(?:[|;&)]|$))(?<=\b(?:unset|set|get)\s.{0,100}))/gm;
/** `var.feature_flags.new_checkout`, `*ngIf="features.newCheckout"`, `.Values.features.newCheckout`, of no longer path. */
const MEMBER = /(?<![\w$-])(?:[A-Za-z_$][\w$]*\.){1,12}[A-Za-z_]\w*(?![\w-]|\.\w)/g;
const IMPORTS = /^\s*(?:import|package|using|part|export)\b/;
/** Elixir's, and those of Ruby's templates. */
const SYMBOLS = /\.(?:erb|haml|slim|exs?|[eh]eex|leex)$/i;
const SYMBOL = /(?<![\w:]):([A-Za-z_]\w*)/g;

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
    : textsOf(file, text, lines);
  const { ownTexts = [], ...named }: Partial<Names> =
    names ?? (ELIXIR.test(file) ? moduleAttributesIn(text) : {});
  const asked = prose ? [] : askedByText(file, text, named.bindings ?? []);
  return {
    file,
    family: 'text',
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

function mentionsOf(text: string, offset: number): Mention[] {
  return [...wordsOf(text, offset)].map(({ word, start }) => ({ word, start, end: start + word.length }));
}

interface Line {
  readonly start: number;
  readonly content: string;
}

function textsOf(
  file: string,
  text: string,
  lines: readonly Line[],
): { texts: TextFact[]; mentions: Mention[] } {
  const unquoted = UNQUOTED.test(file) ? BARE : SYMBOLS.test(file) ? SYMBOL : undefined;
  const commentBegins = commentSyntaxOf(file);
  const isData = DATA.test(file);
  const isProseAt = proseIn(file, text, isData);
  const isQuery = SQL.test(file);
  const entry = isData ? { entry: true as const } : {};
  const texts: TextFact[] = [];
  const mentions: Mention[] = [];
  for (const { start, content } of lines) {
    const comment = commentBegins.exec(content)?.index ?? content.length;
    const isProse = isProseAt(start, content) || isTitle(content);
    if (isProse) mentions.push(...mentionsOf(content.slice(0, comment), start));
    const code = isProse ? '' : content.slice(0, comment);
    const isTold = (value: string, at: number) =>
      isEverydayWord(value) &&
      (isData ? beginsEntry(content, at) && isUnderFlags(text, start, content) : isAskedFor(content, at));
    const behind = (path: string, at: number, isSetting: boolean) =>
      keysBehindFlags(path, content.slice(0, at), isSetting).map((key) => {
        const from = start + at + key.at;
        return { value: key.value, start: from, end: from + key.value.length, ...entry, told: true as const };
      });
    const nested = (value: string, span: Span, from: number, line: string): readonly TextFact[] => {
      const path = pathAbove(text, from, line);
      return path === '' ? [] : [{ value: `${path}${value}`, ...span, ...entry }];
    };
    const add = (value: string, at: number) => {
      if (!isKeyText(value) || (isQuery && namesColumn(content, at))) return;
      if (isData ? namesKind(content, at) : namesOther(content, at)) return;
      texts.push(...behind(value, at, isData));
      const told = isTold(value, at) ? { told: true as const } : {};
      const span = { start: start + at, end: start + at + value.length };
      texts.push({ value, ...span, ...entry, ...told });
      if (isData && beginsEntry(content, at)) texts.push(...nested(value, span, start, content));
    };
    eachQuoted(isProse ? '' : content, 0, (value, at) => {
      if (at <= comment) add(value, at);
    });
    if (unquoted) eachUnquoted(code, unquoted, add);
    eachUnquoted(code, FLAGS_BY_NAME, add);
    texts.push(...[...code.matchAll(SET)].flatMap(({ 0: path, index }) => behind(path, index, true)));
    texts.push(...membersIn(code).flatMap(({ 0: path, index }) => behind(path, index, false)));
    for (const { value, at } of [...keysSwitched(code), ...keysTagged(file, code)])
      texts.push({ value, start: start + at, end: start + at + value.length, ...entry });
    if (comment < content.length) mentions.push(...mentionsOf(content.slice(comment), start + comment));
  }
  return { texts, mentions };
}

/** One in plain language needs more than `experimental` before it. */
function membersIn(code: string): readonly RegExpExecArray[] {
  if (IMPORTS.test(code)) return [];
  return [...code.matchAll(MEMBER)].filter(
    ([path]) => saysFlag(path) || !isEverydayWord(path.slice(path.lastIndexOf('.') + 1)),
  );
}

function eachUnquoted(code: string, pattern: RegExp, visit: (value: string, at: number) => void): void {
  for (const match of code.matchAll(pattern)) {
    const value = match.slice(1).find((part) => part !== undefined) ?? '';
    visit(value, match.index + match[0].lastIndexOf(value));
  }
}

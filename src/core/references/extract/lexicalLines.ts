import type { Mention, TextFact } from '../facts.ts';
import { isLoudlyFlags, saysFlag } from '../flagNames.ts';
import { FLAGS_BY_NAME } from '../flagsByName.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';
import { isAskedFor, isDefined, isGivenInTemplate } from './askedFor.ts';
import { commentSyntaxOf } from './commentSyntax.ts';
import { beginsEntry, isUnderFlags, namesColumn, namesKind, pathAbove, proseIn } from './dataProse.ts';
import { keysBehindFlags } from './keysBehindFlags.ts';
import { keysSwitched } from './keysSwitched.ts';
import { keysOfDefaults, keysTagged } from './keysTagged.ts';
import { isKeyText } from './keyText.ts';
import { wordsOf } from './mentions.ts';
import { isTitle, namesOther } from './otherNames.ts';
import { eachQuoted } from './quoted.ts';

/** Files of entries rather than code. */
const DATA =
  /\.(?:ya?ml|toml|properties|ini|env|conf|jsonc?)(?:\.(?:default|example|sample|dist|template))?$/i;
const SQL = /\.sql$/i;

/** Languages that write keys and values without quotes: `new-checkout: true`, `flag: new-checkout`. */
const UNQUOTED =
  /\.(?:ya?ml|toml|properties|ini|env|conf|tf|tfvars|hcl)(?:\.(?:default|example|sample|dist|template))?$/i;
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

const SCRIPT = /\.(?:sh|bash|bats|zsh)$/i;
const ENTRY = /^\s*([\w.-]+):\s+(?:true|false)\s*$/;

export interface Line {
  readonly start: number;
  readonly content: string;
}

/** What lines say by their text alone: keys in quotes, or where none are needed, members of flags, words in comments. */
export class LexicalLines {
  readonly #file: string;
  readonly #text: string;
  readonly #isNamed: boolean;
  readonly #unquoted: RegExp | undefined;
  readonly #commentBegins: RegExp;
  readonly #isData: boolean;
  readonly #entry: Pick<TextFact, 'entry'>;
  readonly #isProseAt: ReturnType<typeof proseIn>;
  readonly #texts: TextFact[] = [];
  readonly #mentions: Mention[] = [];

  /** `isNamed`: names are read as well, and members of what is called like flags among them. */
  constructor(file: string, text: string, isNamed: boolean) {
    this.#isNamed = isNamed;
    this.#file = file;
    this.#text = text;
    this.#unquoted = UNQUOTED.test(file) ? BARE : SYMBOLS.test(file) ? SYMBOL : undefined;
    this.#commentBegins = commentSyntaxOf(file);
    this.#isData = DATA.test(file);
    this.#entry = this.#isData ? { entry: true } : {};
    this.#isProseAt = proseIn(file, text, this.#isData);
  }

  read(lines: readonly Line[]): { texts: readonly TextFact[]; mentions: readonly Mention[] } {
    for (const line of lines) this.#readLine(line);
    return { texts: this.#texts, mentions: this.#mentions };
  }

  #readLine(line: Line): void {
    const { start, content } = line;
    const comment = this.#commentBegins.exec(content)?.index ?? content.length;
    const isProse = this.#isProseAt(start, content) || isTitle(content);
    if (isProse) this.#mentions.push(...mentionsOf(content.slice(0, comment), start));
    else this.#readCode(line, comment);
    if (comment < content.length) this.#mentions.push(...mentionsOf(content.slice(comment), start + comment));
  }

  #readCode(line: Line, comment: number): void {
    const { start, content } = line;
    const code = content.slice(0, comment);
    const add = (value: string, at: number) => this.#add(line, value, at);
    eachQuoted(content, 0, (value, at) => {
      if (at <= comment) add(value, at);
    });
    if (this.#unquoted) eachUnquoted(code, this.#unquoted, add);
    eachUnquoted(code, FLAGS_BY_NAME, add);
    for (const { 0: path, index } of code.matchAll(SET)) this.#addBehind(line, path, index, true);
    for (const { 0: path, index } of membersIn(code)) {
      if (this.#isNamed) this.#addBehind(line, path, index, false);
      else this.#addMember(line, path, index);
    }
    if (SCRIPT.test(this.#file)) this.#addEntry(line);
    for (const { value, at } of [...keysSwitched(code), ...keysTagged(this.#file, code)])
      this.#texts.push({ value, ...spanOf(value, start + at), ...this.#entry });
    for (const { value, at } of keysOfDefaults(this.#file, code))
      this.#texts.push({ value, ...spanOf(value, start + at), entry: true, told: true });
  }

  #add(line: Line, value: string, at: number): void {
    const { start, content } = line;
    if (!isKeyText(value) || (SQL.test(this.#file) && namesColumn(content, at))) return;
    if (this.#isData ? namesKind(content, at) : namesOther(content, at)) return;
    this.#addBehind(line, value, at, this.#isData);
    const told = this.#isTold(line, value, at) ? { told: true as const } : {};
    const span = spanOf(value, start + at);
    this.#texts.push({ value, ...span, ...this.#entry, ...told });
    const path = this.#isData && beginsEntry(content, at) ? pathAbove(this.#text, start, content) : '';
    if (path !== '') this.#texts.push({ value: `${path}${value}`, ...span, ...this.#entry });
  }

  /** YAML that a script writes: `cat > flags.yaml << EOF`. */
  #addEntry({ start, content }: Line): void {
    const value = ENTRY.exec(content)?.[1];
    if (value === undefined || !isKeyText(value) || !isUnderFlags(this.#text, start, content)) return;
    this.#texts.push({ value, ...spanOf(value, start + content.indexOf(value)), told: true });
  }

  #isTold({ start, content }: Line, value: string, at: number): boolean {
    if (isDefined(content, at)) return true;
    if (!isEverydayWord(value)) return false;
    if (isGivenInTemplate(content, at)) return true;
    return this.#isData
      ? beginsEntry(content, at) && isUnderFlags(this.#text, start, content)
      : isAskedFor(content, at);
  }

  #addBehind({ start, content }: Line, path: string, at: number, isSetting: boolean): void {
    for (const key of keysBehindFlags(path, content.slice(0, at), isSetting))
      this.#texts.push({
        ...{ value: key.value, ...spanOf(key.value, start + at + key.at), ...this.#entry, told: true },
      });
  }

  #addMember({ start, content }: Line, path: string, at: number): void {
    for (const { value, at: behind } of keysBehindFlags(path, content.slice(0, at)))
      this.#texts.push({ value, ...spanOf(value, start + at + behind), member: true });
  }
}

export function mentionsOf(text: string, offset: number): Mention[] {
  return [...wordsOf(text, offset)].map(({ word, start }) => ({ word, start, end: start + word.length }));
}

/** One in plain language needs more than `experimental` before it: `flags.cart`, `FEATURES.cart`, which is not called. */
function membersIn(code: string): readonly RegExpExecArray[] {
  if (IMPORTS.test(code)) return [];
  return [...code.matchAll(MEMBER)].filter(({ 0: path, index }) => {
    const [holder = '', member = ''] = path.split('.').slice(-2);
    if (!isEverydayWord(member) || saysFlag(path)) return true;
    return isLoudlyFlags(holder) && code[index + path.length] !== '(';
  });
}

function eachUnquoted(code: string, pattern: RegExp, visit: (value: string, at: number) => void): void {
  for (const match of code.matchAll(pattern)) {
    const value = match.slice(1).find((part) => part !== undefined) ?? '';
    visit(value, match.index + match[0].lastIndexOf(value));
  }
}

function spanOf(value: string, start: number): Pick<TextFact, 'start' | 'end'> {
  return { start, end: start + value.length };
}

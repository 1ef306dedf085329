import type { FlagKey } from '../../model/flag.ts';
import type { Confidence, How } from '../../model/reference.ts';
import { type Expression, type FileFacts, ITSELF, type Span } from '../facts.ts';
import { Asked, AskedKeys } from './asked.ts';
import { AskingFunctions } from './askingFunctions.ts';
import { BareTexts } from './bareTexts.ts';
import { type Finding, Findings } from './findings.ts';
import { FlagCalls } from './flagCalls.ts';
import { isEverydayWord, type KeySet } from './knownKeys.ts';
import { isUnquoted } from './membersCalled.ts';
import { Owners } from './owners.ts';
import { OwnNames } from './ownNames.ts';
import type { Program } from './program.ts';
import type { Value } from './value.ts';
import type { Wrappers } from './wrappers.ts';

export interface KeysAtHand {
  /** What the flag systems have. */
  readonly known: KeySet;
  /** Those, and what flag files in the code define. */
  readonly defined: KeySet;
  /** Those, and the keys that certain calls anywhere in the code revealed. */
  readonly all: KeySet;
  readonly wrappers: Wrappers;
}

/** One file while it is resolved: what may be asked of it and for it, what was asked, and what was found. */
export class FileAtHand {
  readonly asked = new Asked();
  readonly findings = new Findings();
  readonly program: Program;
  readonly file: FileFacts;
  readonly keys: Readonly<Record<'known' | 'defined' | 'all', AskedKeys>>;
  readonly calls: FlagCalls;
  readonly asking: AskingFunctions;
  readonly bare: BareTexts;
  readonly owners: Owners;
  readonly #ownNames: OwnNames;

  constructor(program: Program, file: FileFacts, { known, defined, all, wrappers }: KeysAtHand) {
    this.program = program;
    this.file = file;
    this.owners = new Owners(program, file, this.asked);
    this.keys = {
      known: new AskedKeys(known, this.asked),
      defined: new AskedKeys(defined, this.asked),
      all: new AskedKeys(all, this.asked),
    };
    this.#ownNames = new OwnNames(program, file, this.owners, this.keys.known, this.asked);
    this.calls = new FlagCalls(program, known, wrappers, this.asked);
    this.bare = new BareTexts(file);
    this.asking = new AskingFunctions(program, known, wrappers, this.asked);
  }

  /** What an object that is one flag stands for. */
  flagsOf(value: Value): readonly Value[] {
    return value.kind === 'object' ? this.calls.evaluator.member(value, ITSELF) : [];
  }

  isUnquoted(text: string): boolean {
    return isUnquoted(text, this.file.family, this.program, this.asked);
  }

  /** Without syntax that speaks for it, a text is a key only when a flag system defines that very key. */
  isBelieved(text: string): boolean {
    return this.keys.defined.has(text) && !isEverydayWord(text);
  }

  add(
    key: FlagKey,
    span: Span,
    how: How,
    confidence: Confidence,
    more: Pick<
      Finding,
      'call' | 'through' | 'asksItself' | 'inverted' | 'gives' | 'defaultText' | 'asks'
    > = {},
  ): void {
    this.findings.add({ key, start: span.start, end: span.end, how, confidence, ...more });
  }

  /** As what a member's own name means; `members` are all of its type, where they are known. */
  addOwn(name: string, type: string, span: Span, how: How, members?: () => readonly Expression[]): boolean {
    const keys = this.#ownNames.keysOf(name, type, how, members);
    for (const { key, confidence } of keys) this.add(key, span, how, confidence);
    return keys.length > 0;
  }
}

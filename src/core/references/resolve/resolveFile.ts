import type { FlagKey } from '../../model/flag.ts';
import type { Confidence, How, Reference, UnresolvedCall } from '../../model/reference.ts';
import { chainOf } from '../chain.ts';
import { lastNameOf } from '../extract/calls.ts';
import { type CallFact, type Expression, type FileFacts, ITSELF, type Span } from '../facts.ts';
import { holdsOnlyFlags, namesFlag, saysFlag, speaksOfFlags } from '../flagNames.ts';
import { isFlagByName } from '../flagsByName.ts';
import { Asked, AskedKeys } from './asked.ts';
import { keysAskedByName } from './askedByName.ts';
import { type ConstantAt, constantStarts, isTelling } from './constants.ts';
import { type Finding, Findings } from './findings.ts';
import { FlagCalls } from './flagCalls.ts';
import type { FlagQuestion } from './flagQuestion.ts';
import { given, textGiven } from './given.ts';
import { isEverydayWord, isPlainName, type KeySet, looksLikeKey, memberNames } from './knownKeys.ts';
import { isUnquoted } from './membersCalled.ts';
import { isModuleOfFlags, stemOfSource } from './modules.ts';
import { Owners } from './owners.ts';
import { OwnNames } from './ownNames.ts';
import type { Program } from './program.ts';
import { keyOfPath } from './settingsPaths.ts';
import { UnseenKeys } from './unseenKeys.ts';
import { namesAt, objectOf, pathOf, type Value } from './value.ts';
import { isAmongOtherWords } from './wordList.ts';
import type { Wrappers } from './wrappers.ts';

export interface FileResolution {
  readonly references: readonly Reference[];
  readonly unresolved: readonly UnresolvedCall[];
  readonly asked: Asked;
}

export interface KeysAtHand {
  /** What the flag systems have. */
  readonly known: KeySet;
  /** Those, and what flag files in the code define. */
  readonly defined: KeySet;
  /** Those, and the keys that certain calls anywhere in the code revealed. */
  readonly all: KeySet;
  readonly wrappers: Wrappers;
}

/** `questions`: the file's calls that ask for a flag, as its discovery has found them. */
export function resolveFile(
  program: Program,
  file: FileFacts,
  keys: KeysAtHand,
  questions: FileQuestions,
): FileResolution {
  return new FileResolver(program, file, keys).resolve(questions);
}

/** Keys which this file's calls and declarations reveal, known or not. */
export function discoverKeys(program: Program, file: FileFacts, keys: KeysAtHand): Discovery {
  const resolver = new FileResolver(program, file, keys);
  const declared = file.texts.flatMap(({ declares, value }) => (declares ? [value] : []));
  const questions = resolver.questions();
  return {
    questions,
    keys: resolver.discover(questions),
    declared: new Set(declared),
    asked: resolver.asked,
  };
}

/** Calls that ask for a flag, by their index. */
export type FileQuestions = readonly (readonly [call: number, questions: readonly FlagQuestion[]])[];

export interface Discovery {
  readonly questions: FileQuestions;
  readonly keys: ReadonlySet<FlagKey>;
  readonly declared: ReadonlySet<FlagKey>;
  readonly asked: Asked;
}

class FileResolver {
  readonly asked = new Asked();
  readonly #program: Program;
  readonly #file: FileFacts;
  readonly #keys: Readonly<Record<'known' | 'defined' | 'all', AskedKeys>>;
  readonly #calls: FlagCalls;
  readonly #owners: Owners;
  readonly #ownNames: OwnNames;
  readonly #findings = new Findings();
  readonly #unseen: UnseenKeys;
  readonly #discovered = new Set<FlagKey>();

  constructor(program: Program, file: FileFacts, keys: KeysAtHand) {
    this.#program = program;
    this.#file = file;
    this.#owners = new Owners(program, file, this.asked);
    const { known, defined, all, wrappers } = keys;
    this.#keys = {
      known: new AskedKeys(known, this.asked),
      defined: new AskedKeys(defined, this.asked),
      all: new AskedKeys(all, this.asked),
    };
    this.#ownNames = new OwnNames(program, file, this.#owners, this.#keys.known, this.asked);
    this.#calls = new FlagCalls(program, known, wrappers, this.asked);
    this.#unseen = new UnseenKeys(file, this.#calls.evaluator);
  }

  resolve(questions: FileQuestions): FileResolution {
    this.discover(questions);
    for (const use of this.#file.uses) this.#resolveUse(use);
    this.#unseen.tellAsked();
    this.#unseen.tellByName(new Set(questions.filter(isBelieved).map(([index]) => index)));
    this.#resolveTexts();
    for (const binding of this.#file.bindings)
      if (binding.kind === 'value') this.#resolveJoined(binding.value);
    for (const { word, start, end } of this.#file.mentions) {
      if (this.#keys.all.has(word)) this.#add(word, { start, end }, 'mention', 'mention');
    }
    const references = this.#findings.toReferences(this.#file);
    return { references, unresolved: this.#unseen.calls, asked: this.asked };
  }

  questions(): FileQuestions {
    return this.#file.calls.names.flatMap((_, index) => {
      const questions = this.#calls.questions(index, this.#file);
      return questions.length > 0 ? [[index, questions] as const] : [];
    });
  }

  discover(asking: FileQuestions): ReadonlySet<FlagKey> {
    for (const [index, questions] of asking) {
      const call = this.#file.calls.at(index);
      if (call) for (const question of questions) this.#resolveQuestion(call, question);
    }
    for (const text of this.#file.texts) if (text.declares) this.#discovered.add(text.value);
    return this.#discovered;
  }

  #resolveQuestion(call: CallFact, question: FlagQuestion): void {
    const key = given(call, question.key);
    if (key === undefined) return;
    const parts = key.kind === 'list' ? key.items : key.kind === 'either' ? key.options : [key];
    for (const part of parts) {
      const values = this.#calls.evaluator.evaluate(part, this.#file);
      const written = this.#insideConversion(part);
      for (const value of values.flatMap((each) => [each, ...this.#flagsOf(each)]))
        this.#resolveAnswer(call, question, written, value);
      if (question.belief !== 'known') this.#unseen.tell(part, values);
    }
  }

  /** `string(CHECKOUT)` is found at the name, and so is `CHECKOUT.getKey()`. */
  #insideConversion(given: Expression): Expression {
    if (given.kind !== 'call') return given;
    const call = this.#file.calls.at(given.call);
    const getter = call?.callee.kind === 'member' && call.arguments.length === 0 ? call.callee : undefined;
    return getter ?? call?.arguments[0] ?? given;
  }

  #resolveAnswer(call: CallFact, question: FlagQuestion, given: Expression, value: Value): void {
    if (value.kind !== 'text') return;
    const isKnown = this.#keys.known.has(value.value);
    if (isKnown && value.own !== undefined && !this.#owners.isOwner(value.own, [value.value], 'alias'))
      return;
    if (!isKnown && (question.belief === 'known' || value.own !== undefined)) return;
    if (!isKnown && !looksLikeKey(value.value)) return;
    const confidence = isKnown || question.belief === 'certain' ? 'certain' : 'probable';
    if (question.belief === 'certain') this.#discovered.add(value.value);
    const defaultText = question.default && textGiven(call, question.default);
    this.#add(value.value, chainOf(given), isWritten(given) ? question.how : 'alias', confidence, {
      call: { start: call.start, end: call.end },
      asks: {
        name: lastNameOf(call.callee) ?? '',
        ...question.key,
        ...(question.type === undefined ? {} : { type: question.type }),
      },
      ...(question.inverted ? { inverted: true } : {}),
      ...(question.gives === undefined ? {} : { gives: question.gives }),
      ...(question.how === 'wrapper' ? { through: question.through ?? [] } : {}),
      ...(defaultText === undefined ? {} : { defaultText }),
    });
  }

  /** The longest part of a chain that is a key or a flag: `CHECKOUT` in `CHECKOUT.length`. */
  #resolveUse(use: Expression): void {
    for (let part: Expression | undefined = use; part; part = objectOf(part)) {
      const values = this.#calls.evaluator.evaluate(part, this.#file);
      if (values.some((value) => this.#useOf(value, part)) || this.#useByName(part, values)) return;
      if (this.#useByPath(part)) return;
    }
  }

  #useByPath(use: Expression): boolean {
    if (use.kind !== 'member') return false;
    const key = keyOfPath(use, this.#file, (path) => this.#keys.known.has(path));
    const asked = keysAskedByName(use, this.#file.family, (name) => this.#keys.known.spelled(name));
    for (const each of key === undefined ? asked : [key]) this.#add(each, use, 'accessor', 'probable');
    return key !== undefined || asked.length > 0;
  }

  #useByName(use: Expression, values: readonly Value[]): boolean {
    if ((use.kind !== 'name' && use.kind !== 'member') || !isFlagByName(use.name)) return false;
    if (values.some(({ kind }) => kind === 'text') || !this.#keys.known.has(use.name)) return false;
    this.#add(use.name, { start: use.start, end: use.end }, 'accessor', 'probable');
    return true;
  }

  #useOf(value: Value, use: Expression): boolean {
    if (value.kind === 'object') return this.#flagsOf(value).some((flag) => this.#useOfObject(flag, use));
    if (value.kind === 'flag') return this.#useOfFlag(value, use);
    if (value.kind !== 'text' || use.kind === 'text' || value.among) return false;
    if (use.kind === 'joined' && this.#isBelieved(value.value))
      this.#add(value.value, use, 'literal', 'probable');
    if (use.kind === 'joined') return false;
    // What a field of Go's was copied to is its value.
    if (value.own !== undefined && this.#file.family === 'go' && use.kind !== 'member') return false;
    if (value.own !== undefined) return this.#addOwn(value.value, value.own, chainOf(use), 'alias');
    if (!this.#isMeant(value, use)) return false;
    this.#add(value.value, chainOf(use), 'alias', 'certain');
    return true;
  }

  /** What an object that is one flag is asked for: its type says so, were its key a word of plain language. */
  #useOfObject(flag: Value, use: Expression): boolean {
    if (flag.kind !== 'text' || flag.among || !this.#keys.known.has(flag.value)) return false;
    this.#add(flag.value, chainOf(use), 'alias', 'certain');
    return true;
  }

  /** What an object that is one flag stands for. */
  #flagsOf(value: Value): readonly Value[] {
    return value.kind === 'object' ? this.#calls.evaluator.member(value, ITSELF) : [];
  }

  #addOwn(name: string, type: string, span: Span, how: How): boolean {
    const keys = this.#ownNames.keysOf(name, type, how);
    for (const { key, confidence } of keys) this.#add(key, span, how, confidence);
    return keys.length > 0;
  }

  #isMeant(value: Extract<Value, { kind: 'text' }>, use: Expression): boolean {
    if (!this.#keys.all.has(value.value)) return false;
    if (value.made && !this.#keys.known.has(value.value)) return false;
    if (this.#isUnquoted(value.value)) return false;
    const path = namesAt(use);
    const ofFlags = isModuleOfFlags(this.#file.file);
    const isSaid = ofFlags || path.some(speaksOfFlags);
    if (this.#owners.isOfOtherType(value.value, value.typed, isSaid)) return false;
    if (isEverydayWord(value.value))
      return isSaid || namesFlag(path.at(-1) ?? '', value.value) || this.#isOfModuleOfFlags(use);
    return !isPlainName(value.value) || isTelling(value.value, path, ofFlags);
  }

  #useOfFlag(value: Extract<Value, { kind: 'flag' }>, use: Expression): boolean {
    if (use.kind !== 'member' && !this.#isImported(use)) return false;
    const { all } = this.#keys;
    const exact = all.has(value.name) ? [value.name] : [];
    const spelled = value.exact ? exact : all.spelled(value.name, value.case);
    const object = use.kind === 'member' ? pathOf(use.object) : [];
    const owner = object.at(-1) ?? '';
    const isListed = this.#program.table.names.accessors.has(owner);
    const ofFlags =
      object.length > 1 && isListed
        ? speaksOfFlags(owner)
        : holdsOnlyFlags(owner) && (isListed || saysFlag(owner));
    const believed = spelled.filter(
      (key) => !value.guessed || (memberNames(key).includes(value.name) && (!isEverydayWord(key) || ofFlags)),
    );
    for (const key of believed) {
      const how = use.kind === 'member' ? 'accessor' : 'alias';
      this.#add(key, use, how, value.guessed ? 'probable' : 'certain');
    }
    return believed.length > 0;
  }

  /** `from shop.flag_names import CART` */
  #isOfModuleOfFlags(use: Expression): boolean {
    const binding = use.kind === 'name' ? this.#file.bindings[use.binding] : undefined;
    return (
      binding?.kind === 'import' &&
      isModuleOfFlags(stemOfSource(binding.source, this.#file.file, this.#file.family))
    );
  }

  /** What another file took out of an object of flags: `export const { newCheckout } = flagsStore`. */
  #isImported(use: Expression): boolean {
    return use.kind === 'name' && this.#file.bindings[use.binding]?.kind === 'import';
  }

  #resolveTexts(): void {
    const constants = constantStarts(this.#file);
    for (const [index, { value, start, end, declares, own, entry }] of this.#file.texts.entries()) {
      const constant = constants.get(start);
      if (declares) this.#add(value, { start, end }, 'declaration', 'certain');
      else if (own !== undefined)
        this.#addOwn(value, own, { start, end }, entry ? 'declaration' : 'constant');
      else if (!this.#keys.all.has(value) || (!constant?.told && this.#isUnquoted(value))) continue;
      else if (constant) this.#resolveConstant(value, { start, end }, constant);
      else if (
        this.#isBelieved(value) &&
        !isAmongOtherWords(this.#file, index, (text) => this.#keys.defined.has(text))
      )
        this.#add(value, { start, end }, entry ? 'declaration' : 'literal', 'probable');
    }
  }

  #isUnquoted(text: string): boolean {
    return isUnquoted(text, this.#file.family, this.#program, this.asked);
  }

  /** Without syntax that speaks for it, a text is a key only when a flag system defines that very key. */
  #isBelieved(text: string): boolean {
    return this.#keys.defined.has(text) && !isEverydayWord(text);
  }

  /** `const KEY = PREFIX + "checkout"` names the key it puts together. */
  #resolveJoined(value: Expression): void {
    if (value.kind !== 'joined') return;
    for (const found of this.#calls.evaluator.evaluate(value, this.#file)) {
      if (found.kind === 'text' && this.#isBelieved(found.value))
        this.#add(found.value, value, 'constant', 'certain');
    }
  }

  #resolveConstant(value: FlagKey, span: Span, constant: ConstantAt): void {
    if (
      constant.how === 'constant' &&
      this.#owners.isOfOtherType(value, constant.typed, constant.speaks === true)
    )
      return;
    const confidence = constant.told ? 'probable' : 'certain';
    if (constant.telling) this.#add(value, span, constant.how, confidence);
    else if (this.#isBelieved(value)) this.#add(value, span, constant.how, 'probable');
  }

  #add(
    key: FlagKey,
    span: Span,
    how: How,
    confidence: Confidence,
    more: Pick<Finding, 'call' | 'through' | 'inverted' | 'gives' | 'defaultText' | 'asks'> = {},
  ): void {
    this.#findings.add({ key, start: span.start, end: span.end, how, confidence, ...more });
  }
}

/** Whoever the key's owner is. */
function isBelieved([, questions]: FileQuestions[number]): boolean {
  return questions.some(({ belief }) => belief !== 'known');
}

/** The key itself stands in the call, whole or in pieces. */
function isWritten({ kind }: Expression): boolean {
  return kind === 'text' || kind === 'joined';
}

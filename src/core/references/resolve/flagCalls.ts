import type { AskedAt } from '../../model/reference.ts';
import type { CallFact, FileFacts } from '../facts.ts';
import { TELLING_RECEIVER } from '../flagNames.ts';
import { type Family, isFreelyNamed } from '../languages/family.ts';
import type { Place } from '../sdkCalls/flagCall.ts';
import { Asked, AskedKeys, type Lookup } from './asked.ts';
import { Evaluator } from './evaluate.ts';
import type { FlagQuestion } from './flagQuestion.ts';
import { given } from './given.ts';
import type { KeySet } from './knownKeys.ts';
import type { Program } from './program.ts';
import { receiverOf, TabledCalls } from './tabledCalls.ts';
import type { Value } from './value.ts';
import { DEEPEST_WRAPPER, type Wrappers } from './wrappers.ts';

const NOTHING = new Int32Array();

/** Recognizes flag calls: the SDKs', the configured ones, and the code's own functions that hand a key on. */
export class FlagCalls {
  readonly evaluator: Evaluator;
  readonly #program: Program;
  readonly #keys: KeySet;
  readonly #tabled: TabledCalls;
  readonly #wrappers: Wrappers;
  readonly #asked: Asked;

  constructor(program: Program, known: KeySet, wrappers: Wrappers, asked: Asked) {
    this.#program = program;
    this.#keys = known;
    this.#wrappers = wrappers;
    this.#asked = asked;
    this.evaluator = new Evaluator(program, asked);
    this.#tabled = new TabledCalls(program, new AskedKeys(known, asked), this.evaluator);
  }

  /** Of the file's call of that index, which is looked into only where its name may ask. */
  questions(index: number, file: FileFacts, depth = 0): readonly FlagQuestion[] {
    const name = file.calls.names[index];
    if (!name) return [];
    this.#asked.add(`asks:${name}`);
    const mayAsk = this.#program.asking.has(name, DEEPEST_WRAPPER - depth);
    const call = mayAsk ? file.calls.at(index) : undefined;
    if (call === undefined) return [];
    const targets = this.evaluator.evaluate(call.callee, file);
    const own = targets.flatMap((target) =>
      target.kind === 'function' ? this.#wrapper(target.file.file, target.function, depth) : [],
    );
    const sdk = this.#tabled.question(call, name, file, targets);
    if (sdk?.named) return [sdk];
    if (own.length > 0) return own;
    if (sdk && sdk.belief !== 'known') return [sdk];
    const isOpen = targets.every(({ kind }) => kind === 'parameter' || kind === 'flag');
    // Inherited and mixed-in methods are called by their bare names.
    const mayBeMethod = call.callee.kind === 'member' || isFreelyNamed(file.family);
    const methods = mayBeMethod && isOpen ? this.#methods(call, name, file, depth) : [];
    return methods.length > 0 ? methods : sdk ? [sdk] : [];
  }

  /** Whether calls of the function ask for a flag whoever the key's owner is. */
  isWrapper(file: FileFacts, index: number): boolean {
    return this.#wrapper(file.file, index, 0).some(({ belief }) => belief !== 'known');
  }

  /** Where nothing speaks of flags, a name alone means a method that asks for one only if a known key is given. */
  #methods(call: CallFact, name: string, file: FileFacts, depth: number): readonly FlagQuestion[] {
    const isTold = file.speaks || TELLING_RECEIVER.test(receiverOf(call, file));
    if (!isTold && depth > 0) return [];
    return this.#methodsNamed(name, file.family, depth).map((question) => ({
      ...question,
      belief: isTold ? weaker(question) : 'known',
    }));
  }

  /** How the first that asks for a flag does. */
  #methodsNamed(name: string, family: Family, depth: number): readonly FlagQuestion[] {
    if (depth >= DEEPEST_WRAPPER) return [];
    const lookup: Lookup = `wraps:${family}/${depth}/${name}`;
    this.#asked.add(lookup);
    const known = this.#wrappers.ofName(lookup);
    if (known) return known;
    const asked = new Asked();
    const questions = this.#apart(asked).#firstAsking(name, family, depth);
    this.#wrappers.setOfName(lookup, { questions, asked });
    return questions;
  }

  #firstAsking(name: string, family: Family, depth: number): readonly FlagQuestion[] {
    this.#asked.add(`method:${name}`);
    const methods = this.#program.methodsNamed(name);
    for (const method of methods) {
      if (method.family !== family) continue;
      const questions = this.#wrapper(method.file, method.function, depth);
      // One of several methods of a name may be another's.
      if (questions.length > 0)
        return methods.length > 1 ? questions.map((question) => ({ ...question, through: [] })) : questions;
    }
    return [];
  }

  #apart(asked: Asked): FlagCalls {
    return new FlagCalls(this.#program, this.#keys, this.#wrappers, asked);
  }

  /** How a function asks for a flag whose key is its caller's to give. */
  #wrapper(file: string, index: number, depth: number): readonly FlagQuestion[] {
    if (depth >= DEEPEST_WRAPPER || !this.#mayWrap(file, index, depth)) return [];
    const known = this.#wrappers.ofFunction(file, index, depth);
    if (known) {
      this.#asked.addAll(known.asked);
      return known.questions;
    }
    const asked = new Asked();
    const facts = this.#program.facts(file);
    const questions = facts ? this.#apart(asked).#findWrapper(facts, index, depth) : [];
    this.#wrappers.setOfFunction(file, index, depth, { questions, asked });
    this.#asked.addAll(asked);
    return questions;
  }

  /** Told without opening the file: every function of a name is asked, and hardly any hands on what it is given. */
  #mayWrap(file: string, index: number, depth: number): boolean {
    const asks = this.#program.outline(file)?.asksOf(index) ?? NOTHING;
    const deepest = DEEPEST_WRAPPER - depth - 1;
    if (asks.some((number) => this.#program.asking.hasNumber(number, deepest))) return true;
    for (const number of asks) this.#asked.addNumber(number);
    return false;
  }

  #findWrapper(file: FileFacts, owner: number, depth: number): readonly FlagQuestion[] {
    for (const index of this.#program.detailsOf(file).callsHandedParametersOf(owner)) {
      const found = this.#askedThrough(index, file, owner, depth);
      if (found) return [found];
    }
    return this.#lookupByParameter(file, owner);
  }

  /** How the call asks for the flag whose key is the function's parameter. */
  #askedThrough(index: number, file: FileFacts, owner: number, depth: number): FlagQuestion | undefined {
    const questions = this.questions(index, file, depth + 1);
    const call = questions.length > 0 ? file.calls.at(index) : undefined;
    if (call === undefined) return undefined;
    for (const question of questions) {
      const key = this.#handedOn(call, question.key, file, owner);
      if (key === undefined || (question.belief === 'known' && question.how === 'call')) continue;
      this.#asked.add(`at:${file.file}`);
      const fallback = question.default && this.#handedOn(call, question.default, file, owner);
      return {
        how: 'wrapper',
        belief: question.belief,
        key,
        ...(fallback ? { default: fallback } : {}),
        ...(question.inverted ? { inverted: true } : {}),
        ...(question.gives === undefined ? {} : { gives: question.gives }),
        ...(question.type === undefined ? {} : { type: question.type }),
        through: throughOf(call, question, key, file),
      };
    }
    return undefined;
  }

  #handedOn(call: CallFact, place: Place, file: FileFacts, owner: number): Place | undefined {
    const handed = given(call, place);
    const values = handed === undefined ? [] : this.evaluator.evaluate(handed, file);
    return values.flatMap((value) => placeOfParameter(value, file, owner) ?? [])[0];
  }

  /** `flags[key]` */
  #lookupByParameter(file: FileFacts, owner: number): readonly FlagQuestion[] {
    for (const use of this.#program.detailsOf(file).lookupsByParametersOf(owner)) {
      const places = this.evaluator
        .evaluate(use.index, file)
        .flatMap((value) => placeOfParameter(value, file, owner) ?? []);
      const [key] = places;
      if (key === undefined) continue;
      const flags = this.evaluator.evaluate(use.object, file).find(({ kind }) => kind === 'flags');
      if (flags?.kind === 'flags')
        return [{ how: 'wrapper', belief: flags.guessed ? 'known' : 'certain', key }];
    }
    return [];
  }
}

function placeOfParameter(value: Value, file: FileFacts, owner: number): Place | undefined {
  if (value.kind !== 'parameter' || value.function !== owner) return undefined;
  const keyword = file.functions[owner]?.parameters[value.index];
  return {
    argument: value.index,
    ...(keyword ? { keyword } : {}),
    ...(value.property === undefined ? {} : { property: value.property }),
  };
}

function throughOf(
  call: CallFact,
  question: FlagQuestion,
  key: Place,
  { file }: FileFacts,
): readonly AskedAt[] {
  if (key.keyword === undefined || (question.how === 'wrapper' && !question.through?.length)) return [];
  return [{ file, start: call.start, end: call.end, parameter: key.keyword }, ...(question.through ?? [])];
}

/** A method found by name alone may be another class's. */
function weaker(question: FlagQuestion): FlagQuestion['belief'] {
  return question.belief === 'certain' ? 'probable' : 'known';
}

import type { FlagKey } from '../../model/flag.ts';
import { type CallFact, type Expression, type FileFacts, ITSELF } from '../facts.ts';
import { asksForValue, isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import { Asked, AskedKeys } from './asked.ts';
import { FlagCalls } from './flagCalls.ts';
import { keysOfFlag } from './flagMembers.ts';
import type { FlagQuestion } from './flagQuestion.ts';
import { given } from './given.ts';
import { isEverydayWord, type KeySet } from './knownKeys.ts';
import type { Program } from './program.ts';
import { pathOf, type Value } from './value.ts';
import type { OwnFlag, Wrappers } from './wrappers.ts';

/** From one function, or name within it, to the next. */
const DEEPEST = 6;

const NOTHING: readonly OwnFlag[] = [];

/** As flags are asked for, and hardly anything else is: `isEnabled`, `GetBoolValue`, `stringVariation`. */
const ASKS_FOR_VALUE =
  /^(?:is_?)?(?:enabled|active|on)[?]?$|^(?:get_?)?(?:bool(?:ean)?|string|int(?:eger)?|float|double|number|json)_?(?:value|variation)$/i;

/** Functions that give one flag by a key of their own: `const useIsCartOn = () => useFlag("cart")`. */
export class AskingFunctions {
  readonly #program: Program;
  readonly #keys: KeySet;
  readonly #known: AskedKeys;
  readonly #wrappers: Wrappers;
  readonly #asked: Asked;
  readonly #active: Set<string>;
  #calls: FlagCalls | undefined;

  constructor(
    program: Program,
    keys: KeySet,
    wrappers: Wrappers,
    asked: Asked,
    active: Set<string> = new Set(),
  ) {
    this.#program = program;
    this.#keys = keys;
    this.#known = new AskedKeys(keys, asked);
    this.#wrappers = wrappers;
    this.#asked = asked;
    this.#active = active;
  }

  /** The flag of the function, told without opening its file where it can have none. */
  askedBy(file: string, index: number): OwnFlag | undefined {
    const id = `${index} ${file}`;
    if (this.#program.outline(file)?.mayAskItself(index) !== true) return undefined;
    if (this.#active.has(id) || this.#active.size > DEEPEST) return undefined;
    const known = this.#wrappers.ownOf(file, index) ?? this.#find(file, index, id);
    this.#asked.addAll(known.asked);
    return known.flag;
  }

  #find(file: string, index: number, id: string) {
    const asked = new Asked();
    const facts = this.#program.facts(file);
    this.#active.add(id);
    const apart = new AskingFunctions(this.#program, this.#keys, this.#wrappers, asked, this.#active);
    const answer = { flag: facts && apart.#oneOf(facts, index), asked };
    this.#active.delete(id);
    // What was cut short around it is no answer for others.
    if (this.#active.size === 0) this.#wrappers.setOwnOf(file, index, answer);
    return answer;
  }

  /** Whatever it returns holds that flag, and no other. */
  #oneOf(file: FileFacts, index: number): OwnFlag | undefined {
    const results = file.functions[index]?.gives ?? [];
    const found = results.map((result) => this.#flagsIn(result, file));
    const [first] = found.flat();
    const isOne = found.every((each) => each.length > 0 && each.every(({ key }) => key === first?.key));
    return isOne ? first : undefined;
  }

  #flagsIn(part: Expression, file: FileFacts, depth = 0): readonly OwnFlag[] {
    if (depth > DEEPEST) return NOTHING;
    switch (part.kind) {
      case 'either':
        return part.options.flatMap((option) => this.#flagsIn(option, file, depth + 1));
      case 'call': {
        const call = file.calls.at(part.call);
        return call ? this.#flagsAskedIn(call, part.call, file) : NOTHING;
      }
      case 'name':
        return this.#flagsNamed(part, file, depth);
      case 'member':
        return this.#flagsOfPart(part, file, depth);
      default:
        return NOTHING;
    }
  }

  /** A local is what it was given; any other name is a function that is called. */
  #flagsNamed(
    name: Extract<Expression, { kind: 'name' }>,
    file: FileFacts,
    depth: number,
  ): readonly OwnFlag[] {
    const binding = file.bindings[name.binding];
    const isLocal = binding?.kind === 'value' && !binding.topLevel && binding.value.kind !== 'function';
    return isLocal ? this.#flagsIn(binding.value, file, depth + 1) : this.#flagsOfFunctions(name, file);
  }

  /** `variant.name` of `const variant = useVariant("cart")` is a part of the flag. */
  #flagsOfPart(
    member: Extract<Expression, { kind: 'member' }>,
    file: FileFacts,
    depth: number,
  ): readonly OwnFlag[] {
    const flags = this.#flagsOfMember(member, file);
    const { object } = member;
    if (flags.length > 0 || (object.kind !== 'name' && object.kind !== 'member')) return flags;
    const local = object.kind === 'name' ? file.bindings[object.binding] : undefined;
    const isHeld = object.kind === 'member' || (local?.kind === 'value' && local.value.kind === 'call');
    return isHeld ? this.#flagsIn(object, file, depth + 1) : NOTHING;
  }

  #flagsOfMember(member: Extract<Expression, { kind: 'member' }>, file: FileFacts): readonly OwnFlag[] {
    const values = this.#evaluate(member, file);
    const keys = values.flatMap((value) =>
      value.kind === 'flag' ? keysOfFlag(value, member, this.#known, this.#program.table) : [],
    );
    const isGuess = values.some((value) => value.kind === 'flag' && value.guessed);
    if (keys.length > 0) return flagsOf(keys, isGuess);
    const functions = this.#flagsOfFunctions(member, file);
    if (functions.length > 0 || !asksForValue(member.name)) return functions;
    return flagsOf(this.#keysIn(this.#evaluate(member.object, file)), false);
  }

  #flagsOfFunctions(called: Expression, file: FileFacts): readonly OwnFlag[] {
    return this.#evaluate(called, file).flatMap((value) => {
      const flag = value.kind === 'function' ? this.askedBy(value.file.file, value.function) : undefined;
      return flag ? [flag] : [];
    });
  }

  #flagsAskedIn(call: CallFact, index: number, file: FileFacts): readonly OwnFlag[] {
    const questions = this.#questions(index, file);
    const asked = questions.flatMap((question) => this.#flagsAsked(call, question, file));
    if (asked.length > 0) return asked;
    const functions = this.#flagsOfFunctions(call.callee, file);
    if (functions.length > 0) return functions;
    const { callee } = call;
    const onKey = callee.kind === 'member' ? this.#flagsOfMember(callee, file) : NOTHING;
    return onKey.length > 0 ? onKey : this.#flagsTold(call, file);
  }

  #flagsAsked(call: CallFact, question: FlagQuestion, file: FileFacts): readonly OwnFlag[] {
    const key = given(call, question.key);
    const isGuess = question.belief === 'known';
    const keys = key ? this.#keysIn(this.#evaluate(key, file)) : [];
    return flagsOf(isGuess ? keys.filter((each) => !isEverydayWord(each)) : keys, isGuess);
  }

  /** `getFeature("new-checkout")`, `client.GetBoolValue(ctx, CheckoutFlag, false)` of nobody knows which library. */
  #flagsTold({ callee, arguments: all }: CallFact, file: FileFacts): readonly OwnFlag[] {
    const path = pathOf(callee);
    const name = path.at(-1) ?? '';
    const isTold = asksForValue(name) && (path.some(isAskedForFlags) || ASKS_FOR_VALUE.test(name));
    const keys = isTold ? all.flatMap((each) => this.#keysIn(this.#evaluate(each, file))) : [];
    return flagsOf(
      keys.filter((key) => !isEverydayWord(key)),
      true,
    );
  }

  #keysIn(values: readonly Value[]): readonly FlagKey[] {
    return values.flatMap((value) => {
      const texts = value.kind === 'object' ? this.#evaluator.member(value, ITSELF) : [value];
      return texts.flatMap((text) => {
        if (text.kind !== 'text' || text.among) return [];
        if (this.#known.has(text.value)) return [text.value];
        return text.own !== undefined && isTypeOfFlags(text.own) ? this.#known.spelled(text.value) : [];
      });
    });
  }

  #questions(index: number, file: FileFacts): readonly FlagQuestion[] {
    return this.#flagCalls.questions(index, file);
  }

  #evaluate(expression: Expression, file: FileFacts): readonly Value[] {
    return this.#evaluator.evaluate(expression, file);
  }

  get #evaluator() {
    return this.#flagCalls.evaluator;
  }

  get #flagCalls(): FlagCalls {
    this.#calls ??= new FlagCalls(this.#program, this.#keys, this.#wrappers, this.#asked);
    return this.#calls;
  }
}

/** Firebase keeps flags among other values that come from afar. */
function isAskedForFlags(name: string): boolean {
  return speaksOfFlags(name) || REMOTE_CONFIG.test(name);
}

const REMOTE_CONFIG = /[rR]emoteConfig$/;

function flagsOf(keys: readonly FlagKey[], isGuess: boolean): readonly OwnFlag[] {
  return keys.map((key) => ({ key, confidence: isGuess ? 'probable' : 'certain' }));
}

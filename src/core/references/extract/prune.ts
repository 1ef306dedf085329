import { chainOf } from '../chain.ts';
import { givesItself, isConversion } from '../conversions.ts';
import {
  type Binding,
  type CallFact,
  type Expression,
  type FileFacts,
  FREE,
  type FunctionFact,
} from '../facts.ts';
import { speaksOfFlags } from '../flagNames.ts';
import { isFlagByName, isSwitchByName } from '../flagsByName.ts';
import type { Language } from '../languages/language.ts';
import { isCalledLikeFlags } from '../objectsOfFlags.ts';
import { mayAskByName } from '../resolve/askedByName.ts';
import { mayBeFlags } from '../resolve/flagsObjects.ts';
import { parametersIn } from '../resolve/parameters.ts';
import { pathOf } from '../resolve/value.ts';
import { isCalledSettings, mayNameSwitch } from '../settings.ts';
import { callsOf, lastNameOf, mayGiveFlags } from './callFacts.ts';
import type { Draft } from './draft.ts';
import type { NamesOfInterest } from './walk.ts';

type Pruned = Omit<FileFacts, 'file' | 'family' | 'speaks' | 'lineStarts'>;

/** Most of a file can never lead to a key; facts keep what can. Indexes stay what they are. */
export function prune(draft: Draft, language: Language, names: NamesOfInterest): Pruned {
  const { exports, functions, mentions } = draft;
  const leads = new Leads(draft, language, names);
  const bindings = draft.bindings.map(withoutUntold);
  const { told } = draft;
  const called = draft.called.filter((name) => leads.from(name) || leads.isOfPackage(name));
  for (const call of draft.calls) addTextsTold(call, told);
  return {
    bindings,
    exports,
    functions: functions.map((each) => leads.withResults(each)),
    calls: callsOf(draft.calls.map((call) => leads.shortened(call))),
    handed: handedIn(draft),
    uses: draft.uses.filter((use) => leads.from(use)),
    ...(called.length > 0 ? { called } : {}),
    texts: draft.texts.map((text) => (told.has(text.start) ? { ...text, told: true } : text)),
    mentions,
  };
}

/** What a call that says nothing gives is nothing. */
function withoutUntold(binding: Binding): Binding {
  if (binding.kind !== 'value') return binding;
  const { name, value } = binding;
  return value.kind === 'other' ? { kind: 'other', name } : binding;
}

/** Adds where texts stand under a label that speaks of flags, or in a call of something that does: `useUiFlag('demo')`. */
function addTextsTold({ callee, arguments: given, named }: CallFact, told: Set<number>): void {
  const isTold = speaksOfFlags(lastNameOf(callee) ?? '');
  if (isTold) for (const { kind, start } of given) if (kind === 'text') told.add(start);
  for (const [label, { kind, start }] of named) if (kind === 'text' && speaksOfFlags(label)) told.add(start);
}

/** Functions whose parameters a call is given, with the call. */
function handedIn(draft: Draft): Pruned['handed'] {
  const handed: [owner: number, call: number][] = [];
  for (const [index, call] of draft.calls.entries()) {
    const owners = new Set<number>();
    for (const input of call.arguments) for (const owner of parametersIn(input, draft)) owners.add(owner);
    for (const [, input] of call.named) for (const owner of parametersIn(input, draft)) owners.add(owner);
    for (const owner of owners) handed.push([owner, index]);
  }
  return handed;
}

/** Which expressions may lead to a key, told by this file alone. */
class Leads {
  readonly #draft: Draft;
  readonly #language: Language;
  readonly #names: NamesOfInterest;
  /** Functions that may ask for a flag of their own. */
  readonly #asking: ReadonlySet<number>;
  readonly #isFreeOfInterest: (name: string) => boolean;
  /** Whether another file may declare a name that this one does not. */
  readonly #seesOthers: boolean;
  /** Bindings by whether they lead; one that is being looked at, and leads back to itself, does not. */
  readonly #known = new Map<number, boolean>();
  /** Bindings by whether anything may come of them; of one that is being looked at it is supposed. */
  readonly #worth = new Map<number, boolean>();

  constructor(draft: Draft, language: Language, names: NamesOfInterest) {
    this.#draft = draft;
    this.#language = language;
    this.#names = names;
    this.#asking = new Set(draft.functions.flatMap(({ gives }, index) => (gives ? [index] : [])));
    this.#seesOthers =
      language.freeNames !== 'nowhere' ||
      draft.bindings.some((binding) => binding.kind === 'import' && binding.name === '*');
    // Where any file may declare a free name, only those written as types and constants are worth the search.
    this.#isFreeOfInterest =
      language.freeNames === 'anywhere' ? (name) => /^[A-Z]/.test(name) : () => this.#seesOthers;
  }

  from(use: Expression): boolean {
    if ((use.kind === 'name' || use.kind === 'member') && isFlagByName(use.name)) return true;
    if (use.kind === 'member' && isSwitchByName(use.name)) return true;
    switch (use.kind) {
      case 'name':
        return use.binding === FREE ? this.#isFreeOfInterest(use.name) : this.#fromBinding(use.binding);
      case 'implicit':
        return use.told !== undefined || /[A-Z_\d]/.test(use.name);
      case 'member':
      case 'index':
        return (
          this.#isCalledFlags(use.object) ||
          (use.kind === 'member' && this.#asksByName(use.name, use.object)) ||
          (use.kind === 'member' && isCalledSettings(pathOf(use.object)) && mayNameSwitch(use.name)) ||
          (use.kind === 'index' && use.index.kind === 'name') ||
          (use.kind === 'member' && (this.#isOfType(use.name) || this.#isOfFlags(use.object))) ||
          this.from(use.object)
        );
      case 'call':
        return this.#fromCall(use.call, (part) => this.from(part));
      case 'object':
        return use.members.some(([, member]) => this.from(member));
      case 'list':
        return use.items.some((item) => this.from(item));
      case 'either':
        return use.options.some((option) => this.from(option));
      case 'function':
        return this.#asking.has(use.function);
      default:
        return use.kind === 'text' || use.kind === 'joined' || use.kind === 'module';
    }
  }

  /** A function that another file of its package may declare. */
  isOfPackage(called: Expression): boolean {
    return this.#language.packageFunctions === true && called.kind === 'name' && called.binding === FREE;
  }

  /** Of a function only what may ask for a flag of its own, each time that it returns. */
  withResults(of: FunctionFact): FunctionFact {
    const { gives, ...rest } = of;
    return gives?.every((each) => this.#fromResult(each)) ? of : rest;
  }

  #fromResult(part: Expression): boolean {
    if (this.#isGivenByBlock(part)) return false;
    if (part.kind === 'either') return part.options.some((each) => this.#fromResult(each));
    const call = part.kind === 'call' ? this.#draft.calls[part.call] : undefined;
    if (call === undefined) return this.from(part) || this.#isGivenByCall(part);
    const { arguments: given, named, callee } = call;
    return (
      this.from(callee) || given.some((each) => this.from(each)) || named.some(([, each]) => this.from(each))
    );
  }

  /** `rows = Replica.read("cart") { … }`: what the block gives, whatever flag decides where it runs. */
  #isGivenByBlock(part: Expression): boolean {
    const binding = part.kind === 'name' ? this.#draft.bindings[part.binding] : undefined;
    const value = binding?.kind === 'value' ? binding.value : part;
    const options = value.kind === 'either' ? value.options : [value];
    return options.some((each) => each.kind === 'call' && this.#draft.ofBlocks.has(each.call));
  }

  /** `const isOn = useFeature("cart"); return isOn` */
  #isGivenByCall(part: Expression): boolean {
    if (part.kind === 'member') return this.#isGivenByCall(part.object);
    const binding = part.kind === 'name' ? this.#draft.bindings[part.binding] : undefined;
    if (binding?.kind !== 'value' || binding.value.kind !== 'call') return false;
    return this.#fromResult(binding.value);
  }

  /** Of what nothing can come, only the place is kept. */
  shortened(call: CallFact): CallFact {
    const given = call.arguments.map((argument) => this.#shortenedPart(argument));
    const named = call.named.map(([name, value]) => [name, this.#shortenedPart(value)] as const);
    const mayHoldKey =
      given.some(({ kind }) => !KEYLESS.has(kind)) || named.some(([, { kind }]) => !KEYLESS.has(kind));
    return { ...call, arguments: given, named, argumentTexts: mayHoldKey ? call.argumentTexts : [] };
  }

  #shortenedPart(given: Expression): Expression {
    switch (given.kind) {
      case 'object': {
        const members = given.members.map(([name, value]) => [name, this.#shortenedPart(value)] as const);
        return { ...given, members };
      }
      case 'list':
        return { ...given, items: given.items.map((item) => this.#shortenedPart(item)) };
      case 'either':
        return { ...given, options: given.options.map((option) => this.#shortenedPart(option)) };
      default: {
        if (this.#mayGive(given)) return given;
        const { start, end } = chainOf(given);
        return { kind: 'other', start, end };
      }
    }
  }

  /** Whether resolving it may find anything at all. */
  #mayGive(part: Expression): boolean {
    switch (part.kind) {
      case 'name':
        if (this.#names.accessors.has(part.name)) return true;
        return part.binding === FREE ? this.#seesOthers : this.#mayBindingGive(part.binding);
      case 'member':
        return (
          this.#names.accessors.has(part.name) || this.#isOfType(part.name) || this.#mayGive(part.object)
        );
      case 'call':
        return this.#fromCall(part.call, (inner) => this.#mayGive(inner));
      case 'list':
        return part.items.some((item) => this.#mayGive(item));
      case 'either':
        return part.options.some((option) => this.#mayGive(option));
      default:
        return part.kind !== 'index' && part.kind !== 'other';
    }
  }

  #mayBindingGive(index: number): boolean {
    const known = this.#worth.get(index);
    if (known !== undefined) return known;
    this.#worth.set(index, true);
    const binding = this.#draft.bindings[index];
    const gives = binding?.kind === 'value' ? this.#mayGive(binding.value) : binding?.kind !== 'other';
    this.#worth.set(index, gives);
    return gives;
  }

  /** One of several as well: `(config.features ?? {}).newCheckout`. */
  #isCalledFlags(object: Expression): boolean {
    if (object.kind === 'either') return object.options.some((option) => this.#isCalledFlags(option));
    const name = lastNameOf(object) ?? '';
    return this.#names.accessors.has(name) || mayBeFlags(name, this.#language.family);
  }

  /** Whose members may be flags by their type. */
  #isOfFlags(object: Expression): boolean {
    const { calls } = this.#draft;
    return mayGiveFlags(this.#language) && isCalledLikeFlags(object, (index) => calls[index]);
  }

  #asksByName(name: string, object: Expression): boolean {
    const { family } = this.#language;
    if (!mayAskByName(name, family)) return false;
    return family === 'ruby' || isCalledLikeFlags(object, (index) => this.#draft.calls[index]);
  }

  /** A type of whatever module stands before it. */
  #isOfType(name: string): boolean {
    return this.#language.freeNames === 'anywhere' && /^[A-Z]/.test(name);
  }

  /** It gives flags, or the text it is given or asked of. */
  #fromCall(index: number, leads: (part: Expression) => boolean): boolean {
    const call = this.#draft.calls[index];
    const name = call && lastNameOf(call.callee);
    if (call === undefined || name === undefined) return false;
    if (this.#names.accessors.has(name)) return true;
    if (call.callee.kind === 'member') return givesItself(name) && leads(call.callee.object);
    return isConversion(name) && call.arguments.some(leads);
  }

  #fromBinding(index: number): boolean {
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    this.#known.set(index, false);
    const binding = this.#draft.bindings[index];
    const leads = binding?.kind === 'import' || (binding?.kind === 'value' && this.from(binding.value));
    this.#known.set(index, leads);
    return leads;
  }
}

/** What is no key, and holds none. */
const KEYLESS: ReadonlySet<Expression['kind']> = new Set(['other', 'computed', 'function']);

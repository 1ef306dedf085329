import type { CallFact, FileFacts, TextFact } from '../facts.ts';
import { asksForValue, speaksOfFlags } from '../flagNames.ts';
import { isFlagByName, isSwitchByName } from '../flagsByName.ts';
import { isModuleOfFlags } from './modules.ts';

/** What else may be called so: a table, a kind, a field. Nothing else has dashes or dots as a key may have. */
const NAME = /^[A-Za-z]\w*$/;

/** Texts of a file that are as likely the name of something else as a flag's key. */
export class BareTexts {
  readonly #file: FileFacts;
  /** Where what is given to calls that ask for a value begins. */
  #given: ReadonlySet<number> | undefined;

  constructor(file: FileFacts) {
    this.#file = file;
  }

  /** It is a name, nothing in its file of code speaks of flags, and no call that asks for a value is given it. */
  has({ value, start }: TextFact): boolean {
    const { family, speaks, file } = this.#file;
    if (family === 'text' || speaks || !NAME.test(value) || isModuleOfFlags(file)) return false;
    if (isSwitchByName(value) || isFlagByName(value) || speaksOfFlags(value)) return false;
    this.#given ??= givenToAsking(this.#file);
    return !this.#given.has(start);
  }
}

function givenToAsking({ calls }: FileFacts): ReadonlySet<number> {
  const asking = calls.names.flatMap((name, index) => (asksForValue(name) ? (calls.at(index) ?? []) : []));
  return new Set(asking.flatMap(startsGiven));
}

function startsGiven({ arguments: given, named }: CallFact): readonly number[] {
  return [...given, ...named.map(([, value]) => value)].map(({ start }) => start);
}

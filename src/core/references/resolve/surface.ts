import type { FileFacts } from '../facts.ts';
import type { Lookup } from './asked.ts';
import { declaredNames, membersOfTypes } from './declaredNames.ts';
import { FileDetails } from './fileDetails.ts';
import { methodsIn } from './methods.ts';
import { stemsOf } from './modules.ts';

/**
 * What the answers for other files may take from a file, as texts to compare. An edit mostly leaves it alone, and then
 * nothing that rests on the file has to be worked out again.
 */
interface Surface {
  /** What it imports, declares and exports, and all that this and its methods lead to. */
  readonly given: string;
  /** What the methods of each name take and hand on. */
  readonly methods: ReadonlyMap<string, string>;
  /** Where a parameter is handed to calls that may ask for a flag: who calls a wrapper is told. */
  readonly places: string;
}

/** Lookups into the file whose answers may have changed. `asks`: whether calls of the name may ask for a flag. */
export function lookupsMoved(
  before: FileFacts | undefined,
  after: FileFacts | undefined,
  asks: (name: string) => boolean,
): ReadonlySet<Lookup> {
  const all = () => new Set([...lookupsInto(before), ...lookupsInto(after)]);
  // A cold start takes every file in twice: by its text alone at first, which is no code's family.
  if (before === undefined || after === undefined || before.family !== after.family) return all();
  const was = surfaceOf(before, asks);
  const is = surfaceOf(after, asks);
  if (was.given !== is.given) return all();
  const names = [...was.methods.keys(), ...is.methods.keys()];
  const methods = names.filter((name) => was.methods.get(name) !== is.methods.get(name)).map(lookupOfMethod);
  return new Set(was.places === is.places ? methods : [...methods, lookupOfPlaces(after)]);
}

/** All that others may look up in the file. */
export function lookupsInto(facts: FileFacts | undefined): ReadonlySet<Lookup> {
  if (facts === undefined) return new Set();
  const stems = stemsOf(facts.file).map((stem): Lookup => `stem:${stem}`);
  const names = [...declaredNames(facts)].map((name): Lookup => `name:${name}`);
  return new Set([
    ...stems,
    ...[...methodsIn(facts).keys()].map(lookupOfMethod),
    ...names,
    lookupOfPlaces(facts),
  ]);
}

function lookupOfMethod(name: string): Lookup {
  return `method:${name}`;
}

function lookupOfPlaces({ file }: FileFacts): Lookup {
  return `at:${file}`;
}

function surfaceOf(facts: FileFacts, asks: (name: string) => boolean): Surface {
  const { speaks, bindings, exports } = facts;
  const reached = new Reached(facts, asks);
  const imports = bindings.filter(({ kind }) => kind === 'import');
  const declared = [...declaredNames(facts)];
  const members = membersOfTypes(facts).filter(({ value }) => value.kind === 'text');
  const given = reached.written([speaks, imports, exports, declared, members]);
  const methods = [...methodsIn(facts)].map(
    ([name, own]) => [name, own.map((index) => reached.function(index)).join('\n')] as const,
  );
  return { given: given + reached.rest(), methods: new Map(methods), places: placesIn(facts, asks) };
}

function placesIn({ calls, handed }: FileFacts, asks: (name: string) => boolean): string {
  const asking = new Set(handed.flatMap(([, call]) => (asks(calls.names[call] ?? '') ? [call] : [])));
  return [...asking].map((call) => `${calls.at(call)?.start}-${calls.at(call)?.end}`).join();
}

/** What is led to is written once each, and goes by the number in which it is met: its place says nothing of it. */
class Reached {
  readonly #facts: FileFacts;
  readonly #details: FileDetails;
  readonly #asks: (name: string) => boolean;
  readonly #numbers = new Map<string, number>();
  readonly #met: (() => string)[] = [];

  constructor(facts: FileFacts, asks: (name: string) => boolean) {
    this.#facts = facts;
    this.#details = new FileDetails(facts);
    this.#asks = asks;
  }

  written(value: unknown): string {
    return JSON.stringify(value, (property, each) => {
      switch (property) {
        case 'start':
        case 'end':
          return undefined;
        case 'binding':
          return this.#numberOf(property, each, () => this.#binding(each));
        case 'function':
          return this.#numberOf(property, each, () => this.function(each));
        case 'call':
          return this.#numberOf(property, each, () => this.#call(each));
        default:
          return each;
      }
    });
  }

  /** Of the calls a parameter is handed to only those are ever looked into that may ask. */
  function(index: number): string {
    const { calls, functions } = this.#facts;
    const handed = this.#details.callsHandedParametersOf(index);
    const asking = handed.filter((call) => this.#asks(calls.names[call] ?? '')).map((call) => ({ call }));
    const lookups = this.#details.lookupsByParametersOf(index);
    return this.written([this.#owner(index), functions[index], asking, lookups]);
  }

  /** Of all that was met on the way. */
  rest(): string {
    const parts: string[] = [];
    for (let write = this.#met.pop(); write; write = this.#met.pop()) parts.push(write());
    return parts.join('\n');
  }

  /** That it is a function's parameter does not lead to what that function does. */
  #binding(index: number): string {
    const binding = this.#facts.bindings[index];
    return this.written(
      binding?.kind === 'parameter' ? [this.#owner(binding.function), binding.index] : binding,
    );
  }

  #owner(index: number): number {
    return this.#numberOf('owner', index);
  }

  /** What is given by position and by name as well stands in one place. */
  #call(index: number): string {
    const call = this.#facts.calls.at(index);
    if (call === undefined) return '';
    const { callee, arguments: given, named, element } = call;
    const places = [...given, ...named.map(([, value]) => value)].map((each) => each.start - call.start);
    return this.written([callee, given, named, element, places]);
  }

  #numberOf(kind: string, index: number, write?: () => string): number {
    if (index < 0) return index;
    const id = `${kind}${index}`;
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(id, number);
    if (write) this.#met.push(write);
    return number;
  }
}

import type { Binding, Export, Expression, FileFacts } from '../facts.ts';
import { isTypeName } from '../languages/family.ts';
import type { Sdk } from '../sdkCalls/flagCall.ts';
import { isPackageOf, sdks } from '../sdkCalls/sdks.ts';
import { parametersIn } from './parameters.ts';

export interface OpenedType {
  readonly name: string;
  readonly source: string;
}

type IndexUse = Extract<Expression, { kind: 'index' }>;
type Exported = Exclude<Export, { kind: 'all' }>;

interface Handed {
  readonly calls: ReadonlyMap<number, readonly number[]>;
  readonly lookups: ReadonlyMap<number, readonly IndexUse[]>;
}

/** What follows from one file's facts alone, worked out once; what is seldom asked for, when it is. */
export class FileDetails {
  /** `using static Shop.FeatureFlagKeys`, `use FeatureFlag::*` */
  readonly openedTypes: readonly OpenedType[];
  /** Sources of imports of everything. */
  readonly stars: readonly string[];
  /** Values that stand for the whole module. */
  readonly wholes: readonly Expression[];
  /** Sources all of whose exports are handed on. */
  readonly handedOn: readonly string[];
  readonly #exports = new Map<string, Exported>();
  readonly #facts: FileFacts;
  #sdks: ReadonlySet<string> | undefined;
  #handed: Handed | undefined;

  constructor(facts: FileFacts) {
    this.#facts = facts;
    this.stars = importsOf(facts).flatMap(({ name, source }) => (name === '*' ? [source] : []));
    this.openedTypes = this.stars.flatMap((source) => {
      const name = source.slice(source.lastIndexOf('.') + 1);
      return isTypeName(name) ? [{ name, source }] : [];
    });
    this.wholes = facts.exports.flatMap((each) =>
      each.kind === 'value' && each.name === 'default' ? [each.value] : [],
    );
    this.handedOn = facts.exports.flatMap((each) => (each.kind === 'all' ? [each.source] : []));
    for (const each of facts.exports) {
      if (each.kind !== 'all' && !this.#exports.has(each.name)) this.#exports.set(each.name, each);
    }
  }

  /** SDKs the file imports. */
  get sdks(): ReadonlySet<string> {
    this.#sdks ??= new Set(sdks.filter((sdk) => imports(this.#facts, sdk)).map(({ name }) => name));
    return this.#sdks;
  }

  exportNamed(name: string): Exported | undefined {
    return this.#exports.get(name);
  }

  /** Calls, by their index, which are given a parameter of the function. */
  callsHandedParametersOf(owner: number): readonly number[] {
    this.#handed ??= handedIn(this.#facts);
    return this.#handed.calls.get(owner) ?? [];
  }

  /** `flags[key]` by a parameter of the function. */
  lookupsByParametersOf(owner: number): readonly IndexUse[] {
    this.#handed ??= handedIn(this.#facts);
    return this.#handed.lookups.get(owner) ?? [];
  }
}

function importsOf({ bindings }: FileFacts): readonly Extract<Binding, { kind: 'import' }>[] {
  return bindings.flatMap((binding) => (binding.kind === 'import' ? [binding] : []));
}

function imports(facts: FileFacts, sdk: Sdk): boolean {
  return importsOf(facts).some(({ source }) => isPackageOf(sdk, source));
}

function handedIn(facts: FileFacts): Handed {
  const calls = new Map<number, number[]>();
  const lookups = new Map<number, IndexUse[]>();
  for (const [owner, call] of facts.handed) addTo(calls, owner, call);
  for (const use of facts.uses) {
    if (use.kind !== 'index') continue;
    for (const owner of new Set(parametersIn(use.index, facts))) addTo(lookups, owner, use);
  }
  return { calls, lookups };
}

function addTo<Value>(lists: Map<number, Value[]>, owner: number, value: Value): void {
  const list = lists.get(owner);
  if (list) list.push(value);
  else lists.set(owner, [value]);
}

import type { CallFact, Export, Expression, FileFacts } from '../facts.ts';
import { isTypeName } from '../languages/family.ts';
import { isPackageOf, sdks } from '../sdkCalls/sdks.ts';
import { parametersIn } from './parameters.ts';

export interface OpenedType {
  readonly name: string;
  readonly source: string;
}

type IndexUse = Extract<Expression, { kind: 'index' }>;
type Exported = Exclude<Export, { kind: 'all' }>;

/** What follows from one file's facts alone, worked out once. */
export class FileDetails {
  /** SDKs the file imports. */
  readonly sdks: ReadonlySet<string>;
  /** `using static Shop.FeatureFlagKeys`, `use FeatureFlag::*` */
  readonly openedTypes: readonly OpenedType[];
  /** Sources of imports of everything. */
  readonly stars: readonly string[];
  /** Values that stand for the whole module. */
  readonly wholes: readonly Expression[];
  /** Sources all of whose exports are handed on. */
  readonly handedOn: readonly string[];
  readonly #exports = new Map<string, Exported>();
  readonly #calls = new Map<number, CallFact[]>();
  readonly #lookups = new Map<number, IndexUse[]>();

  constructor(facts: FileFacts) {
    const imports = facts.bindings.flatMap((binding) => (binding.kind === 'import' ? [binding] : []));
    this.sdks = new Set(
      sdks.filter((sdk) => imports.some(({ source }) => isPackageOf(sdk, source))).map(({ name }) => name),
    );
    this.stars = imports.flatMap(({ name, source }) => (name === '*' ? [source] : []));
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
    for (const call of facts.calls) {
      const inputs = [...call.arguments, ...call.named.map(([, value]) => value)];
      for (const owner of new Set(inputs.flatMap((input) => parametersIn(input, facts)))) {
        addTo(this.#calls, owner, call);
      }
    }
    for (const use of facts.uses) {
      if (use.kind !== 'index') continue;
      for (const owner of new Set(parametersIn(use.index, facts))) addTo(this.#lookups, owner, use);
    }
  }

  exportNamed(name: string): Exported | undefined {
    return this.#exports.get(name);
  }

  /** Calls which are given a parameter of the function. */
  callsHandedParametersOf(owner: number): readonly CallFact[] {
    return this.#calls.get(owner) ?? [];
  }

  /** `flags[key]` by a parameter of the function. */
  lookupsByParametersOf(owner: number): readonly IndexUse[] {
    return this.#lookups.get(owner) ?? [];
  }
}

function addTo<Value>(lists: Map<number, Value[]>, owner: number, value: Value): void {
  const list = lists.get(owner);
  if (list) list.push(value);
  else lists.set(owner, [value]);
}

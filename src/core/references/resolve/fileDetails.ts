import type { Binding, Export, Expression, FileFacts } from '../facts.ts';
import { isTypeName } from '../languages/family.ts';
import { isPackageOf, sdks } from '../sdkCalls/sdks.ts';
import { isOfOtherModule } from './modules.ts';
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

interface Opens {
  readonly types: readonly OpenedType[];
  readonly stars: readonly string[];
}

interface Gives {
  readonly named: ReadonlyMap<string, Exported>;
  readonly wholes: readonly Expression[];
  readonly handedOn: readonly string[];
}

const CONSUMERS: ReadonlySet<string> = new Set(sdks.flatMap(({ consumers }) => consumers ?? []));

/** What follows from one file's facts alone, each worked out when it is first asked for. */
export class FileDetails {
  readonly facts: FileFacts;
  #opens: Opens | undefined;
  #gives: Gives | undefined;
  #sdks: ReadonlySet<string> | undefined;
  #handed: Handed | undefined;
  #importPaths: readonly string[] | undefined;

  constructor(facts: FileFacts) {
    this.facts = facts;
  }

  /** `using static Shop.FeatureFlagKeys`, `use FeatureFlag::*` */
  get openedTypes(): readonly OpenedType[] {
    return this.#opened().types;
  }

  /** Sources of imports of everything. */
  get stars(): readonly string[] {
    return this.#opened().stars;
  }

  /** Whether a Go import means another module than the file's, though `found` may end like it. */
  isOfOtherModule(source: string, found: string | undefined): boolean {
    if (found === undefined) return false;
    this.#importPaths ??= importsOf(this.facts).map((each) => each.source);
    return isOfOtherModule(source, this.facts.file, found, this.#importPaths);
  }

  /** Values that stand for the whole module. */
  get wholes(): readonly Expression[] {
    return this.#given().wholes;
  }

  /** Sources all of whose exports are handed on. */
  get handedOn(): readonly string[] {
    return this.#given().handedOn;
  }

  exportNamed(name: string): Exported | undefined {
    return this.#given().named.get(name);
  }

  /** SDKs the file imports. */
  get sdks(): ReadonlySet<string> {
    this.#sdks ??= sdksIn(this.facts);
    return this.#sdks;
  }

  /** Makes components of its own that an SDK hands their flags. */
  get isHandedFlags(): boolean {
    return importsOf(this.facts).some(({ imported }) => CONSUMERS.has(imported));
  }

  /** Calls, by their index, which are given a parameter of the function. */
  callsHandedParametersOf(owner: number): readonly number[] {
    this.#handed ??= handedIn(this.facts);
    return this.#handed.calls.get(owner) ?? [];
  }

  /** `flags[key]` by a parameter of the function. */
  lookupsByParametersOf(owner: number): readonly IndexUse[] {
    this.#handed ??= handedIn(this.facts);
    return this.#handed.lookups.get(owner) ?? [];
  }

  #opened(): Opens {
    this.#opens ??= opensIn(this.facts);
    return this.#opens;
  }

  #given(): Gives {
    this.#gives ??= givenBy(this.facts);
    return this.#gives;
  }
}

function opensIn(facts: FileFacts): Opens {
  const stars = importsOf(facts).flatMap(({ name, source }) => (name === '*' ? [source] : []));
  const types = stars.flatMap((source) => {
    const name = source.slice(source.lastIndexOf('.') + 1);
    return isTypeName(name) ? [{ name, source }] : [];
  });
  return { stars, types };
}

function givenBy({ exports }: FileFacts): Gives {
  const named = new Map<string, Exported>();
  for (const each of exports) if (each.kind !== 'all' && !named.has(each.name)) named.set(each.name, each);
  return {
    named,
    wholes: exports.flatMap((each) => (each.kind === 'value' && each.name === 'default' ? [each.value] : [])),
    handedOn: exports.flatMap((each) => (each.kind === 'all' ? [each.source] : [])),
  };
}

function importsOf({ bindings }: FileFacts): readonly Extract<Binding, { kind: 'import' }>[] {
  return bindings.flatMap((binding) => (binding.kind === 'import' ? [binding] : []));
}

function sdksIn(facts: FileFacts): ReadonlySet<string> {
  const sources = new Set(importsOf(facts).map(({ source }) => source));
  const imported = sdks.filter((sdk) => [...sources].some((source) => isPackageOf(sdk, source)));
  return new Set(imported.map(({ name }) => name));
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

import type { FlagValue, Variation } from '../../core/model/flag.ts';
import type { NativeFeature, NativeVariant } from './native.ts';

/** What SDKs call it where there is no variant: docs.getunleash.io, "Feature toggle variants". */
const NO_VARIANT = 'disabled';

type Named = Pick<NativeVariant, 'name' | 'payload'>;

/**
 * What a feature can serve, by name. `on` is enabled without a variant. Two variants of one name and different
 * payloads are told apart; a variant that is itself called `on` or `off` keeps its name.
 */
export class Variations {
  readonly on: string;
  readonly off: string;
  readonly all: readonly Variation[];
  readonly #names = new Map<string, string>();
  readonly #variants = new Map<string, NativeVariant>();

  constructor({ strategies, variants }: Pick<NativeFeature, 'strategies' | 'variants'>) {
    const native = [...variants, ...strategies.flatMap((strategy) => strategy.variants)];
    for (const variant of native) this.#add(variant);
    const free = (...names: readonly string[]) => names.find((name) => !this.#variants.has(name)) ?? '';
    this.on = free('on', 'enabled', 'enabled without a variant');
    this.off = free('off', 'disabled', 'not enabled');
    const own = [...this.#variants].map(([name, variant]) => ({
      ...{ name, value: readValue(variant) },
      variant: variant.name,
    }));
    // A feature with variants of its own never serves plain 'on'.
    const plain = totalWeight(variants) > 0 ? [] : [{ name: this.on, value: true, variant: NO_VARIANT }];
    this.all = [...plain, { name: this.off, value: false, variant: NO_VARIANT }, ...own];
  }

  nameOf(variant: Named): string {
    return this.#names.get(identityOf(variant)) ?? variant.name;
  }

  /** The names of all variants that are called so, whatever their payload. */
  called(name: string): readonly string[] {
    return [...this.#variants].filter(([, variant]) => variant.name === name).map(([known]) => known);
  }

  variant(name: string): NativeVariant | undefined {
    return this.#variants.get(name);
  }

  #add(variant: NativeVariant): void {
    const identity = identityOf(variant);
    if (this.#names.has(identity)) return;
    let name = variant.name;
    for (let count = 2; this.#variants.has(name); count++) name = `${variant.name} (${count})`;
    this.#names.set(identity, name);
    this.#variants.set(name, variant);
  }
}

export function totalWeight(variants: readonly NativeVariant[]): number {
  return variants.reduce((sum, { weight }) => sum + weight, 0);
}

function identityOf({ name, payload }: Named): string {
  return JSON.stringify([name, payload?.type, payload?.value]);
}

/** The payload as its type says; the name where there is none. */
function readValue({ name, payload }: Named): FlagValue {
  if (payload === undefined || payload === null) return name;
  if (payload.type === 'number') return Number(payload.value);
  if (payload.type !== 'json') return payload.value;
  try {
    return JSON.parse(payload.value) as FlagValue;
  } catch {
    return payload.value;
  }
}

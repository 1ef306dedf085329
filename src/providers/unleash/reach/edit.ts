import type { FlagKey } from '../../../core/model/flag.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { NativeFeature, NativeStrategy } from '../native.ts';
import { featuresIn, withFeature } from '../read.ts';
import type { OwnStrategy, Step } from '../step.ts';

/** Behind all others: the first strategy that lets somebody in decides which variant they get. */
const LAST = 9999;
/** Nobody loses in between what they are to have, and nothing is bare while it is on. */
const ORDER: readonly Step['do'][] = ['add', 'change', 'on', 'off', 'remove'];

/** One feature changed strategy by strategy, on paper and in what is sent. */
export class Edit {
  readonly #key: FlagKey;
  readonly #before: NativeFeature;
  #feature: NativeFeature;
  readonly #steps: Step[] = [];

  constructor(feature: NativeFeature) {
    this.#key = feature.overview.name;
    this.#before = feature;
    this.#feature = feature;
  }

  get feature(): NativeFeature {
    return this.#feature;
  }

  add(strategy: Omit<NativeStrategy, 'id'>): void {
    const own: OwnStrategy = { ...strategy, sortOrder: LAST };
    this.#steps.push({ do: 'add', feature: this.#key, strategy: own });
    this.#set([...this.#feature.strategies, { ...strategy, id: this.#freeId() }]);
  }

  remove({ id }: NativeStrategy): void {
    this.#steps.push({ do: 'remove', feature: this.#key, id });
    this.#set(this.#feature.strategies.filter((each) => each.id !== id));
  }

  change(from: NativeStrategy, to: NativeStrategy): void {
    this.#steps.push({ do: 'change', feature: this.#key, from, to });
    this.#set(this.#feature.strategies.map((each) => (each.id === from.id ? to : each)));
  }

  /** `enabled`: as it is to be; left out, on as long as a strategy is left: one without any serves everybody. */
  finish(enabled?: boolean): { readonly feature: NativeFeature; readonly steps: readonly Step[] } {
    const isAdded = this.#steps.some((step) => step.do === 'add');
    const isLeft = this.#feature.strategies.length > 0 && (this.#before.enabled || isAdded);
    const isOn = enabled ?? (this.#steps.length === 0 ? this.#before.enabled : isLeft);
    this.#feature = { ...this.#feature, enabled: isOn };
    const switched: readonly Step[] =
      isOn === this.#before.enabled ? [] : [{ do: isOn ? 'on' : 'off', feature: this.#key }];
    const steps = [...this.#steps, ...switched].sort((a, b) => ORDER.indexOf(a.do) - ORDER.indexOf(b.do));
    return { feature: this.#feature, steps };
  }

  /** Unleash gives it another once it is made. */
  #freeId(): string {
    const ids = this.#feature.strategies.map(({ id }) => id);
    const free = ids.findIndex((_, at) => !ids.includes(`new-${at}`));
    return `new-${free === -1 ? ids.length : free}`;
  }

  #set(strategies: readonly NativeStrategy[]): void {
    this.#feature = { ...this.#feature, strategies };
  }
}

export function afterEdit(snapshot: Snapshot, edit: Edit, enabled?: boolean) {
  const { feature, steps } = edit.finish(enabled);
  return { after: withFeature(snapshot, feature), steps };
}

export function featureIn(snapshot: Snapshot, key: FlagKey): NativeFeature | undefined {
  return featuresIn(snapshot).get(key);
}

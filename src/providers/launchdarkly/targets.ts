import type { Identity } from '../../core/model/identity.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Config, Flag, Target } from './api.ts';
import { USER } from './attributes.ts';
import { targetsOf } from './map.ts';
import { nativeOf } from './snapshot.ts';

type Who = Pick<Identity, 'key' | 'kind'>;

/** People of one kind, as individual targets name them. */
export interface Keys {
  readonly kind: string;
  readonly keys: readonly string[];
}

/** The variation that is individually served to somebody, by its index. */
export function targetedAt(config: Config, { key, kind }: Who): number | undefined {
  return targetsOf(config).find((target) => kindOf(target) === kind && target.values.includes(key))
    ?.variation;
}

/** They individually get this variation and no other, or are no longer named. */
export function moved(config: Config, { kind, keys }: Keys, to: number | undefined): Config {
  const list = kind === USER ? 'targets' : 'contextTargets';
  const gone = new Set(keys);
  const targets = config[list].map((target) => without(target, kind, gone));
  const place = targets.find((target) => target.variation === to && kindOf(target) === kind);
  if (to === undefined) return { ...config, [list]: targets };
  if (place === undefined) targets.push({ values: [...keys], variation: to, contextKind: kind });
  else targets[targets.indexOf(place)] = { ...place, values: [...place.values, ...keys] };
  return { ...config, [list]: targets };
}

function without(target: Target, kind: string, gone: ReadonlySet<string>): Target {
  return kindOf(target) === kind
    ? { ...target, values: target.values.filter((key) => !gone.has(key)) }
    : target;
}

export function kindOf({ contextKind }: Target): string {
  return contextKind || USER;
}

/** Of those who individually get a variation, whom LaunchDarkly is to take out at a time, as far as that is known. */
export function datedIn(
  snapshot: Snapshot,
  flag: Flag,
  kind: string,
  variation: number,
): ReadonlySet<string> {
  const dates = nativeOf(snapshot).details.get(flag.key)?.dates ?? [];
  const id = flag.variations[variation]?._id;
  return new Set(
    dates
      .filter((date) => date.contextKind === kind && date.variationId === id)
      .map((date) => date.contextKey),
  );
}

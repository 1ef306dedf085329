import type { Identity } from '../../core/model/identity.ts';
import type { Config, Flag, Target } from './api.ts';
import { USER } from './attributes.ts';
import { targetsOf } from './map.ts';

type Who = Pick<Identity, 'key' | 'kind'>;

/** The variation that is individually served to somebody, by its index. */
export function targetedAt(config: Config, { key, kind }: Who): number | undefined {
  return targetsOf(config).find((target) => isOf(target, kind) && target.values.includes(key))?.variation;
}

/** Somebody individually gets this variation and no other, or is no longer named. */
export function moved(config: Config, who: Who, to: number | undefined): Config {
  const list = who.kind === USER ? 'targets' : 'contextTargets';
  const targets = config[list].map((target) => without(target, who));
  const place = targets.find((target) => target.variation === to && isOf(target, who.kind));
  if (to === undefined) return { ...config, [list]: targets };
  if (place === undefined) targets.push({ values: [who.key], variation: to, contextKind: who.kind });
  else targets[targets.indexOf(place)] = { ...place, values: [...place.values, who.key] };
  return { ...config, [list]: targets };
}

function without(target: Target, { key, kind }: Who): Target {
  return isOf(target, kind) ? { ...target, values: target.values.filter((value) => value !== key) } : target;
}

function isOf({ contextKind }: Target, kind: string): boolean {
  return (contextKind || USER) === kind;
}

/** Who would get something else than while the flag is off, once it is on; in words. */
export function asleep(config: Config, me: Who): readonly string[] {
  const isNews = ({ variation }: { readonly variation?: number | null | undefined }) =>
    (variation ?? undefined) !== (config.offVariation ?? undefined);
  const named = targetsOf(config).filter(isNews);
  const others = named.flatMap((target) => without(target, me).values).length;
  const rules = config.rules.filter((rule) => rule.disabled !== true && isNews(rule)).length;
  return [
    ...(others === 0 ? [] : [others === 1 ? '1 individual target' : `${others} individual targets`]),
    ...(rules === 0 ? [] : [rules === 1 ? '1 rule' : `${rules} rules`]),
    ...(isNews(config.fallthrough) ? ['everybody whom no rule reaches'] : []),
  ];
}

/** Flags that wait for this one to be on. */
export function dependents(
  flags: Iterable<Flag>,
  key: string,
  configOf: (flag: Flag) => Config | undefined,
): readonly string[] {
  return [...flags]
    .filter((flag) => configOf(flag)?.prerequisites.some((needed) => needed.key === key))
    .map((flag) => flag.key);
}

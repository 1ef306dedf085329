import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { wokenWith } from '../../core/exposure/dependents.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Refusal } from '../../core/ports/provider.ts';
import { type Config, type Flag, type Served, Serving, type Target } from './api.ts';
import { leaderOf } from './leader.ts';
import { targetsOf } from './map.ts';
import { isSameServed } from './reach/change.ts';
import { nativeOf } from './snapshot.ts';
import { type Keys, kindOf, moved, targetedAt } from './targets.ts';

/** What a flag stores that nobody gets while it is off, and others would once it is on. Variations by their indices. */
const ASIDE = {
  off: v.number(),
  fallthrough: v.nullable(Serving),
  rules: v.array(v.object({ id: v.string(), served: Serving })),
  targets: v.array(v.object({ kind: v.string(), variation: v.number(), keys: v.array(v.string()) })),
};
const Aside = v.object(ASIDE);
type Aside = v.InferOutput<typeof Aside>;

/** As the journal keeps it, with the ids of the variations at that time. */
export const Stored = v.object({ ...ASIDE, variations: v.array(v.string()) });
export type Stored = v.InferOutput<typeof Stored>;

const NONE = -1;

/** More keys of others than this are not carried away and back. */
const MOST_KEYS = 500;

/** The flag switched on, and everybody but me gets what all got while it was off. */
export interface Awoken {
  readonly config: Config;
  /** Left out: there was nothing to put aside. */
  readonly stored?: Stored;
}

export function awoken(before: Snapshot, flag: Flag, config: Config, me: Identity): Awoken | Refusal {
  const state = before.flags.get(flag.key);
  const waiting = state === undefined ? [] : wokenWith(state, before.flags.values());
  if (waiting.length > 0) {
    const names = waiting.join(', ');
    const why =
      waiting.length === 1
        ? t`switching it on would wake ${names}, which waits for that`
        : t`switching it on would wake ${names}, which wait for that`;
    return refused(before, flag, why);
  }
  const stored = storedIn(config, me);
  if (isNothing(stored)) return { config: { ...config, on: true } };
  const why = doubt(before, flag, config, stored);
  if (why !== undefined)
    return refused(before, flag, t`switching it on would also reach ${wordsOf(stored)}, and ${why}`);
  return { config: { ...quiet(config, stored), on: true }, stored: { ...stored, variations: idsOf(flag) } };
}

/** Once it is on, others would get just what they get while it is off. */
export function isQuiet(config: Config, me: Identity): boolean {
  return isNothing(storedIn(config, me));
}

function isNothing({ fallthrough, rules, targets }: Aside): boolean {
  return fallthrough === null && rules.length === 0 && targets.length === 0;
}

function refused(before: Snapshot, { key }: Flag, why: string): Refusal {
  return {
    refused: t`${key} is off in ${nativeOf(before).environment}; ${why}.`,
    hint: t('Set it up in LaunchDarkly so that nobody but you would notice, then release it to yourself.'),
  };
}

function wordsOf({ fallthrough, rules, targets }: Aside): string {
  const named = targets.reduce((sum, { keys }) => sum + keys.length, 0);
  return [
    ...(named === 0 ? [] : [named === 1 ? t('1 individual target') : t`${named} individual targets`]),
    ...(rules.length === 0 ? [] : [rules.length === 1 ? t('1 rule') : t`${rules.length} rules`]),
    ...(fallthrough === null ? [] : [t('everybody whom no rule reaches')]),
  ].join(', ');
}

function idsOf({ variations }: Flag): string[] {
  return variations.map(({ _id }) => _id ?? '');
}

function storedIn(config: Config, me: Identity): Aside {
  const off = config.offVariation ?? NONE;
  const isNews = (served: Served) => !isSameServed(served, { variation: config.offVariation });
  return {
    off,
    fallthrough: isNews(config.fallthrough) ? servedBy(config.fallthrough) : null,
    rules: config.rules
      .filter((rule) => rule.disabled !== true && isNews(rule))
      .map((rule) => ({ id: rule._id ?? '', served: servedBy(rule) })),
    targets: targetsOf(config)
      .filter((target) => target.variation !== off)
      .map((target) => ({ kind: kindOf(target), variation: target.variation, keys: othersIn(target, me) }))
      .filter(({ keys }) => keys.length > 0),
  };
}

function servedBy({ variation, rollout }: Served): Served {
  return rollout ? { rollout } : { variation };
}

function othersIn(target: Target, { kind, key }: Identity): string[] {
  return kindOf(target) === kind ? target.values.filter((value) => value !== key) : [...target.values];
}

/** Why it could not be put aside, or not be put back to the letter; undefined where it can. */
function doubt(
  before: Snapshot,
  flag: Flag,
  config: Config,
  { off, fallthrough, rules, targets }: Aside,
): string | undefined {
  const ids = idsOf(flag);
  if (!ids[off])
    return t('the default in the code, which it serves while it is off, cannot be served while it is on');
  if (ids.includes('') || rules.some(({ id }) => id === '')) return t('what it serves cannot be named');
  const details = nativeOf(before).details.get(flag.key);
  const leader = leaderOf(flag, config, details?.pipeline);
  if (leader !== undefined) return t`it ${leader}`;
  if ([fallthrough, ...rules.map(({ served }) => served)].some((served) => served?.rollout?.seed))
    return t('some are drawn by a seed, which no change from here would keep');
  if (targets.reduce((sum, { keys }) => sum + keys.length, 0) > MOST_KEYS)
    return t`no more than ${MOST_KEYS} individual targets are put aside and back`;
  return isDated(details?.dates ?? [], targets)
    ? t('LaunchDarkly is to take some of them out at a time of their own')
    : undefined;
}

/** What would become of a date while its target is away is not documented. */
export function isDated(
  dates: readonly { readonly contextKind: string; readonly contextKey: string }[],
  targets: readonly Keys[],
): boolean {
  return dates.some(({ contextKind, contextKey }) =>
    targets.some(({ kind, keys }) => kind === contextKind && keys.includes(contextKey)),
  );
}

function quiet(config: Config, { off, fallthrough, rules, targets }: Aside): Config {
  const silent = { variation: off, rollout: undefined };
  const aside = {
    ...config,
    fallthrough: fallthrough === null ? config.fallthrough : silent,
    rules: config.rules.map((rule) =>
      rules.some(({ id }) => id === rule._id) ? { ...rule, ...silent } : rule,
    ),
  };
  return targets.reduce((next, people) => moved(next, people, undefined), aside);
}

/** Puts back what still stands as it was left; what somebody else has changed meanwhile is theirs. */
export function restored(flag: Flag, config: Config, stored: Stored): Config {
  const { variations, off, fallthrough, rules, targets } = stored;
  if (flag.variations.some(({ _id }, at) => _id !== variations[at])) return config;
  const isLeft = (served: Served) => isSameServed(served, { variation: off });
  const back = {
    ...config,
    fallthrough: fallthrough !== null && isLeft(config.fallthrough) ? fallthrough : config.fallthrough,
    rules: config.rules.map((rule) => {
      const old = rules.find(({ id }) => id === rule._id);
      return old !== undefined && isLeft(rule) ? { ...rule, ...old.served } : rule;
    }),
  };
  return targets.reduce((next, { kind, keys, variation }) => {
    const free = keys.filter((key) => targetedAt(config, { kind, key }) === undefined);
    return free.length === 0 ? next : moved(next, { kind, keys: free }, variation);
  }, back);
}

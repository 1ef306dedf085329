import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { wokenWith } from '../../core/exposure/dependents.ts';
import { evaluateState } from '../../core/exposure/evaluate.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import { isRefusal, type Plan, type Refusal, type SelfReleaseRequest } from '../../core/ports/provider.ts';
import type { Config, Flag } from './api.ts';
import { type Awoken, awoken, isQuiet, restored, Stored } from './asleep.ts';
import { positionIn } from './bucket.ts';
import { variationsOf } from './map.ts';
import { shown } from './reach/shown.ts';
import { configIn, nativeOf, withFlag } from './snapshot.ts';
import { moved, targetedAt } from './targets.ts';

/** What the journal keeps. Variations by their ids, `null`: not individually targeted. `until`: Unix milliseconds. */
const Change = v.object({
  variation: v.string(),
  former: v.nullable(v.string()),
  until: v.number(),
  switchedOn: v.boolean(),
  /** Of others, and put aside while it is on for me. */
  stored: v.optional(Stored),
});
type Change = v.InferOutput<typeof Change>;

/** I move from one variation's individual targets to those of another. */
export interface Step {
  readonly flag: FlagKey;
  readonly kind: string;
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
  /** When LaunchDarkly itself is to take me out of `to`, Unix milliseconds. */
  readonly until: number | null;
  /** What stands in `from` was put there by a self-release. */
  readonly mine: boolean;
}

export function planSelfRelease(before: Snapshot, request: SelfReleaseRequest): Plan | Refusal {
  const { key, identity } = request;
  const defined = definedIn(before, key);
  if (isRefusal(defined)) return defined;
  const { flag, config } = defined;
  const index = variationsOf(flag).findIndex(({ name }) => name === request.variation);
  const variation = flag.variations[index]?._id;
  if (!variation) return { refused: t`${key} has no variation "${request.variation}".` };
  const awake: Awoken | Refusal = config.on ? { config } : awoken(before, flag, config, identity);
  if (isRefusal(awake)) return awake;
  const from = targetedAt(config, identity);
  const former = from === undefined ? null : (flag.variations[from]?._id ?? null);
  const change: Change = {
    variation,
    former,
    until: request.until * 1000,
    switchedOn: !config.on,
    ...(awake.stored === undefined ? {} : { stored: awake.stored }),
  };
  const next = moved(awake.config, { kind: identity.kind, keys: [identity.key] }, index);
  const until = former === variation ? null : change.until;
  const plan = planOf(before, flag, config, identity, change, { next, until, mine: false });
  return unreached(plan, request) ?? plan;
}

/**
 * Takes out my target alone, and puts back the one I had. One that LaunchDarkly took out at its time is over. What was
 * put aside comes back with the flag's being off, and stays away while somebody else makes use of its being on.
 */
export function planUndo(before: Snapshot, key: FlagKey, me: Identity, kept: unknown): Plan | undefined {
  const parsed = v.safeParse(Change, kept);
  const { flags, environment } = nativeOf(before);
  const flag = flags.get(key);
  const config = flag && configIn(flag, environment);
  if (!parsed.success || flag === undefined || config === undefined) return undefined;
  const change = parsed.output;
  const now = idAt(flag, targetedAt(config, me));
  const isOver = now === null && before.fetchedAt >= change.until;
  const isMine = now === change.variation && change.former !== change.variation;
  const formerly = flag.variations.findIndex(({ _id }) => _id === change.former);
  const to = formerly === -1 ? undefined : formerly;
  const isMoved = isMine || (isOver && to !== undefined);
  const without = isMoved ? moved(config, { kind: me.kind, keys: [me.key] }, to) : config;
  const isOff = change.switchedOn && config.on && isUnused(before, flag, without, me);
  if (!isMoved && !(isOff && (isOver || change.stored !== undefined))) return undefined;
  const after = isOff ? { ...without, on: false } : without;
  // Only where it is seen that the release was written: what is stored may else be somebody's own edit.
  const next = after.on || change.stored === undefined ? after : restored(flag, after, change.stored);
  const plan = planOf(before, flag, config, me, change, { next, until: null, mine: true });
  const isKept = change.stored !== undefined && next.on;
  return isKept ? { ...plan, cautions: [keptAside()] } : plan;
}

const keptAside = () =>
  t(
    'Somebody else makes use of its being on by now: it stays on, and what it stored before stays put aside.',
  );

function isUnused(before: Snapshot, flag: Flag, config: Config, me: Identity): boolean {
  const state = before.flags.get(flag.key);
  return state !== undefined && isQuiet(config, me) && wokenWith(state, before.flags.values()).length === 0;
}

function idAt({ variations }: Flag, index: number | undefined): string | null {
  return index === undefined ? null : (variations[index]?._id ?? null);
}

interface Wanted extends Pick<Step, 'until' | 'mine'> {
  readonly next: Config;
}

function planOf(
  before: Snapshot,
  flag: Flag,
  config: Config,
  me: Identity,
  change: Change,
  { next, ...how }: Wanted,
): Plan {
  const { environment } = nativeOf(before);
  const environments = { ...flag.environments, [environment]: next };
  const step: Step = {
    flag: flag.key,
    kind: me.kind,
    key: me.key,
    from: idAt(flag, targetedAt(config, me)),
    to: idAt(flag, targetedAt(next, me)),
    ...how,
  };
  const touched = [{ kind: me.kind, keys: [me.key] }, ...(change.stored?.targets ?? [])];
  return {
    before,
    after: withFlag(before, { ...flag, environments }),
    texts: {
      name: `${flag.key} in ${environment}`,
      before: shown(flag, config, touched),
      after: shown(flag, next, touched, how.until ?? undefined),
    },
    change,
    steps: [step],
  };
}

/** A prerequisite that I do not meet stands before every individual target. */
function unreached({ after }: Plan, { key, identity, variation }: SelfReleaseRequest): Refusal | undefined {
  const served = evaluateState(after, key, identity, after.fetchedAt, positionIn);
  if (served.outcome === 'cannot tell' || served.variation === variation) return undefined;
  const needed = nativeOf(after)
    .flags.get(key)
    ?.environments[nativeOf(after).environment]?.prerequisites.map((flag) => flag.key);
  return {
    refused: t`${key} would still not serve you ${variation}: it needs ${needed?.join(t(' and ')) || t('something else')} first.`,
    hint: t('Release its prerequisite to yourself first.'),
  };
}

/** A flag that can be changed in the environment that was read. */
export function definedIn(
  before: Snapshot,
  key: FlagKey,
): { readonly flag: Flag; readonly config: Config } | Refusal {
  const { flags, environment } = nativeOf(before);
  const flag = flags.get(key);
  if (flag === undefined) return { refused: t`${key} is not defined in this LaunchDarkly project.` };
  if (flag.archived) return archived(key);
  const config = configIn(flag, environment);
  return config === undefined
    ? { refused: t`LaunchDarkly says nothing of ${key} in ${environment}.` }
    : { flag, config };
}

function archived(key: FlagKey): Refusal {
  return { refused: t`${key} is archived in LaunchDarkly.`, hint: t('Restore it there first.') };
}

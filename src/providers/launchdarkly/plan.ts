import * as v from 'valibot';
import { evaluateState } from '../../core/exposure/evaluate.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import { isRefusal, type Plan, type Refusal, type SelfReleaseRequest } from '../../core/ports/provider.ts';
import type { Config, Flag } from './api.ts';
import { positionIn } from './bucket.ts';
import { variationsOf } from './map.ts';
import { configIn, nativeOf, withFlag } from './snapshot.ts';
import { asleep, dependents, moved, targetedAt } from './targets.ts';

/** What the journal keeps. Variations by their ids, `null`: not individually targeted. `until`: Unix milliseconds. */
const Change = v.object({
  variation: v.string(),
  former: v.nullable(v.string()),
  until: v.number(),
  switchedOn: v.boolean(),
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
  readonly on: { readonly from: boolean; readonly to: boolean };
}

export function planSelfRelease(before: Snapshot, request: SelfReleaseRequest): Plan | Refusal {
  const { key, identity } = request;
  const { environment } = nativeOf(before);
  const defined = definedIn(before, key);
  if (isRefusal(defined)) return defined;
  const { flag, config } = defined;
  const index = variationsOf(flag).findIndex(({ name }) => name === request.variation);
  const variation = flag.variations[index]?._id;
  if (!variation) return { refused: `${key} has no variation "${request.variation}".` };
  if (!config.on) {
    const why = sleeper(before, flag, config, identity);
    if (why !== undefined) return { refused: `${key} is off in ${environment}; ${why}.`, hint: WAKE };
  }
  const from = targetedAt(config, identity);
  const former = from === undefined ? null : (flag.variations[from]?._id ?? null);
  const change: Change = { variation, former, until: request.until * 1000, switchedOn: !config.on };
  const plan = planOf(before, flag, config, identity, change, {
    to: index,
    until: former === variation ? null : change.until,
    mine: false,
    on: true,
  });
  return unreached(plan, request) ?? plan;
}

const WAKE = 'Set it up in LaunchDarkly so that nobody but you would notice, then release it to yourself.';

/** Takes out my target alone, and puts back the one I had. One that LaunchDarkly took out at its time is over. */
export function planUndo(before: Snapshot, key: FlagKey, me: Identity, kept: unknown): Plan | undefined {
  const parsed = v.safeParse(Change, kept);
  const { flags, environment } = nativeOf(before);
  const flag = flags.get(key);
  const config = flag && configIn(flag, environment);
  if (!parsed.success || flag === undefined || config === undefined) return undefined;
  const change = parsed.output;
  const idAt = (index: number | undefined) => (index === undefined ? null : flag.variations[index]?._id);
  const now = idAt(targetedAt(config, me));
  const isOver = now === null && before.fetchedAt >= change.until;
  const isMine = now === change.variation && change.former !== change.variation;
  const formerly = flag.variations.findIndex(({ _id }) => _id === change.former);
  const to = formerly === -1 ? undefined : formerly;
  const after = moved(config, { kind: me.kind, keys: [me.key] }, to);
  const off = change.switchedOn && config.on && asleep(after, me).length === 0;
  if (!isMine && !(isOver && (to !== undefined || off))) return undefined;
  return planOf(before, flag, config, me, change, { to, until: null, mine: true, on: config.on && !off });
}

interface Wanted extends Pick<Step, 'until' | 'mine'> {
  readonly to: number | undefined;
  readonly on: boolean;
}

function planOf(
  before: Snapshot,
  flag: Flag,
  config: Config,
  me: Identity,
  change: Change,
  { to, on, ...how }: Wanted,
): Plan {
  const { environment } = nativeOf(before);
  const idAt = (index: number | undefined) =>
    index === undefined ? null : (flag.variations[index]?._id ?? null);
  const next = { ...moved(config, { kind: me.kind, keys: [me.key] }, to), on };
  const environments = { ...flag.environments, [environment]: next };
  const from = idAt(targetedAt(config, me));
  const step: Step = {
    flag: flag.key,
    kind: me.kind,
    key: me.key,
    from,
    to: idAt(to),
    on: { from: config.on, to: on },
    ...how,
  };
  return {
    before,
    after: withFlag(before, { ...flag, environments }),
    texts: {
      name: `${flag.key} in ${environment}`,
      before: shown(flag, config, me, undefined),
      after: shown(flag, next, me, how.until ?? undefined),
    },
    change,
    steps: [step],
  };
}

/** My part of the flag as its page at LaunchDarkly has it. */
function shown(flag: Flag, config: Config, { kind, key }: Identity, until: number | undefined): string {
  const mine = targetedAt(config, { kind, key });
  const targets = variationsOf(flag).map(({ name }, index) => [name, index === mine ? [key] : []]);
  const part = {
    flag: flag.key,
    targeting: config.on ? 'on' : 'off',
    [`individual targets (${kind}, mine only)`]: Object.fromEntries(targets),
    ...(until === undefined ? {} : { 'removed by LaunchDarkly at': new Date(until).toISOString() }),
  };
  return `${JSON.stringify(part, null, 2)}\n`;
}

function sleeper(before: Snapshot, flag: Flag, config: Config, me: Identity): string | undefined {
  const { flags, environment } = nativeOf(before);
  const woken = asleep(config, me);
  if (woken.length > 0) return `switching it on would also reach ${woken.join(', ')}`;
  const waiting = dependents(flags.values(), flag.key, (other) => configIn(other, environment));
  return waiting.length === 0
    ? undefined
    : `switching it on may change ${waiting.join(', ')}, which need${waiting.length === 1 ? 's' : ''} it`;
}

/** A prerequisite that I do not meet stands before every individual target. */
function unreached({ after }: Plan, { key, identity, variation }: SelfReleaseRequest): Refusal | undefined {
  const served = evaluateState(after, key, identity, after.fetchedAt, positionIn);
  if (served.outcome === 'cannot tell' || served.variation === variation) return undefined;
  const needed = nativeOf(after)
    .flags.get(key)
    ?.environments[nativeOf(after).environment]?.prerequisites.map((flag) => flag.key);
  return {
    refused: `${key} would still not serve you ${variation}: it needs ${needed?.join(' and ') || 'something else'} first.`,
    hint: 'Release its prerequisite to yourself first.',
  };
}

/** A flag that can be changed in the environment that was read. */
export function definedIn(
  before: Snapshot,
  key: FlagKey,
): { readonly flag: Flag; readonly config: Config } | Refusal {
  const { flags, environment } = nativeOf(before);
  const flag = flags.get(key);
  if (flag === undefined) return { refused: `${key} is not defined in this LaunchDarkly project.` };
  if (flag.archived) return archived(key);
  const config = configIn(flag, environment);
  return config === undefined
    ? { refused: `LaunchDarkly says nothing of ${key} in ${environment}.` }
    : { flag, config };
}

function archived(key: FlagKey): Refusal {
  return { refused: `${key} is archived in LaunchDarkly.`, hint: 'Restore it there first.' };
}

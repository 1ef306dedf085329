import { sha1 } from '@noble/hashes/legacy';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { t } from '@vscode/l10n';
import { leavesOf } from '../../core/model/condition.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import { USER } from '../../core/model/identity.ts';
import { mostCommon } from '../../core/model/mostCommon.ts';
import type { Problem, Snapshot } from '../../core/model/snapshot.ts';
import type { Config, Flag, Schedule, Segment } from './api.ts';
import { experimentEndedAt } from './experiments.ts';
import { leaderOf } from './leader.ts';
import { stateOf, variationsOf } from './map.ts';
import { segmentsOf } from './segments.ts';

/** One environment as the REST API tells it. */
export interface Native {
  readonly environment: string;
  /** Where its pages are. */
  readonly url: string;
  readonly flags: ReadonlyMap<string, Flag>;
  readonly segments: ReadonlyMap<string, Segment>;
  readonly lives: ReadonlyMap<string, FlagLife>;
  /** Of the flags that were read by themselves. */
  readonly details: ReadonlyMap<string, Details>;
}

/** What the list of all flags does not tell of one. */
export interface Details {
  /** When LaunchDarkly is to take somebody out of its individual targets. */
  readonly dates: readonly Schedule[];
  /** When changes are scheduled, Unix milliseconds, soonest first. */
  readonly scheduled: readonly number[];
  /** The release pipeline that leads it, by its name. */
  readonly pipeline?: string;
}

/** How far a flag's life has come, in LaunchDarkly's words. */
export type FlagLife = Pick<FlagState, 'lifecycle' | 'lastEvaluatedAt'>;

export function nativeOf({ native }: Snapshot): Native {
  return native as Native;
}

export function snapshotOf(native: Native, fetchedAt: number): Snapshot {
  const states = stater(native);
  const flags = new Map<string, FlagState>();
  const problems: Problem[] = [];
  for (const flag of native.flags.values()) {
    const state = states(flag);
    if (state !== undefined) flags.set(flag.key, state);
    else problems.push({ key: flag.key, message: t`LaunchDarkly says nothing of ${native.environment}` });
  }
  return { version: versionOf(native), fetchedAt, flags, problems, native };
}

/** The same with one flag as it would be. */
export function withFlag(before: Snapshot, flag: Flag): Snapshot {
  const known = nativeOf(before);
  return restated(before, { ...known, flags: new Map(known.flags).set(flag.key, flag) }, flag);
}

/** The same, and more known of one flag. */
export function withDetails(before: Snapshot, key: string, details: Details): Snapshot {
  const known = nativeOf(before);
  const flag = known.flags.get(key);
  const native = { ...known, details: new Map(known.details).set(key, details) };
  return flag === undefined ? before : restated(before, native, flag);
}

/** What was known of flags that are still the same ones. */
export function detailsLeft(known: Native, flags: Native['flags']): Native['details'] {
  return new Map([...known.details].filter(([key]) => known.flags.get(key) === flags.get(key)));
}

function restated(before: Snapshot, native: Native, flag: Flag): Snapshot {
  const state = stater(native)(flag);
  if (state === undefined) return before;
  return { ...before, native, flags: new Map(before.flags).set(flag.key, state) };
}

export function configIn({ environments }: Flag, environment: string): Config | undefined {
  return Object.hasOwn(environments, environment) ? environments[environment] : undefined;
}

function stater({
  environment,
  flags,
  segments,
  lives,
  details,
}: Native): (flag: Flag) => FlagState | undefined {
  const segment = segmentsOf(segments);
  return (flag) => {
    const config = configIn(flag, environment);
    if (config !== undefined) {
      const { dates, pipeline, scheduled = [] } = details.get(flag.key) ?? {};
      const led = leaderOf(flag, config, pipeline);
      const ended = experimentEndedAt(flag, environment);
      return {
        ...(ended === undefined ? {} : { experimentEndedAt: ended }),
        ...stateOf(flag, config, segment, (key) => flags.get(key), dates),
        ...lives.get(flag.key),
        ...(led === undefined ? {} : { led }),
        ...(scheduled.length === 0 ? {} : { scheduled }),
      };
    }
    return flag.archived ? archived(flag) : undefined;
  };
}

/** What an archived flag would serve is not asked for. */
function archived(flag: Flag): FlagState {
  const serve = { kind: 'unknown', text: t('what it serves since it was archived') } as const;
  const variations = variationsOf(flag);
  return {
    key: flag.key,
    permanent: !flag.temporary,
    createdAt: flag.creationDate,
    tags: flag.tags,
    status: 'archived',
    variations,
    rules: [],
    otherwise: serve,
    whenOff: serve,
  };
}

/** Of those whom its flags name, besides users. */
export function kindsIn({ flags }: Snapshot): readonly string[] {
  const named = [...flags.values()].flatMap(({ rules }) => {
    const leaves = rules.flatMap(({ condition }) => leavesOf(condition));
    return [...new Set(leaves.flatMap((leaf) => ('kind' in leaf ? (leaf.kind ?? USER) : USER)))];
  });
  return mostCommon([...named, USER]);
}

/** LaunchDarkly counts the changes of a flag, of its part in each environment, and of a segment. */
function versionOf({ environment, flags, segments }: Native): string {
  const counts = [
    ...[...flags.values()].map((flag) => [flag.key, flag._version, configIn(flag, environment)?.version]),
    ...[...segments.values()].map(({ key, version }) => [key, version]),
  ];
  return bytesToHex(sha1(utf8ToBytes(JSON.stringify(counts.map(String).sort()))));
}

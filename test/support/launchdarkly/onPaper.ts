import * as v from 'valibot';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { Flag, Segment } from '../../../src/providers/launchdarkly/api.ts';
import { type Native, nativeOf, snapshotOf } from '../../../src/providers/launchdarkly/snapshot.ts';
import type { FlagJson, SegmentJson } from './objects.ts';
import { type Oracle, oracleOf } from './oracle.ts';
import { ENVIRONMENT, type Sample } from './samples.ts';

/** A project as the provider would have read it, without asking anybody. */
export function snapshotFor({ flags, segments }: Sample, now: number): Snapshot {
  const native: Native = {
    environment: ENVIRONMENT,
    url: '',
    flags: new Map(flags.map((flag) => [flag.key, v.parse(Flag, flag)])),
    segments: new Map(segments.map((segment) => [segment.key, v.parse(Segment, segment)])),
    lives: new Map(),
    details: new Map(),
  };
  return snapshotOf(native, now);
}

/** LaunchDarkly's own SDK on what a snapshot says. */
export function oracleFor(snapshot: Snapshot): Promise<Oracle> {
  const { flags, segments } = nativeOf(snapshot);
  const flagsToSend = [...flags.values()] as unknown as FlagJson[];
  return oracleOf(ENVIRONMENT, flagsToSend, [...segments.values()] as unknown as SegmentJson[]);
}

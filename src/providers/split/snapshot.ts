import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { Condition } from '../../core/model/condition.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import { mostCommon } from '../../core/model/mostCommon.ts';
import type { Problem, Snapshot } from '../../core/model/snapshot.ts';
import { stateOf } from './map.ts';
import type { Surroundings } from './matchers.ts';
import { Definition, type Metadata, type SplitEnvironment } from './wire.ts';

/** The members of a segment, or why they are not known. */
export type Members = { readonly keys: readonly string[] } | { readonly unread: string };

/** All that was read of one environment, as the Admin API gave it. */
export interface Reading {
  readonly environment: SplitEnvironment;
  readonly definitions: ReadonlyMap<FlagKey, Definition>;
  /** Every flag of the workspace, defined in this environment or not. */
  readonly metadata: ReadonlyMap<FlagKey, Metadata>;
  readonly segments: ReadonlyMap<string, Members>;
  readonly problems: readonly Problem[];
}

export function snapshotOf(reading: Reading, version: string, fetchedAt: number): Snapshot {
  const surroundings = surroundingsOf(reading);
  const flags = [...reading.definitions].map(([key, definition]): [FlagKey, FlagState] => [
    key,
    stateOf(definition, reading.metadata.get(key), surroundings),
  ]);
  return { version, fetchedAt, flags: new Map(flags), problems: reading.problems, native: reading };
}

export function readingIn({ native }: Snapshot): Reading {
  return native as Reading;
}

/** A flag is served by one kind of key. */
export function trafficTypesIn(snapshot: Snapshot): readonly string[] {
  const types = [...readingIn(snapshot).definitions.values()].flatMap(
    ({ trafficType }) => trafficType?.name ?? [],
  );
  return mostCommon(types);
}

/** What a reader would see with this definition in the place of the old one. */
export function withDefinition(snapshot: Snapshot, definition: Definition): Snapshot {
  const reading = readingIn(snapshot);
  const definitions = new Map(reading.definitions).set(definition.name, definition);
  const state = stateOf(definition, reading.metadata.get(definition.name), surroundingsOf(reading));
  const flags = new Map(snapshot.flags).set(definition.name, state);
  return { ...snapshot, flags, native: { ...reading, definitions } satisfies Reading };
}

export function surroundingsOf({ definitions, segments }: Reading): Surroundings {
  return {
    defined: new Set(definitions.keys()),
    segment: (name) => ({ op: 'segment', name, condition: memberCondition(name, segments.get(name)) }),
  };
}

function memberCondition(name: string, members: Members | undefined): Condition {
  if (members !== undefined && 'keys' in members)
    return { op: 'one of', attribute: '$key', values: members.keys };
  return {
    op: 'unknown',
    text:
      members === undefined
        ? t`who is in the segment ${name}`
        : t`who is in the segment ${name} (${members.unread})`,
  };
}

/** One flag that cannot be read is a problem; the others still stand. */
export function definitionsIn(entries: readonly unknown[]): Pick<Reading, 'definitions' | 'problems'> {
  const definitions = new Map<FlagKey, Definition>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const result = v.safeParse(Definition, entry);
    if (result.success) definitions.set(result.output.name, result.output);
    else problems.push(problemOf(entry, result.issues));
  }
  return { definitions, problems };
}

function problemOf(entry: unknown, [issue]: readonly [v.BaseIssue<unknown>, ...unknown[]]): Problem {
  const name = typeof entry === 'object' && entry !== null ? (entry as { name?: unknown }).name : undefined;
  const field = v.getDotPath(issue) ?? t('the definition');
  const message = t`"${field}" should be ${issue.expected ?? t('something else')}`;
  return { message, ...(typeof name === 'string' ? { key: name } : {}) };
}

/** The segments that flags of an environment speak of. */
export function segmentsNamed(definitions: Iterable<Definition>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { treatments, rules } of definitions) {
    for (const { segments } of treatments) for (const name of segments ?? []) names.add(name);
    for (const { type, string } of (rules ?? []).flatMap(({ condition }) => condition.matchers)) {
      if (type === 'IN_SEGMENT' && string) names.add(string);
    }
  }
  return names;
}

/**
 * What a definition says of who gets what. Which fields are left out and which are null or empty may differ
 * between the list of definitions and a single one; when traffic was last seen changes with every evaluation.
 */
export function essenceOf(definition: Definition): unknown {
  const { name, trafficType, killed, treatments, defaultTreatment, trafficAllocation } = definition;
  const { rules, defaultRule, prerequisites, lastUpdateTime } = definition;
  const traffic = trafficType?.name;
  return withoutEmpty({
    ...{ name, traffic, killed, treatments, defaultTreatment, trafficAllocation },
    ...{ rules, defaultRule, prerequisites, lastUpdateTime },
  });
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([, part]) => part !== null && part !== undefined && !(Array.isArray(part) && part.length === 0),
  );
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutEmpty(part)]));
}

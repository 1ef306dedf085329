import { t } from '@vscode/l10n';
import { allOf, anyOf, type Condition, NEVER, not } from '../../core/model/condition.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';
import type { Segment } from './api.ts';
import { USER } from './attributes.ts';
import { drawOf } from './bucket.ts';
import { clausesHold, type SegmentNamed } from './clauses.ts';

/** Who is in a segment, by the rules of https://launchdarkly.com/docs/home/flags/segments. */
export function segmentsOf(segments: ReadonlyMap<string, Segment>): SegmentNamed {
  const known = new Map<string, Condition>();
  const named = (key: string, sure: boolean, within: readonly string[]): Condition => {
    const name = `${sure} ${key}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const condition = conditionOf(key, sure, within);
    // What leads back into itself is not understood only as seen from within.
    if (within.length === 0) known.set(name, condition);
    return condition;
  };
  const conditionOf = (key: string, sure: boolean, within: readonly string[]): Condition => {
    const segment = segments.get(key);
    if (segment === undefined || segment.deleted === true) return NEVER;
    if (within.includes(key)) return { op: 'unknown', text: t`the segment ${key} needs itself` };
    const members = (each: string, surely: boolean) => named(each, surely, [...within, key]);
    return { op: 'segment', name: key, condition: membersOf(segment, members, sure) };
  };
  return (key, sure) => named(key, sure, []);
}

function membersOf(segment: Segment, members: SegmentNamed, sure: boolean): Condition {
  if (segment.unbounded === true)
    return { op: 'unknown', text: t`the members of the big segment ${segment.key} are not listed` };
  const rules = segment.rules.map(({ clauses, weight, bucketBy, rolloutContextKind }) => {
    const holds = clausesHold(clauses, members, sure);
    if (weight === undefined || weight === null) return holds;
    const draw = drawOf({ key: segment.key, salt: undefined, bucketBy, contextKind: rolloutContextKind });
    if (draw === undefined) return { op: 'unknown', text: t`a draw by ${bucketBy ?? ''}` } as const;
    return allOf(holds, { op: 'drawn', share: weight / 100_000, draw });
  });
  const included = keysIn(segment.included, segment.includedContexts, sure);
  const excluded = keysIn(segment.excluded, segment.excludedContexts, true);
  return anyOf(included, allOf(not(excluded), anyOf(...rules)));
}

function keysIn(users: readonly string[], contexts: Segment['includedContexts'], sure: boolean): Condition {
  const lists = [...contexts, { contextKind: USER, values: users }].filter(({ values }) => values.length > 0);
  return anyOf(
    ...lists.map(({ contextKind, values }) => {
      const looking = { attribute: IDENTITY_KEY, kind: contextKind || USER };
      const listed: Condition = { op: 'one of', ...looking, values };
      return sure ? allOf({ op: 'has', ...looking }, listed) : listed;
    }),
  );
}

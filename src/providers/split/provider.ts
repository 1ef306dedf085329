import { t } from '@vscode/l10n';
import { evaluateState } from '../../core/exposure/evaluate.ts';
import type { Evaluation } from '../../core/model/evaluation.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { FlagChange, Provider } from '../../core/ports/provider.ts';
import type { Tokens } from '../../core/ports/tokens.ts';
import { ofrepProduction } from '../http/ofrep.ts';
import { createFlag } from './create.ts';
import { connector, ID, LABEL } from './manifest.ts';
import { pageOf } from './page.ts';
import { foreign, planSelfRelease, planUndo } from './plan.ts';
import { isReachChange } from './reach/change.ts';
import { planReach } from './reach/plan.ts';
import { planReachUndo } from './reach/undo.ts';
import { Reader } from './reader.ts';
import { type Reading, readingIn, trafficTypesIn } from './snapshot.ts';
import { withdraw, write } from './write.ts';

/** Split, today Harness Feature Management & Experimentation, by its Admin API. */
export function splitProvider(tokens: Tokens, clock: Clock, timeoutMs?: number): Provider {
  const reader = new Reader(tokens, clock, timeoutMs);
  return {
    id: ID,
    label: LABEL,
    holdsExpiry: false,
    polled: true,
    read: (place) => reader.read(place),
    readFlag: (place, key) => reader.readFlag(place, key),
    async changes(place) {
      const { definitions } = readingIn(reader.last(place) ?? (await reader.read(place)));
      return changesOf(definitions);
    },
    kinds: trafficTypesIn,
    context: ({ key, kind, attributes }) => ({ key, trafficType: kind, attributes }),
    evaluate: (snapshot, key, identity) => evaluate(snapshot, key, identity, clock.now()),
    position: () => undefined,
    planSelfRelease,
    planReach,
    planUndo: (snapshot, key, _identity, change) =>
      isReachChange(change) ? planReachUndo(snapshot, key, change) : planUndo(snapshot, key, change),
    apply: async (place, plan, note) => write(await reader.door(place), plan, note),
    withdraw: async (place, approval) => withdraw(await reader.door(place), approval),
    createFlag: (place, key) => createFlag(reader, place, key),
    production: ({ environment }) => ofrepProduction(environment),
    link: (place, key) => {
      const last = reader.last(place);
      return last && pageOf(place.connection.project, readingIn(last), key);
    },
    connector: connector(clock),
  };
}

function evaluate(snapshot: Snapshot, key: FlagKey, identity: Identity, now: number): Evaluation {
  const definition = readingIn(snapshot).definitions.get(key);
  const other = definition && foreign(definition, identity);
  if (other !== undefined) return { outcome: 'cannot tell', why: other.refused };
  // The SDKs cut blanks off a key before they look at it.
  const asked = { ...identity, key: identity.key.trim() };
  return evaluateState(snapshot, key, asked, now, () => undefined);
}

/** Split says when a definition changed, and not by whom. */
function changesOf(definitions: Reading['definitions']): ReadonlyMap<FlagKey, FlagChange> {
  return new Map(
    [...definitions].flatMap(([key, { lastUpdateTime: at }]): readonly [FlagKey, FlagChange][] =>
      typeof at === 'number'
        ? [[key, { at, by: t('somebody'), seen: t('the last update Split shows') }]]
        : [],
    ),
  );
}

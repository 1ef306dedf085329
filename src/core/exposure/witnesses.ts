import { t } from '@vscode/l10n';
import type { Draw } from '../model/condition.ts';
import { type Evaluation, sameServed } from '../model/evaluation.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import { IDENTITY_KEY, type Identity, STRANGER } from '../model/identity.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Evaluate } from './blastRadius.ts';
import { bystanders } from './bystanders.ts';
import { populationOf } from './changed/affects.ts';
import type { ChangedPopulation } from './changed/changed.ts';
import { explain, type Position } from './explain.ts';

/** People nobody knows, to be found anywhere in a draw. */
const DRAWN = 200;
/** As many more are looked through for those who stand next to where a share begins or ends. */
const SEARCHED = 2000;

/** What the vendor's own evaluator says of a change, beside our reading of it. */
export interface Testimony {
  /** People asked about on both sides. */
  readonly asked: number;
  /** Somebody who gets another variation, and what it becomes. */
  readonly changes?: Witness;
  /** Somebody who gets what they got. */
  readonly stays?: Witness;
  /** Whom the two disagree about, and how; undefined when about nobody. */
  readonly doubt?: string;
}

export interface Witness {
  readonly who: Identity;
  readonly after: Evaluation;
}

export interface Change {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly key: FlagKey;
  readonly populations: readonly ChangedPopulation[];
}

/**
 * Asks the vendor's evaluator about everybody the rules name, one for each value they compare with, many strangers, and
 * those next to the edges of every share that changes. Whom either side cannot tell about is not asked.
 */
export function testimony(
  { before, after, key, populations }: Change,
  me: Identity,
  now: number,
  evaluate: Evaluate,
  position: Position,
): Testimony {
  const [was, is] = [before.flags.get(key), after.flags.get(key)];
  if (was === undefined || is === undefined) return { asked: 0, doubt: t('the flag is not there') };
  let asked = 0;
  let [changes, stays] = [undefined as Witness | undefined, undefined as Witness | undefined];
  for (const who of people([was, is], me, populations, position)) {
    const beyond = {
      place: (draw: Draw) => position(draw, is, who),
      served: (needed: FlagKey) => {
        const state = after.flags.get(needed);
        return state && explain(state, who, now, position, after.flags);
      },
    };
    const among = populationOf(populations, who, now, beyond);
    const [old, next] = [evaluate(before, key, who), evaluate(after, key, who)];
    if (among === undefined || old.outcome !== 'served' || next.outcome !== 'served') continue;
    if (!isAsSaid(among, old.variation, next.variation)) return { asked, doubt: who.key };
    asked += 1;
    if (sameServed(old, next)) stays ??= { who, after: next };
    else changes ??= { who, after: next };
  }
  return {
    asked,
    ...(changes === undefined ? {} : { changes }),
    ...(stays === undefined ? {} : { stays }),
  };
}

function isAsSaid(among: ChangedPopulation | null, was: string | null, is: string | null): boolean {
  return among === null ? was === is : among.from === was && among.to === is;
}

function people(
  states: readonly FlagState[],
  me: Identity,
  populations: readonly ChangedPopulation[],
  position: Position,
): Iterable<Identity> {
  const drawn = Array.from({ length: DRAWN }, (_, at) => stranger(me, at));
  const named = states.flatMap((state) => bystanders(state, me));
  const edges = populations.flatMap(({ places }) =>
    places.flatMap(({ draw, from, to }) =>
      [from, to].flatMap((edge) => nextTo(edge, draw, states, me, position)),
    ),
  );
  return new Map([me, ...named, ...drawn, ...edges].map((who) => [`${who.kind} ${who.key}`, who])).values();
}

/** The nearest found on either side. */
function nextTo(
  edge: number,
  draw: Draw,
  [state]: readonly FlagState[],
  me: Identity,
  position: Position,
): readonly Identity[] {
  if (state === undefined) return [];
  const placed = Array.from({ length: SEARCHED }, (_, at) => stranger(me, DRAWN + at)).flatMap((who) => {
    const place = position(draw, state, who);
    return place === undefined ? [] : [{ who, off: place - edge }];
  });
  const below = placed.filter(({ off }) => off < 0).sort((a, b) => b.off - a.off);
  const above = placed.filter(({ off }) => off >= 0).sort((a, b) => a.off - b.off);
  return [...below.slice(0, 2), ...above.slice(0, 2)].map(({ who }) => who);
}

function stranger({ kind }: Identity, at: number): Identity {
  return { ...STRANGER, kind, key: `${STRANGER.key}-${at}` };
}

/** How many people change, where each of them is named; undefined where a share or a condition is among them. */
export function headcount(populations: readonly ChangedPopulation[]): number | undefined {
  let count = 0;
  for (const { of, places } of populations) {
    const lists = of.flatMap((condition) =>
      condition.op === 'one of' && condition.attribute === IDENTITY_KEY ? [condition.values.length] : [],
    );
    if (lists.length === 0 || places.length > 0) return undefined;
    count += Math.min(...lists);
  }
  return count;
}

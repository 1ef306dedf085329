import { wideShare } from '../../core/exposure/reached.ts';
import { reachWithout } from '../../core/exposure/withdrawals.ts';
import type { Exposure, Who } from '../../core/model/exposure.ts';
import type { Identity } from '../../core/model/identity.ts';
import { type Ladder, shareIn } from '../../core/model/ladder.ts';
import { isMade, type RolloutState } from '../../core/model/rollout.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import { NOBODY } from './target.ts';

/** What a person's own steps have come to. */
interface Doing {
  readonly people: readonly Who[];
  readonly share: number;
}

const HAIR = 1e-9;

/**
 * Whether everybody a release reaches, but for me, is reached by my own doing. The journal's steps are gone through
 * one by one: where one began elsewhere than the one before it ended, somebody else was at it.
 */
export function isOwnDoing(
  exposure: Exposure,
  variation: string,
  history: readonly RolloutState[],
  ladder: Ladder,
  me: Identity,
): boolean {
  const doing = ownDoing(history, variation, ladder, me);
  if (doing === undefined) return false;
  const others = reachWithout({ kind: 'everyone but me' }, exposure, variation, me).without.flatMap(atoms);
  return (
    Math.abs(wideShare(exposure, variation) - doing.share) < HAIR &&
    others.every((who) => isAmong(doing.people, who))
  );
}

function ownDoing(
  history: readonly RolloutState[],
  variation: string,
  ladder: Ladder,
  me: Identity,
): Doing | undefined {
  let doing: Doing = { people: [], share: 0 };
  for (const { rollout, status, undone } of history) {
    if (!isMade(status) || undone === true || rollout.undoes !== undefined) continue;
    const { by, from, reach } = rollout;
    if (by.key !== me.key || reach === undefined || reach.variation !== variation) return undefined;
    if (shareAt(from, ladder) !== doing.share) return undefined;
    const without = reach.without.flatMap(atoms);
    doing = {
      people: [...doing.people.filter((who) => !isAmong(without, who)), ...reach.with.flatMap(atoms)],
      share: reach.share ?? doing.share,
    };
  }
  return doing;
}

/** Which share the place had where a step began; undefined where its name does not say. */
function shareAt(name: string, ladder: Ladder): number | undefined {
  if (name === NOBODY) return 0;
  const at = ladder.findIndex((stage) => stage.name === name);
  return at === -1
    ? undefined
    : Math.max(...ladder.slice(0, at + 1).map(({ population }) => shareIn(population)));
}

/** A list of people one by one. */
function atoms(who: Who): readonly Who[] {
  return who.kind === 'people' ? who.keys.map((key) => ({ ...who, keys: [key] })) : [who];
}

function isAmong(all: readonly Who[], who: Who): boolean {
  return all.some((each) => sameJson(each, who));
}

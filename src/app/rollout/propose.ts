import { t } from '@vscode/l10n';
import { aboutPeople } from '../../core/exposure/aboutPeople.ts';
import { type ChangedPopulation, changed } from '../../core/exposure/changed/changed.ts';
import { exposure } from '../../core/exposure/exposure.ts';
import { hasByRule, isReached, touchedByRule } from '../../core/exposure/reached.ts';
import { headcount, testimony } from '../../core/exposure/witnesses.ts';
import { type Met, NOBODY_COUNTS } from '../../core/model/gate.ts';
import type { RolloutState } from '../../core/model/rollout.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { isRefusal, type Plan, type Refusal } from '../../core/ports/provider.ts';
import { changedWords } from '../../core/present/changed.ts';
import { stageWords } from '../../core/present/rollout.ts';
import { readFresh } from '../flagStore.ts';
import type { AlreadyMine, Refused } from '../selfRelease/proposal.ts';
import { type Begun, begin, notYet } from './begin.ts';
import { type Assessment, alsoConcerned, assess, type Circumstances, mayNotTake } from './gatekeeper.ts';
import type { RolloutProposal, RolloutWish } from './proposal.ts';
import { standingWords, type Target, targetOf } from './target.ts';

/** Reads afresh, plans the smallest change and proves whom it reaches. Writes nothing. */
export async function propose(
  wish: RolloutWish,
  circumstances: Circumstances,
): Promise<RolloutProposal | AlreadyMine | Refused> {
  const { history, clock } = circumstances;
  const before = await readFresh(wish.entry, wish.key);
  const begun = begin(wish, before, clock.now());
  if (isRefusal(begun)) return refused(begun);
  const { move } = wish;
  if (move.to === 'undo') return proposeUndo(wish, begun, move.id, history, clock);
  const target = targetOf(move, begun.ladder, begun.standing, begun.reach, begun.variation, wish.identity);
  if (isRefusal(target)) return refused(target);
  const barred = target.stage && mayNotTake(target.stage, wish.identity);
  if (barred !== undefined) return refused({ refused: barred });
  if (move.to !== 'withdraw' && takesLease(begun, target)) return refused(leased(wish));
  const plan = wish.entry.provider.planReach?.(before, wish.key, target.reach);
  if (plan === undefined) return refused(notYet(wish));
  if (isRefusal(plan)) return refused(plan);
  const proved = prove(wish, begun, plan, clock.now());
  if (isRefusal(proved)) return refused(proved);
  const after = plan.after.flags.get(wish.key);
  const reached = after !== undefined && isReached(exposure(after, clock.now()), target.reach);
  if (!reached) return refused(hindered(wish));
  const wrongWay = againstTheWay(proved.changed.populations, target, begun);
  if (wrongWay !== undefined) return refused(wrongWay);
  if (proved.changed.populations.length === 0 && plan.texts.before === plan.texts.after) {
    const why =
      target.stage === undefined
        ? t`${wish.key} already is as you want it.`
        : t`${wish.key} already is at the stage "${stageWords(target.to)}" as you want it.`;
    return { outcome: 'already', why };
  }
  // Taking it back waits for nobody.
  const { cautions, met } = target.way === 'up' ? await assess(wish, begun, circumstances) : UNASKED;
  return {
    ...proved,
    ...estimateOf(proved, met),
    reach: target.reach,
    to: target.to,
    cautions: [...cautions, ...alsoConcerned(wish, begun, clock.now()), ...(plan.cautions ?? [])],
  };
}

const UNASKED: Assessment = { cautions: [], met: NOBODY_COUNTS };

function estimateOf(
  { people: known, changed: { populations } }: Proved,
  { counts, all }: Met,
): Pick<RolloutProposal, 'estimate'> {
  const [first] = counts;
  if (first === undefined || !all || known !== undefined) return {};
  const people = aboutPeople(populations, all);
  if (people === undefined) return {};
  const { source, hours } = first;
  return { estimate: { people, of: all, source, ...(hours === undefined ? {} : { hours }) } };
}

function proposeUndo(
  wish: RolloutWish,
  begun: Begun,
  id: string,
  history: readonly RolloutState[],
  clock: Clock,
): RolloutProposal | AlreadyMine | Refused {
  const done = history.find(({ rollout }) => rollout.id === id)?.rollout;
  if (done === undefined) return refused({ refused: t`The journal does not know a change ${id}.` });
  const plan = wish.entry.provider.planUndo(begun.before, wish.key, wish.identity, done.change);
  if (plan === undefined)
    return { outcome: 'already', why: t`Nothing is left of that change of ${wish.key}.` };
  if (isRefusal(plan)) return refused(plan);
  const proved = prove(wish, begun, plan, clock.now());
  return isRefusal(proved)
    ? refused(proved)
    : {
        ...proved,
        to: done.from,
        cautions: [...alsoConcerned(wish, begun, clock.now()), ...(plan.cautions ?? [])],
      };
}

type Proved = Omit<RolloutProposal, 'to' | 'reach' | 'cautions' | 'estimate'>;

/** By both whole states, exactly; and by the vendor's own evaluator, on everybody who could tell the difference. */
function prove(wish: RolloutWish, begun: Begun, plan: Plan, now: number): Proved | Refusal {
  const { entry, key, identity } = wish;
  const { provider } = entry;
  const who = changed(plan.before.flags, plan.after.flags, key, now);
  if (who.reach === 'cannot prove') return { refused: t`It cannot be proved who changes: ${who.why}.` };
  const { populations } = who;
  const asked = testimony(
    { before: plan.before, after: plan.after, key, populations },
    identity,
    now,
    (snapshot, flag, person) => provider.evaluate(snapshot, flag, person),
    (draw, state, person) => provider.position(draw, state, person),
  );
  if (asked.doubt !== undefined)
    return {
      refused: t`The evaluator of ${provider.label} says otherwise of ${asked.doubt} than was worked out.`,
    };
  const people = headcount(populations);
  return {
    outcome: 'proposal',
    wish,
    variation: begun.variation,
    plan,
    from: standingWords(begun.ladder, begun.standing),
    standing: begun.standing,
    changed: who,
    words: changedWords(who, begun.state, identity, now),
    ...(people === undefined ? {} : { people }),
    testimony: asked,
  };
}

/** On the way up whoever has it keeps it; on the way down nobody gets it whom no lower stage names. */
function againstTheWay(
  populations: readonly ChangedPopulation[],
  { way, reach }: Target,
  { variation, reach: before }: Begun,
): Refusal | undefined {
  if (way === 'up')
    return populations.some(({ from }) => from === variation)
      ? {
          refused: t('On the way up some who have it would lose it.'),
          hint: t('Look at the rules, and change them by hand.'),
        }
      : undefined;
  const adds = reach.with.some((who) => !hasByRule(before, variation, who));
  return !adds && populations.some(({ to }) => to === variation)
    ? {
        refused: t('Taking it back from them would give it to others, by a later rule.'),
        hint: t('Change the rules by hand.'),
      }
    : undefined;
}

/** What carries its own end was released to somebody alone, and is ended where it was made. */
function takesLease({ reach, variation }: Begun, { reach: { without } }: Target): boolean {
  const dated = { ...reach, released: reach.released.filter(({ until }) => until !== undefined) };
  return without.some((who) => touchedByRule(dated, variation, who));
}

function leased({ key }: RolloutWish): Refusal {
  return {
    refused: t`A self-release of ${key}, which ends by itself, is among what would be taken back.`,
    hint: t('End it first.'),
  };
}

function hindered({ key }: RolloutWish): Refusal {
  return {
    refused: t`The other rules of ${key} stand in the way: it would not come to what was asked for.`,
    hint: t('Look at its rules first.'),
  };
}

function refused({ refused: why, hint }: Refusal): Refused {
  return { outcome: 'refused', why, ...(hint === undefined ? {} : { hint }) };
}

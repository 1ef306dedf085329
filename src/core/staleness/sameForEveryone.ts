import { exposure } from '../exposure/exposure.ts';
import type { Condition } from '../model/condition.ts';
import type { FlagState } from '../model/flagState.ts';
import { durationWords } from '../present/time.ts';
import { servedWords } from '../present/words.ts';
import type { EnvironmentFacts, StaleRule } from './facts.ts';

const DAY = 86_400_000;

/** One variation for everybody in every production, unchanged for the limit's days; `off` everywhere is waiting, not done. */
export const sameForEveryone: StaleRule = ({ key, environments, references, now }, { days }) => {
  const productions = environments.filter(({ tier }) => tier === 'production');
  const [first] = productions;
  if (first?.state === undefined || references === 0 || productions.some(({ state }) => state?.permanent))
    return undefined;
  const kept = productions.map(({ state }) => state && soleVariation(state, now));
  const [keep] = kept;
  if (keep === undefined || kept.some((variation) => variation !== keep)) return undefined;
  if (!productions.every(({ changed }) => changed !== undefined && now - changed.at >= days * DAY))
    return undefined;
  const words = servedWords(keep, first.state);
  return {
    key,
    reason: 'same for everyone',
    verdict: `everyone gets ${words} since ${durationWords(now - latest(productions))}`,
    evidence: productions.map(({ name, changed }) => ({
      text: `${name}: ${words} for everyone, unchanged for ${durationWords(now - (changed?.at ?? now))}${changed ? ` (last by ${changed.by})` : ''}`,
      ...(changed === undefined ? {} : { seen: changed.seen }),
    })),
    keep,
  };
};

/** The variation everybody gets; undefined when there are several, or when it is what the unreleased get anyway. */
function soleVariation(state: FlagState, now: number): string | undefined {
  if (state.status !== 'on' || state.rules.some(({ condition }) => changesAfter(condition, now))) {
    return undefined;
  }
  const { released, heldBack, unknown, toggle, baseline, codeDefault } = exposure(state, now);
  if (unknown.length > 0 || heldBack.length > 0) return undefined;
  const [only] = released;
  if (only === undefined) return toggle || codeDefault ? undefined : (baseline ?? undefined);
  const last = released.at(-1);
  const everyone = last?.who.kind === 'everyone' && last.share === 1;
  return everyone && released.every(({ variation }) => variation === only.variation)
    ? (only.variation ?? undefined)
    : undefined;
}

/** A time in it is still to come: what everybody gets today is not what they will get. */
function changesAfter(condition: Condition, now: number): boolean {
  switch (condition.op) {
    case 'time':
      return [condition.from, condition.until].some((at) => at !== undefined && at * 1000 > now);
    case 'not':
    case 'segment':
      return changesAfter(condition.condition, now);
    case 'and':
    case 'or':
      return condition.conditions.some((part) => changesAfter(part, now));
    default:
      return false;
  }
}

function latest(environments: readonly EnvironmentFacts[]): number {
  return Math.max(...environments.map(({ changed }) => changed?.at ?? 0));
}

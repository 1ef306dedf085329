import { t } from '@vscode/l10n';
import { isToggle } from '../exposure/baseline.ts';
import type { Changed, ChangedPopulation } from '../exposure/changed/changed.ts';
import { drawnBy } from '../exposure/drawnBy.ts';
import { whoOf } from '../exposure/exposure.ts';
import type { Condition } from '../model/condition.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import { isMany, thoseWords } from './sentence.ts';
import { momentWords } from './time.ts';
import { percentWords, servedWords, whoWords } from './words.ts';

/** What a person reads before a change that is wider than their own. */
export interface ChangedWords {
  /** `4% more of everyone get on; nobody loses it`. */
  readonly headline: string;
  /** A line for each population: who, and from what to what. */
  readonly lines: readonly string[];
}

/** `state`: the flag before or after, for the names of its variations; `now`: Unix milliseconds. */
export function changedWords(
  changed: Changed,
  state: FlagState,
  me: Identity | undefined,
  now: number,
): ChangedWords {
  if (changed.reach === 'cannot prove')
    return { headline: t`can't tell who changes: ${changed.why}`, lines: [] };
  const { populations, until, untold = [] } = changed;
  const later =
    until === undefined ? '' : t`; a dated rule changes this from ${momentWords(until * 1000, now)} on`;
  const open = untold.length === 0 ? '' : t`; can't tell for those without ${untold.join(t(' or '))}`;
  return {
    headline: `${outcome(populations, state, me)}${open}${later}`,
    lines: populations.map((population) => line(population, state, me)),
  };
}

/** The code's default may be either, so whoever gets it neither gains nor loses. */
function outcome(
  populations: readonly ChangedPopulation[],
  state: FlagState,
  me: Identity | undefined,
): string {
  if (populations.length === 0) return t('nobody changes');
  const value = (variation: string | null) =>
    isToggle(state) ? state.variations.find(({ name }) => name === variation)?.value : undefined;
  const gaining = populations.filter(({ from, to }) => value(from) === false && value(to) === true);
  const losing = populations.filter(({ from, to }) => value(from) === true && value(to) === false);
  const rest = populations.filter((each) => !gaining.includes(each) && !losing.includes(each));
  const gain = gaining.length === 0 ? [] : [gainWords(gaining, me)];
  const loss = losing.length === 0 ? [] : [lossWords(losing, me)];
  const other = rest.map((each) => moveWords(each, state, me));
  const nobody = losing.length === 0 && rest.length === 0 ? [t('nobody loses it')] : [];
  return [...gain, ...loss, ...other, ...nobody].join('; ');
}

function gainWords(gaining: readonly ChangedPopulation[], me: Identity | undefined): string {
  const who = gaining.map((each) => gainers(each, me)).join(t(', and '));
  return areMany(gaining, me) ? t`${who} get on` : t`${who} gets on`;
}

function lossWords(losing: readonly ChangedPopulation[], me: Identity | undefined): string {
  const who = losing.map((each) => whom(each, me)).join(t(', and '));
  return areMany(losing, me) ? t`${who} lose it` : t`${who} loses it`;
}

function moveWords(population: ChangedPopulation, state: FlagState, me: Identity | undefined): string {
  const who = whom(population, me);
  const from = servedWords(population.from, state);
  const to = servedWords(population.to, state);
  return areMany([population], me)
    ? t`${who} go from ${from} to ${to}`
    : t`${who} goes from ${from} to ${to}`;
}

function areMany([only, ...more]: readonly ChangedPopulation[], me: Identity | undefined): boolean {
  if (only === undefined || more.length > 0 || only.share < 1) return true;
  const all = only.of.flatMap(whoOf);
  const [first, last] = [all[0], all.at(-1)];
  return first?.kind === 'condition' || (last !== undefined && isMany(last, me));
}

function line(population: ChangedPopulation, state: FlagState, me: Identity | undefined): string {
  const { from, to, places } = population;
  const drawn = places.map(
    (part) =>
      t`${percentWords(part.from)} to ${percentWords(part.to)} of the draw by ${drawnBy(part.draw.by)}`,
  );
  const where = drawn.length === 0 ? '' : ` (${drawn.join(', ')})`;
  return `${whom(population, me)}${where}: ${servedWords(from, state)} → ${servedWords(to, state)}`;
}

/** `4% of everyone except 3 people`. */
function whom(population: ChangedPopulation, me: Identity | undefined, isMore = false): string {
  const { share, except } = population;
  const all = core(population, me);
  const percent = percentWords(share);
  const part =
    share === 1 ? all : isMore ? moreOf(percent, population, all) : someOf(percent, population, all);
  const but = except.map((condition) => groupWords(condition, me)).join(t(' and '));
  return but === '' ? part : t`${part} except ${but}`;
}

function someOf(percent: string, { of }: ChangedPopulation, all: string): string {
  return of.length === 0 ? t`${percent} of everyone` : t`${percent} of ${all}`;
}

function moreOf(percent: string, { of }: ChangedPopulation, all: string): string {
  return of.length === 0 ? t`${percent} more of everyone` : t`${percent} more of ${all}`;
}

/** More, where those at lower places do not change. */
function gainers(population: ChangedPopulation, me: Identity | undefined): string {
  return whom(
    population,
    me,
    population.places.some(({ from }) => from > 0),
  );
}

function core({ of }: ChangedPopulation, me: Identity | undefined): string {
  return of.length === 0
    ? t('everyone')
    : of.map((condition) => groupWords(condition, me)).join(t(' who are also '));
}

function groupWords(condition: Condition, me: Identity | undefined): string {
  return whoOf(condition)
    .map((who) => (who.kind === 'condition' ? thoseWords(who.condition) : whoWords(who, me)))
    .join(t(' or '));
}

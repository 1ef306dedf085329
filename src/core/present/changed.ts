import { isToggle } from '../exposure/baseline.ts';
import type { Changed, ChangedPopulation } from '../exposure/changed/changed.ts';
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
    return { headline: `can't tell who changes: ${changed.why}`, lines: [] };
  const { populations, until, untold = [] } = changed;
  const later = until === undefined ? '' : `; other from ${momentWords(until * 1000, now)} on`;
  const open = untold.length === 0 ? '' : `; can't tell for those without ${untold.join(' or ')}`;
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
  if (populations.length === 0) return 'nobody changes';
  const value = (variation: string | null) =>
    isToggle(state) ? state.variations.find(({ name }) => name === variation)?.value : undefined;
  const gaining = populations.filter(({ from, to }) => value(from) === false && value(to) === true);
  const losing = populations.filter(({ from, to }) => value(from) === true && value(to) === false);
  const rest = populations.filter((each) => !gaining.includes(each) && !losing.includes(each));
  const gain =
    gaining.length === 0
      ? []
      : [`${gaining.map((each) => gainers(each, me)).join(', and ')} ${verb(gaining, me, 'get')} on`];
  const loss =
    losing.length === 0
      ? []
      : [`${losing.map((each) => whom(each, me)).join(', and ')} ${verb(losing, me, 'lose')} it`];
  const other = rest.map((each) => `${whom(each, me)} ${verb([each], me, 'go')} ${fromTo(each, state)}`);
  const nobody = losing.length === 0 && rest.length === 0 ? ['nobody loses it'] : [];
  return [...gain, ...loss, ...other, ...nobody].join('; ');
}

function verb(
  populations: readonly ChangedPopulation[],
  me: Identity | undefined,
  stem: 'get' | 'lose' | 'go',
): string {
  const [only, ...more] = populations;
  const isOne = only !== undefined && more.length === 0 && only.share === 1;
  const words = isOne ? core(only, me) : '';
  if (!isOne || words.startsWith('those') || isMany(words)) return stem;
  return stem === 'go' ? 'goes' : `${stem}s`;
}

function fromTo({ from, to }: ChangedPopulation, state: FlagState): string {
  return `from ${servedWords(from, state)} to ${servedWords(to, state)}`;
}

function line(population: ChangedPopulation, state: FlagState, me: Identity | undefined): string {
  const { from, to, places } = population;
  const drawn = places.map(
    (part) => `${percentWords(part.from)} to ${percentWords(part.to)} of the draw by ${part.draw.by}`,
  );
  const where = drawn.length === 0 ? '' : ` (${drawn.join(', ')})`;
  return `${whom(population, me)}${where}: ${servedWords(from, state)} → ${servedWords(to, state)}`;
}

/** `4% of everyone except 3 people`. */
function whom(population: ChangedPopulation, me: Identity | undefined, more = ''): string {
  const { share, except } = population;
  const part = share === 1 ? '' : `${percentWords(share)}${more} of `;
  const but = except.map((condition) => groupWords(condition, me)).join(' and ');
  return `${part}${core(population, me)}${but === '' ? '' : ` except ${but}`}`;
}

/** More, where those at lower places do not change. */
function gainers(population: ChangedPopulation, me: Identity | undefined): string {
  return whom(population, me, population.places.some(({ from }) => from > 0) ? ' more' : '');
}

function core({ of }: ChangedPopulation, me: Identity | undefined): string {
  return of.length === 0
    ? 'everyone'
    : of.map((condition) => groupWords(condition, me)).join(' who are also ');
}

function groupWords(condition: Condition, me: Identity | undefined): string {
  return whoOf(condition)
    .map((who) => (who.kind === 'condition' ? thoseWords(who.condition) : whoWords(who, me)))
    .join(' or ');
}

import { t } from '@vscode/l10n';
import type { Standing } from '../exposure/standing.ts';
import type { PlotPoint } from '../health/plot.ts';
import type { GateReport } from '../health/report.ts';
import type { Met, Verdict } from '../model/gate.ts';
import type { Identity } from '../model/identity.ts';
import type { LadderStage } from '../model/ladder.ts';
import { lastMade } from '../model/rollout.ts';
import { GLYPHS } from './headline.ts';
import { besideWords, stageOf, termsOf } from './ladder.ts';
import { metWords, reachedWords, stagePeople } from './people.ts';
import { scheduledWords, stageReach, stageWords } from './rollout.ts';
import { type Happened, type TimelineEntry, timelineOf } from './rolloutTimeline.ts';
import { durationWords } from './time.ts';
import { isWords, verdictWords } from './verdict.ts';

/** What can be done about a release from where it is shown. */
export interface RolloutAction {
  readonly id: 'whoAmI' | 'next' | 'previous' | 'goTo' | 'unRelease' | 'onlyMe' | 'note' | 'export';
  readonly label: string;
}

/** One stage of the ladder. */
export interface Rung {
  readonly name: string;
  /** A circle that fills, as everywhere. */
  readonly mark: string;
  readonly status: 'reached' | 'here' | 'ahead' | 'not set up';
  /** Whom it adds, in words. */
  readonly reach: string;
  /** I am among those it names. */
  readonly me: boolean;
  /** `21 h of 24 h left to stay · 212 of 500 people reached (metrics, last 24 h)`. */
  readonly note?: string;
  /** What has to be met before it is left: `gates: errors`. */
  readonly terms: readonly string[];
}

export interface PlotLine {
  readonly label: string;
  readonly points: readonly PlotPoint[];
}

export interface Plot {
  /** Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly PlotLine[];
  /** Changes of stage. */
  readonly marks: readonly { readonly at: number; readonly label: string }[];
  readonly limit?: number;
  readonly percent: boolean;
  readonly unit: string;
}

export interface GateView {
  readonly name: string;
  readonly is: Verdict['is'];
  readonly mark: string;
  readonly sentence: string;
  readonly plot: Plot;
}

/** A release on its way, for the panel and the command line alike. Plain JSON. */
export interface RolloutView {
  readonly key: string;
  readonly name?: string;
  readonly environment: string;
  readonly production: boolean;
  readonly variation: string;
  readonly mark: string;
  readonly headline: string;
  /** Whom no stage names: `2 people, 5% of internal`. */
  readonly beside?: string;
  /** `52 people met on, 1,203 met off (metrics, last 24 h)`. */
  readonly people?: string;
  readonly ladder: readonly Rung[];
  /** Undefined while they are asked for the first time. */
  readonly gates: readonly GateView[] | undefined;
  /** All gates in one sentence, for who cannot see them. */
  readonly summary: string;
  readonly timeline: readonly TimelineEntry[];
  readonly primary?: RolloutAction;
  readonly more: readonly RolloutAction[];
  /** What the flag system is to do by itself: `LaunchDarkly is to change it by itself: 3 Dec 14:00`. */
  readonly ahead?: string;
  /** Why it cannot be told where it stands, or cannot be walked. */
  readonly trouble?: string;
}

/** What is known of a release. Times are Unix milliseconds. */
export interface RolloutFacts extends Happened {
  readonly key: string;
  readonly name: string | undefined;
  readonly environment: string;
  readonly production: boolean;
  /** The flag's stage and headline as every surface shows them. */
  readonly mark: string;
  readonly headline: string;
  readonly standing: Standing & { readonly variation: string };
  /** Who else walks it on, as the end of a sentence about it. */
  readonly led: string | undefined;
  /** When `system`, the flag system, is to change it by itself. Unix milliseconds, soonest first. */
  readonly scheduled: readonly number[] | undefined;
  readonly system: string;
  /** What those get who do not have it. */
  readonly other: string | undefined;
  /** Since when it is where it is. */
  readonly since: number | undefined;
  /** Undefined while they are asked for the first time. */
  readonly reports: readonly GateReport[] | undefined;
  readonly met: Met;
  readonly me: Identity | undefined;
}

const HOUR_MS = 3_600_000;

export function rolloutView(facts: RolloutFacts): RolloutView {
  const { key, name, environment, production, mark, headline, standing, reports, met, me } = facts;
  const gates = reports?.map((report) => gateView(report, facts));
  const people = metWords(met);
  const ahead = scheduledWords(facts.system, facts.scheduled, facts.now);
  const trouble = troubleOf(facts);
  return {
    ...{ key, environment, production, variation: standing.variation, mark, headline, gates },
    ...(name === undefined || name === key ? {} : { name }),
    ...(people === undefined ? {} : { people }),
    ...(standing.beside.length === 0 ? {} : { beside: besideWords(standing.beside, me).join(', ') }),
    ladder: standing.stages.map((_, at) => rung(facts, at)),
    summary: summaryOf(gates),
    timeline: timelineOf(facts),
    ...actionsOf(facts, gates),
    ...(ahead === undefined ? {} : { ahead }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function troubleOf({ standing: { why }, led }: RolloutFacts): string | undefined {
  if (led !== undefined) return t`It ${led}: it is not walked on from here.`;
  return why === undefined ? undefined : t`It cannot be walked on: ${why}.`;
}

function rung({ standing, me, since, now, met }: RolloutFacts, at: number): Rung {
  const { stage, status } = standing.stages[at] ?? {};
  if (stage === undefined || status === undefined) throw new RangeError(`There is no stage ${at}.`);
  const where = at === standing.at ? 'here' : status === 'not reached' ? 'ahead' : status;
  const left = at === standing.at ? soakLeft(stage, since, now) : undefined;
  const people = at === standing.at ? peopleReached(stage, met, standing.variation) : undefined;
  const notes = [left, people].filter((each) => each !== undefined);
  const { soakHours, minPeople, ...rest } = stage;
  return {
    name: stageWords(stage.name),
    mark: where === 'ahead' || where === 'not set up' ? GLYPHS.dark : GLYPHS[stageOf(stage)],
    status: where,
    reach: [stageReach(stage, me), stagePeople(stage, met) ?? []].flat().join(', '),
    me: isMine(stage, me),
    terms: termsOf({
      ...rest,
      // What a note tells is not told twice.
      ...(left === undefined && soakHours !== undefined ? { soakHours } : {}),
      ...(people === undefined && minPeople !== undefined ? { minPeople } : {}),
    }),
    ...(notes.length === 0 ? {} : { note: notes.join(' · ') }),
  };
}

function peopleReached({ minPeople }: LadderStage, { counts }: Met, variation: string): string | undefined {
  const met = counts.find((each) => each.variation === variation);
  return minPeople === undefined || met === undefined ? undefined : reachedWords(met, minPeople);
}

function soakLeft({ soakHours }: LadderStage, since: number | undefined, now: number): string | undefined {
  if (soakHours === undefined) return undefined;
  const whole = soakHours * HOUR_MS;
  if (since === undefined) return t`to stay for ${durationWords(whole)}; since when it is here is not known`;
  const left = whole - (now - since);
  return left > 0 ? t`${durationWords(left)} of ${durationWords(whole)} left to stay` : undefined;
}

/** Only where it is certain: who is in a segment or meets a condition, others know. */
function isMine({ population }: LadderStage, me: Identity | undefined): boolean {
  if (me === undefined) return false;
  return population?.kind === 'me' || (population?.kind === 'people' && population.keys.includes(me.key));
}

function gateView(
  { gate, verdict, from, to, now, than }: GateReport,
  { standing, other, history }: RolloutFacts,
): GateView {
  const { comparison, measure, unit } = gate;
  const lines = [
    { label: standing.variation, points: now },
    { label: other ?? t('before'), points: than },
  ];
  return {
    name: gate.name,
    is: verdict.is,
    ...verdictWords(gate, verdict),
    plot: {
      from,
      to,
      lines: than.length === 0 ? lines.slice(0, 1) : lines,
      marks: history.map(({ rollout, at }) => ({ at, label: stageWords(rollout.to) })),
      ...(comparison.against === 'limit' ? { limit: comparison.limit } : {}),
      percent: measure.kind === 'share',
      unit: measure.kind === 'share' ? '' : unit,
    },
  };
}

function summaryOf(gates: readonly GateView[] | undefined): string {
  if (gates === undefined) return t('Health is being asked for.');
  if (gates.length === 0) return t('Nothing is watched.');
  return t`Health: ${gates.map(({ name, is }) => `${name} ${isWords(is)}`).join(', ')}.`;
}

type Actions = Pick<RolloutView, 'primary' | 'more'>;

/** One thing to do next, and it is not the next stage while the release does harm. */
function actionsOf(
  { standing, me, led, history }: RolloutFacts,
  gates: readonly GateView[] | undefined,
): Actions {
  const learned: readonly RolloutAction[] = [
    ...(lastMade(history) === undefined ? [] : [{ id: 'note', label: t('Note…') } as const]),
    { id: 'export', label: t('Copy what was learned') },
  ];
  if (led !== undefined) return { more: learned };
  const isIll = gates?.some(({ is }) => is === 'unhealthy') === true;
  const nameOf = (at: number) => stageWords(standing.stages[at]?.stage.name ?? t('nobody'));
  const next =
    standing.next === undefined
      ? undefined
      : ({ id: 'next', label: t`Next stage: ${nameOf(standing.next)}` } as const);
  const isOut = standing.at >= 0 || standing.share > 0 || standing.beside.length > 0;
  const stop =
    isIll && isOut ? ({ id: 'onlyMe', label: t('Un-release from everyone but me') } as const) : undefined;
  // Who I am decides what comes next where a stage is mine alone.
  const who =
    me === undefined && standing.stages.some(({ stage }) => stage.population?.kind === 'me')
      ? ({ id: 'whoAmI', label: t('Say who you are…') } as const)
      : undefined;
  const primary = who ?? stop ?? next;
  const more: readonly (RolloutAction | undefined)[] = [
    standing.previous === undefined
      ? undefined
      : { id: 'previous', label: t`Back to ${nameOf(standing.previous)}` },
    { id: 'goTo', label: t('Go to a stage…') },
    isOut ? { id: 'unRelease', label: t('Un-release from…') } : undefined,
    ...learned,
  ];
  return { ...(primary === undefined ? {} : { primary }), more: more.filter((each) => each !== undefined) };
}

import { type Alarm, HealthWatch } from '../../src/app/health/healthWatch.ts';
import type { Gate, HealthConfig } from '../../src/core/model/gate.ts';
import type { Ladder } from '../../src/core/model/ladder.ts';
import type { HealthSource, Series, Span } from '../../src/core/ports/healthSource.ts';
import type { GateView } from '../../src/core/present/rolloutView.ts';
import { FakeClock } from './fakeClock.ts';
import { ERRORS } from './gates.ts';
import { type FlagFields, flagFileText, me } from './oneFlag.ts';
import { type Bench, openBench } from './selfRelease.ts';

/** What a health source says to `bad on`, `of off` and their like. */
export type Answer = (query: string, span: Span, signal: AbortSignal) => Promise<readonly Series[]>;

/** A counter that grew evenly to `total` in the last ten seconds of a span. */
export function grown(total: number, { to }: Span): readonly Series[] {
  const points = Array.from({ length: 11 }, (_, at) => [to - (10 - at) * 1000, (total * at) / 10] as const);
  return [{ name: 'all', points }];
}

/** Every second page of `on` fails, and none of `off`. */
export const ILL: Answer = async (query, span) =>
  grown({ 'bad on': 50, 'of on': 100, 'of off': 1900 }[query] ?? 0, span);
export const WELL: Answer = async (query, span) =>
  grown({ 'of on': 100_000, 'of off': 1_900_000 }[query] ?? 0, span);

export const GATE: Gate = {
  ...ERRORS,
  measure: { kind: 'share', bad: 'bad {{variation}}', of: 'of {{variation}}' },
};

export const LADDER: Ladder = [
  { name: 'only me', population: { kind: 'me' } },
  { name: 'internal', population: { kind: 'segment', name: 'internal' } },
  { name: '5 %', population: { kind: 'share', share: 0.05 } },
  { name: '25 %', population: { kind: 'share', share: 0.25 } },
];

interface Options {
  readonly folder: string;
  readonly flag?: FlagFields;
  readonly gates?: readonly Gate[];
  readonly stages?: Ladder;
  readonly people?: HealthConfig['people'];
}

/** The real watch over real files; only the clock and the health source's answers are a test's. */
export async function openWatch({ folder, flag = {}, gates = [GATE], stages = LADDER, people }: Options) {
  const clock = new FakeClock(Date.now());
  let answer: Answer = WELL;
  let apart = 0;
  const source: HealthSource = {
    ...{ id: 'double', label: 'The double', counting: 'cumulative' },
    escape: (value) => value,
    series: (_, query, span, signal) => answer(query, span, signal),
    now: async () => clock.now() + apart,
  };
  const sources: HealthConfig['sources'] = [{ name: 'metrics', kind: 'double', root: folder }];
  const bench: Bench = await openBench({
    ...{ folder, clock },
    files: { 'production.flagd.json': flagFileText({ flag }) },
    terms: { stages, health: { sources, gates, ...(people && { people }) } },
    healthSources: new Map([[source.id, source]]),
  });
  const watch = new HealthWatch({ app: bench.app, identityOf: () => me });
  const alarms: Alarm[] = [];
  watch.onAlarm((alarm) => alarms.push(alarm));
  return {
    ...{ bench, clock, watch, alarms },
    answers: (next: Answer) => {
      answer = next;
    },
    setClockApart: (ms: number) => {
      apart = ms;
    },
    /** A minute later. */
    look: async () => {
      clock.advance(60_000);
      await watch.look(bench.entry(), 'flag', new AbortController().signal);
    },
    gate: (): GateView | undefined => watch.view(bench.entry(), 'flag')?.gates?.[0],
  };
}

export type WatchBench = Awaited<ReturnType<typeof openWatch>>;

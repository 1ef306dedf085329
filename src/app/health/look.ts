import { t } from '@vscode/l10n';
import { judge } from '../../core/health/judge.ts';
import { plotOf } from '../../core/health/plot.ts';
import { lookFrom, queriesOf, type Side } from '../../core/health/reading.ts';
import type { GateReport } from '../../core/health/report.ts';
import { type Blanks, fill } from '../../core/health/template.ts';
import type { Gate, HealthConfig, HealthPlace } from '../../core/model/gate.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { HealthError, type HealthSource, type Series, type Span } from '../../core/ports/healthSource.ts';
import { durationWords } from '../../core/present/time.ts';

const POINTS = 240;
const FINEST_MS = 1000;
const HOUR_MS = 3_600_000;
const LONGEST_MS = 7 * 24 * HOUR_MS;
/** More lines than that are a forgotten label, and nobody's answer. */
const MOST_SERIES = 500;
/** Clocks further apart than this cannot say what came before a change and what after. */
const APART_MS = 30_000;

/** A release that is looked at. Times are Unix milliseconds. */
export interface Watched {
  readonly flag: string;
  readonly environment: string;
  /** What is released, and what those get who do not have it. */
  readonly variation: string;
  readonly other: string | undefined;
  readonly identity: string | undefined;
  /** When it came to where it is. */
  readonly since: number;
  /** When the release began its way; what is plotted begins a little before. */
  readonly began: number;
  /** Where it is over: the end of the look. */
  readonly until?: number;
  /** Only these gates; left out: all that are for the flag. */
  readonly gates?: readonly string[];
}

type Asked = NonNullable<HealthConfig['people']>;

export interface HealthNeeds {
  readonly sources: ReadonlyMap<string, HealthSource>;
  readonly clock: Clock;
  /** Whether what the configuration names may be asked: not in a workspace that is not trusted. */
  readonly mayAsk: () => boolean;
}

/** One look: what several gates ask alike is asked once. */
export class Look {
  readonly #needs: HealthNeeds;
  readonly #config: HealthConfig;
  readonly #watched: Watched;
  readonly #signal: AbortSignal;
  readonly #span: Span;
  readonly #answers = new Map<string, Promise<readonly Series[]>>();
  readonly #clocks = new Map<string, Promise<void>>();

  constructor(needs: HealthNeeds, config: HealthConfig, watched: Watched, signal: AbortSignal) {
    this.#needs = needs;
    this.#config = config;
    this.#watched = watched;
    this.#signal = signal;
    this.#span = spanOf(watched, watched.until ?? needs.clock.now());
  }

  async at(gate: Gate, alpha: number): Promise<GateReport> {
    const { from, to } = this.#span;
    try {
      return await this.#read(gate, alpha);
    } catch (error) {
      if (!(error instanceof HealthError)) throw error;
      return { gate, verdict: { is: 'cannot tell', why: error.message }, from, to, now: [], than: [] };
    }
  }

  async #read(gate: Gate, alpha: number): Promise<GateReport> {
    const { variation, other, since } = this.#watched;
    const { from, to } = this.#span;
    const { source } = this.#source(gate.source);
    const { counting } = source;
    const { against } = gate.comparison;
    if (against === 'variation' && other === undefined)
      return {
        gate,
        verdict: { is: 'cannot tell', why: t('there is no other variation to compare with') },
        from,
        to,
        now: [],
        than: [],
      };
    const start = lookFrom(since, to, gate);
    this.#assertKept(source, against === 'before' ? since - gate.windowMs : start);
    const whole = await this.#side(gate, variation, this.#span);
    const rest = against === 'variation' ? await this.#side(gate, other, this.#span) : undefined;
    const than = rest && cut(rest, start, to);
    const before =
      against === 'before' ? await this.#side(gate, variation, spanBefore(since, gate)) : undefined;
    const held = than ?? before;
    const reading = { counting, now: cut(whole, start, to), ...(held === undefined ? {} : { than: held }) };
    return {
      gate,
      verdict: judge(gate, reading, alpha),
      from,
      to,
      now: plotOf(gate, whole, counting),
      than: rest === undefined ? [] : plotOf(gate, rest, counting),
    };
  }

  async #side(gate: Gate, variation: string | undefined, span: Span): Promise<Side> {
    const { source } = this.#source(gate.source);
    const asked = Object.entries(queriesOf(gate.measure)).map(async ([name, template]) => {
      const query = this.#filled(source, template, { variation });
      return [name, await this.#ask(gate.source, query, span)] as const;
    });
    const { from, to } = span;
    return { from, to, answers: Object.fromEntries(await Promise.all(asked)) };
  }

  /** How many met it: over the hours that are to be counted, where the source can tell; else what the query said last. */
  async people({ source: name, query, hours }: Asked, variation: string): Promise<number | undefined> {
    const { source } = this.#source(name);
    if (source.timesOnly === true)
      throw new HealthError(
        'wrong query',
        t`${source.label} counts how often a flag was asked for, not by whom.`,
      );
    const filled = this.#filled(source, query, { variation, hours: hours?.toString() });
    const value = await (source.total === undefined
      ? this.#last(name, filled)
      : this.#total(name, filled, hours));
    return value !== undefined && Number.isFinite(value) ? value : undefined;
  }

  async #last(name: string, query: string): Promise<number | undefined> {
    const [only, ...more] = await this.#ask(name, query, this.#span);
    if (more.length > 0)
      throw new HealthError(
        'too much',
        t`${more.length + 1} series came back where one number is asked for.`,
      );
    return only?.points.at(-1)?.[1];
  }

  async #total(name: string, query: string, hours: number | undefined): Promise<number | undefined> {
    const { source, place } = this.#source(name);
    if (hours === undefined)
      throw new HealthError('wrong query', t`${source.label} counts people over a number of "hours".`);
    await this.#sameTime(source, place);
    const { to } = this.#span;
    const stepMs = hours * HOUR_MS;
    return source.total?.(place, query, { from: to - stepMs, to, stepMs }, this.#signal);
  }

  #filled(source: HealthSource, template: string, known: Pick<Blanks, 'variation' | 'hours'>): string {
    const { flag, environment, identity } = this.#watched;
    const filled = fill(template, { flag, environment, identity, ...known }, source.escape);
    if ('query' in filled) return filled.query;
    throw new HealthError('not asked', t`The query needs ${filled.lacks}, which is not known here.`);
  }

  async #ask(name: string, query: string, span: Span): Promise<readonly Series[]> {
    const { source, place } = this.#source(name);
    await this.#sameTime(source, place);
    const id = JSON.stringify([name, query, span.from]);
    const asked =
      this.#answers.get(id) ?? fewOf(source.label, source.series(place, query, span, this.#signal));
    this.#answers.set(id, asked);
    return asked;
  }

  #source(name: string): { readonly source: HealthSource; readonly place: HealthPlace } {
    if (!this.#needs.mayAsk())
      throw new HealthError('not asked', t('This workspace is not trusted: nothing it names is asked.'));
    const place = this.#config.sources.find((each) => each.name === name);
    const source = place && this.#needs.sources.get(place.kind);
    if (place === undefined || source === undefined)
      throw new HealthError('not asked', t`There is no health source of the kind "${place?.kind ?? name}".`);
    return { source, place };
  }

  /** What begins where nothing is kept any more would begin later at each look, and no test holds that. */
  #assertKept({ label, keepsMs }: HealthSource, from: number): void {
    if (keepsMs === undefined || from >= this.#needs.clock.now() - keepsMs) return;
    throw new HealthError(
      'too much',
      t`${label} keeps what it counted for ${durationWords(keepsMs)}, and this goes further back.`,
    );
  }

  async #sameTime(source: HealthSource, place: HealthPlace): Promise<void> {
    if (source.now === undefined) return;
    const known =
      this.#clocks.get(place.name) ?? this.#compareClocks(source.now(place, this.#signal), source.label);
    this.#clocks.set(place.name, known);
    return known;
  }

  async #compareClocks(asked: Promise<number>, label: string): Promise<void> {
    const apart = (await asked) - this.#needs.clock.now();
    if (Math.abs(apart) <= APART_MS) return;
    const minutes = Math.max(1, Math.round(Math.abs(apart) / 60_000));
    throw new HealthError(
      'malformed',
      apart > 0
        ? t`The clock of ${label} is ${minutes} min ahead of this machine's: what came after the change cannot be told.`
        : t`The clock of ${label} is ${minutes} min behind this machine's: what came after the change cannot be told.`,
    );
  }
}

async function fewOf(label: string, asked: Promise<readonly Series[]>): Promise<readonly Series[]> {
  const series = await asked;
  if (series.length <= MOST_SERIES) return series;
  throw new HealthError(
    'too much',
    t`${label} answers with ${series.length} series: the query lacks a label.`,
  );
}

function cut(side: Side, from: number, to: number): Side {
  const within = (series: readonly Series[]) =>
    series
      .map((each) => ({ ...each, points: each.points.filter(([at]) => at >= from && at <= to) }))
      .filter(({ points }) => points.length > 0);
  const answers = Object.entries(side.answers).map(([name, series]) => [name, within(series)] as const);
  return { from, to, answers: Object.fromEntries(answers) };
}

/** From a little before the release began, so that its beginning shows. */
function spanOf({ began, since }: Watched, now: number): Span {
  const first = Math.max(Math.min(began, since), now - LONGEST_MS);
  return spanFrom(first - Math.max(60_000, (now - first) / 10), now);
}

function spanBefore(since: number, { windowMs }: Gate): Span {
  return spanFrom(since - windowMs, since);
}

function spanFrom(from: number, to: number): Span {
  return { from, to, stepMs: Math.max(FINEST_MS, Math.ceil((to - from) / POINTS / 1000) * 1000) };
}

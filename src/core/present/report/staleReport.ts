import type { FlagKey } from '../../model/flag.ts';
import type { Evidence } from '../../model/staleness.ts';
import { flagsWords, linesWords, usesWords } from '../counts.ts';
import { durationWords } from '../time.ts';

/** One line of the report: everything is text for a person, and none of it is markup yet. */
export interface StaleRow {
  readonly key: FlagKey;
  readonly verdict: string;
  readonly confidence: string;
  readonly references: string;
  /** `about 48 lines`; empty where it cannot be told. */
  readonly saves: string;
  /** `on: everyone gets on since 94 d`; empty where nothing can be proposed. */
  readonly stays: string;
  /** `@shop/checkout`, else who wrote most of it. */
  readonly owners: string;
  /** `94 d` since its creation. */
  readonly age: string;
  /** `12 d ago by ana` */
  readonly changed: string;
  readonly evidence: readonly Evidence[];
}

export interface Bar {
  readonly name: string;
  readonly value: number;
}

/** What the report shows, whatever it is printed as. */
export interface StaleReport {
  readonly title: string;
  /** `4 of 17 flags have done their work; removing them saves about 120 lines.` */
  readonly summary: string;
  readonly rows: readonly StaleRow[];
  readonly waiting: readonly { readonly key: FlagKey; readonly evidence: readonly Evidence[] }[];
  /** All flags, by how far their release has come in production. */
  readonly stages: readonly Bar[];
  /** Stale flags by the time since their last change. */
  readonly ages: readonly Bar[];
  /** Lines a removal saves, references where those are more, by whom to ask; of several each is asked. */
  readonly owners: readonly Bar[];
}

/** What a report is made of, as plain facts. */
export interface StaleFacts {
  readonly key: FlagKey;
  readonly verdict: string;
  readonly confidence: string;
  readonly evidence: readonly Evidence[];
  readonly references: number;
  readonly files: number;
  readonly createdAt?: number;
  readonly changed?: { readonly at: number; readonly by: string };
  readonly owners: readonly string[];
  readonly authors: readonly { readonly name: string }[];
  readonly stays?: { readonly words: string; readonly why: string };
  readonly lines?: number;
  readonly gone?: { readonly at: number; readonly by: string; readonly seen: string };
}

export interface ReportInput {
  readonly stale: readonly StaleFacts[];
  readonly waiting: StaleReport['waiting'];
  readonly stages: readonly Bar[];
  readonly flags: number;
  /** Unix milliseconds. */
  readonly now: number;
}

const DAY = 86_400_000;
const AGES: readonly (readonly [name: string, days: number])[] = [
  ['under 30 days', 30],
  ['30 to 90 days', 90],
  ['90 to 180 days', 180],
  ['180 days to a year', 365],
  ['over a year', Number.POSITIVE_INFINITY],
];

export function staleReport({ stale, waiting, stages, flags, now }: ReportInput): StaleReport {
  const lines = stale.reduce((sum, each) => sum + Math.max(0, each.lines ?? 0), 0);
  const saves = lines > 0 ? `; removing them saves about ${linesWords(lines)}` : '';
  return {
    title: 'Stale flags',
    summary: `${stale.length} of ${flagsWords(flags)} ${stale.length === 1 ? 'has' : 'have'} done ${stale.length === 1 ? 'its' : 'their'} work${saves}.`,
    rows: stale.map((each) => row(each, now)),
    waiting,
    stages: stages.filter(({ value }) => value > 0),
    ages: agesOf(stale, now),
    owners: ownersOf(stale),
  };
}

function row(facts: StaleFacts, now: number): StaleRow {
  const { key, verdict, confidence, references, files, createdAt, changed, stays, lines, gone } = facts;
  const seen = gone && {
    text: `last in the code ${durationWords(now - gone.at)} ago (${gone.by})`,
    seen: gone.seen,
  };
  return {
    key,
    verdict,
    confidence,
    references: usesWords(references, files),
    saves: lines === undefined || lines <= 0 ? '' : `about ${linesWords(lines)}`,
    stays: stays === undefined ? '' : `${stays.words}: ${stays.why}`,
    owners: whom(facts),
    age: createdAt === undefined ? '' : durationWords(now - createdAt),
    changed: changed === undefined ? '' : `${durationWords(now - changed.at)} ago by ${changed.by}`,
    evidence: seen === undefined ? facts.evidence : [...facts.evidence, seen],
  };
}

/** Owners, else who wrote most of the lines that refer to it. */
function whom({ owners, authors }: StaleFacts): string {
  return owners.length > 0 ? owners.join(', ') : (authors[0]?.name ?? '');
}

function agesOf(stale: readonly StaleFacts[], now: number): readonly Bar[] {
  const days = stale.flatMap(({ changed, createdAt }) => {
    const at = changed?.at ?? createdAt;
    return at === undefined ? [] : [(now - at) / DAY];
  });
  const bars = AGES.map(([name, below], at) => ({
    name,
    value: days.filter((each) => each < below && each >= (AGES[at - 1]?.[1] ?? 0)).length,
  }));
  return days.length === 0 ? [] : bars;
}

function ownersOf(stale: readonly StaleFacts[]): readonly Bar[] {
  const lines = new Map<string, number>();
  for (const facts of stale) {
    const weight = Math.max(facts.lines ?? 0, facts.references);
    const names = facts.owners.length > 0 ? facts.owners : [whom(facts) || 'nobody known'];
    if (weight > 0) for (const name of names) lines.set(name, (lines.get(name) ?? 0) + weight);
  }
  return [...lines].map(([name, value]) => ({ name, value })).sort((a, b) => b.value - a.value);
}

// Processor time, so that what else the machine does counts for little; that of garbage collection is in it. Usage: npm run bench -- surfaces. Figures of one run on one machine: compare them with each other, not with yesterday's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { compose } from '../src/app/compose.ts';
import type { FlagKey } from '../src/core/model/flag.ts';
import type { Reference } from '../src/core/model/reference.ts';
import {
  brief,
  type EnvironmentRow,
  type FlagCard,
  flagCard,
  mainRowOf,
} from '../src/core/present/flagCard.ts';
import { hoverMarkdown } from '../src/core/present/hover.ts';
import { told, toldIn } from '../src/core/present/inCode.ts';
import { systemClock } from '../src/node/clock.ts';
import { environmentTokens } from '../src/node/environmentTokens.ts';
import { diskFiles } from '../src/node/files.ts';
import { gitRevisions } from '../src/node/gitRevisions.ts';
import { FileJournal } from '../src/node/journal.ts';
import { providers } from '../src/providers/registry.ts';

const FLAGS = 5000;
const ENVIRONMENTS = ['development', 'staging', 'production'] as const;
const LINES = 5000;
const REFERENCES = 300;
const ROUNDS = 200;
const me = { key: 'me@corp.example', kind: 'user', attributes: { plan: 'free', country: 'DE' } };

/** Flags with a named person, a segment and a share each. */
function definitions(): string {
  const targeting = {
    if: [
      { in: [{ var: 'targetingKey' }, ['ana', 'ben']] },
      'on',
      { $ref: 'betaTesters' },
      'on',
      {
        fractional: [
          ['on', 5],
          ['off', 95],
        ],
      },
    ],
  };
  const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off', targeting };
  const flags = Object.fromEntries(Array.from({ length: FLAGS }, (_, at) => [`flag-${at}`, flag]));
  return JSON.stringify({ flags, $evaluators: { betaTesters: { '==': [{ var: 'plan' }, 'beta'] } } });
}

/** As the index hands them out: spread over a file's lines and functions, each flag three times. */
function references(): readonly Reference[] {
  return Array.from({ length: REFERENCES }, (_, at) => {
    const line = at * Math.floor(LINES / REFERENCES);
    const range = { line, column: 10, endLine: line, endColumn: 20 };
    const within = { start: (line - (line % 50)) * 40, end: (line - (line % 50) + 50) * 40 };
    const start = line * 40 + 10;
    const key = `flag-${Math.floor(at / 3)}`;
    return { key, file: 'a.ts', start, end: start + 10, range, how: 'call', confidence: 'certain', within };
  });
}

/** Milliseconds. */
function times(rounds: number, work: (round: number) => void): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const began = process.cpuUsage();
    work(round);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
}

function report(what: string, measured: readonly number[]): void {
  const [first = Number.NaN] = measured;
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN).toFixed(3);
  console.log(
    `${what.padEnd(48)} ${at(0.5)} ms median, ${at(0.99)} ms p99, the first ${first.toFixed(3)} ms`,
  );
}

async function run(folder: string): Promise<void> {
  for (const name of ENVIRONMENTS) writeFileSync(path.join(folder, `${name}.flagd.json`), definitions());
  const clock = systemClock;
  const { store } = compose({
    providers: providers({ files: diskFiles, revisions: gitRevisions, clock, tokens: environmentTokens({}) }),
    journal: new FileJournal(path.join(folder, 'journal')),
    clock,
    log: { info() {}, warn: console.error, error: console.error },
    newId: () => String(performance.now()),
  });
  const environments = ENVIRONMENTS.map((name) => ({
    name,
    tier: name === 'production' ? ('production' as const) : ('other' as const),
    source: `${name}.flagd.json`,
  }));
  await store.connect([{ name: 'bench', provider: 'flagd', root: folder, folders: ['.'], environments }]);

  const card = (key: FlagKey): FlagCard =>
    flagCard(key, store.sources(key), () => me, { references: 4, files: 3 }, clock.now());
  const hover = (key: FlagKey) =>
    hoverMarkdown({
      card: card(key),
      commands: {
        releaseToMe: 'a',
        unRelease: 'b',
        extend: 'c',
        why: 'd',
        setIdentity: 'e',
        showReferences: 'f',
        openDefinition: 'g',
        removeFromCode: 'h',
      },
      now: clock.now(),
      me,
      lease: undefined,
      stale: undefined,
      connected: true,
    });
  report(
    `hover, ${FLAGS} flags in 3 environments`,
    times(ROUNDS, (round) => void hover(`flag-${round * 7}`)),
  );

  const uses = references();
  const decorate = () => {
    const rows = new Map<FlagKey, EnvironmentRow | undefined>();
    return [...toldIn(uses, 'every line').values()].map(({ key }) => {
      const known = rows.get(key) ?? mainRowOf(store.sources(key), () => me, clock.now());
      rows.set(key, known);
      return told(known, clock.now(), 60);
    });
  };
  report(`behind the lines of a file, ${REFERENCES} references`, times(ROUNDS, decorate));
  const quiet = [...toldIn(uses, 'quiet')].length;
  report(
    `  which of them are told at 'quiet' (${quiet})`,
    times(ROUNDS, () => void toldIn(uses, 'quiet')),
  );

  const keys = store.keys();
  report(
    `stages of all ${FLAGS}, for a tree by stage`,
    times(10, () => void keys.map((key) => brief(store.sources(key), () => me, clock.now()))),
  );
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'release-lens-bench-'));
void run(folder).finally(() => rmSync(folder, { recursive: true, force: true }));

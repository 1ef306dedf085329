// Usage: npm run bench -- editor. What the editor's thread does between a key and what is shown, without VS Code's own part.
// Figures of one run on one machine: compare them with each other, not with yesterday's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { compose } from '../src/app/compose.ts';
import { Verdicts } from '../src/app/verdicts.ts';
import { keyPlaceAt } from '../src/core/completion/keyPlace.ts';
import { NO_CONFIG } from '../src/core/model/config.ts';
import { brief, type FlagCard, flagCard, mainRowOf } from '../src/core/present/flagCard.ts';
import { KeySearch } from '../src/core/present/flagSearch.ts';
import { type HoverCommands, hoverMarkdown } from '../src/core/present/hover.ts';
import { told } from '../src/core/present/inCode.ts';
import { suggestion } from '../src/core/present/suggestion.ts';
import { CallTable } from '../src/core/references/sdkCalls/callTable.ts';
import { Fresh } from '../src/editor/workspace/fresh.ts';
import { systemClock } from '../src/node/clock.ts';
import { environmentTokens } from '../src/node/environmentTokens.ts';
import { DiskFiles } from '../src/node/files.ts';
import { gitRevisions } from '../src/node/gitRevisions.ts';
import { FileJournal } from '../src/node/journal.ts';
import { providers } from '../src/providers/registry.ts';
import { definitions } from './editor/definitions.ts';

const FLAGS = 5000;
const LINES = 5000;
const REFERENCES = 300;
const ROUNDS = 100;
const me = { key: 'me@corp.example', kind: 'user', attributes: { plan: 'free', country: 'DE' } };
const environments = ['development', 'staging', 'production'];

const folder = mkdtempSync(path.join(os.tmpdir(), 'release-lens-bench-'));

async function run(): Promise<void> {
  for (const name of environments) writeFileSync(path.join(folder, `${name}.flagd.json`), definitions(FLAGS));
  const app = compose({
    providers: providers({
      files: new DiskFiles(),
      revisions: gitRevisions,
      clock: systemClock,
      tokens: environmentTokens({}),
    }),
    journal: new FileJournal(path.join(folder, 'journal')),
    clock: systemClock,
    log: { info() {}, warn: console.error, error: console.error },
    newId: () => String(performance.now()),
  });
  await app.store.connect([
    {
      name: 'bench',
      provider: 'flagd',
      root: folder,
      folders: ['.'],
      environments: environments.map((name) => ({
        name,
        tier: name === 'production' ? 'production' : 'other',
        source: `${name}.flagd.json`,
      })),
    },
  ]);
  const uses = { references: 3, files: 2 };
  const card = (key: string): FlagCard =>
    flagCard(key, app.store.sources(key), () => me, uses, systemClock.now());
  const keys = app.store.keys();
  const search = new KeySearch(keys);

  const table = new CallTable();
  const [text, offset] = longFile();
  report(`completion among ${FLAGS} flags, in ${LINES} lines`, 5, () => {
    const place = keyPlaceAt({ text, offset, family: 'javascript', table, questions: new Map() });
    if (place === undefined) throw new Error('no key was expected here');
    return search.like(place.typed, 50).map((key) =>
      suggestion(
        key,
        brief(app.store.sources(key), () => me, systemClock.now()),
        false,
        place.type,
      ),
    );
  });
  report('  of which finding out that a key belongs there', 1, () =>
    keyPlaceAt({ text, offset, family: 'javascript', table, questions: new Map() }),
  );
  const spread = Array.from({ length: REFERENCES }, (_, at) => keys[(at * 7) % 60] ?? '');
  report(`end of line of ${REFERENCES} references to 60 flags`, 10, () => {
    const row = (key: string) => mainRowOf(app.store.sources(key), () => me, systemClock.now());
    const rows = new Fresh(row, systemClock);
    return spread.map((key) => told(rows.of(key), systemClock.now()));
  });
  const asked = keys.filter((_, at) => at % 7 === 0).values();
  report('hover of one flag after another', 5, () => hover(card(asked.next().value ?? '')));
  const unused = { indexed: true, keys: () => [], has: () => false, count: () => 0 };
  const verdicts = new Verdicts({
    store: app.store,
    uses: unused,
    limits: () => NO_CONFIG.stale,
    clock: systemClock,
  });
  report(`verdicts on ${FLAGS}, all anew`, 300, () => {
    verdicts.forget();
    return verdicts.stale();
  });
  const changing = keys.values();
  report('  after one of them changed', 5, () => {
    verdicts.forget(new Set([changing.next().value ?? '']));
    return verdicts.stale();
  });
  report(`stages of ${FLAGS}, for a tree by stage`, 100, () =>
    keys.map((key) => brief(app.store.sources(key), () => me, systemClock.now())?.stage),
  );
}

const commands: HoverCommands = {
  releaseToMe: 'a',
  unRelease: 'b',
  extend: 'c',
  rolloutTo: 'd',
  why: 'e',
  setIdentity: 'f',
  showReferences: 'g',
  openDefinition: 'h',
  removeFromCode: 'i',
  createFlag: 'j',
};

function hover(card: FlagCard): string {
  const now = systemClock.now();
  return hoverMarkdown({ card, commands, now, me, lease: undefined, stale: undefined, connected: true });
}

/** In whose middle a key is being typed; what follows does not parse. */
function longFile(): readonly [text: string, offset: number] {
  const line = "export const total = (a, b) => a.map((x) => x + b['key']); // it's a line of code\n";
  const half = line.repeat(LINES / 2);
  const typed = "const on = await client.getBooleanValue('flag-4";
  return [`${half}${typed}\n${half}`, half.length + typed.length];
}

/** Processor time beside time on the clock: a busy machine lengthens only the second. */
function report(what: string, limit: number, work: () => unknown): void {
  const times = Array.from({ length: ROUNDS }, () => {
    const [began, before] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(before);
    return { clock: performance.now() - began, processor: (user + system) / 1000 };
  });
  const at = (pick: 'clock' | 'processor', part: number) => {
    const sorted = times.map((time) => time[pick]).sort((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN).toFixed(2);
  };
  const figures = `${at('processor', 0.5)} ms of processor (p95 ${at('processor', 0.95)}), ${at('clock', 0.5)} ms by the clock`;
  console.log(`${what.padEnd(58)} ${figures}; at most ${limit}`);
}

void run().finally(() => rmSync(folder, { recursive: true, force: true }));

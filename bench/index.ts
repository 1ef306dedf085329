// Usage: npm run bench:index -- FOLDER --keys FILE. ripgrep and the index read the same tree in turn, so that only
// their ratio counts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { median, table } from './index/figures.ts';
import { type IndexFigures, measureIndex } from './index/measureIndex.ts';
import { ripgrep } from './index/ripgrep.ts';

const ROUNDS = 5;
const FEW = 500;
const MANY = 5000;

interface Round {
  readonly rg: number | undefined;
  readonly rgMany: number | undefined;
  readonly few: IndexFigures;
  readonly many: IndexFigures;
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keys: { type: 'string' }, rounds: { type: 'string', default: String(ROUNDS) } },
  });
  const [folder] = positionals;
  if (folder === undefined || values.keys === undefined)
    throw new Error('give a folder, and --keys with a file of one key a line');
  const root = path.resolve(folder);
  const given = readFileSync(values.keys, 'utf8').split(/\r?\n/);
  const few = filledUp(given, FEW);
  const many = filledUp(given, MANY);
  const rounds: Round[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    rounds.push({
      rg: ripgrep(root, few),
      rgMany: ripgrep(root, many),
      few: await measureIndex(root, few),
      many: await measureIndex(root, many),
    });
  }
  const of = (pick: (round: Round) => number | undefined) =>
    median(rounds.flatMap((round) => pick(round) ?? []));
  console.log(`${root}: ${rounds[0]?.few.files} files, ${few.length} keys, ${rounds.length} rounds, medians`);
  console.log(
    table({
      rg: of(({ rg }) => rg),
      rgMany: of(({ rgMany }) => rgMany),
      usable: of(({ few: { usable } }) => usable),
      full: of(({ few: { full } }) => full),
      fullMany: of(({ many: { full } }) => full),
      warm: of(({ few: { warm } }) => warm),
      warmEdit: of(({ few: { warmEdit } }) => warmEdit),
      warmSettled: of(({ few: { warmSettled } }) => warmSettled),
      edit: of(({ few: { edit } }) => edit),
      anyEdit: of(({ few: { anyEdit } }) => anyEdit),
      addKey: of(({ few: { addKey } }) => addKey),
      memory: of(({ few: { memory } }) => memory),
      block: of(({ few: { block } }) => block),
      lookup: of(({ few: { lookup } }) => lookup),
    }),
  );
}

/** Real keys first, then others that look like keys. */
function filledUp(keys: readonly string[], count: number): readonly string[] {
  const made = Array.from({ length: count }, (_, index) => `bench-flag-${index.toString(36)}-enabled`);
  return [...new Set([...keys.filter((key) => key !== ''), ...made])].slice(0, count);
}

void run();

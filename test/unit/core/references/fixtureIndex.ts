import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileFacts } from '../../../../src/core/references/facts.ts';
import { type PackedFacts, packFacts } from '../../../../src/core/references/packing/packedFacts.ts';
import { ReferenceIndex } from '../../../../src/core/references/referenceIndex.ts';
import { type CallsConfig, CallTable } from '../../../../src/core/references/sdkCalls/callTable.ts';
import { Grammars } from '../../../../src/indexing/grammars.ts';
import { TextReader } from '../../../../src/indexing/textReader.ts';
import { grammarsIn } from '../../../../src/node/indexing/grammarFiles.ts';

const root = process.cwd();
const reader = new TextReader(new Grammars(grammarsIn(path.join(root, 'dist/grammars'))));

export function readFacts(file: string, text: string, config: CallsConfig = {}): Promise<FileFacts> {
  return reader.read(file, text, new CallTable(config).names);
}

export async function factsOf(file: string, text: string, config: CallsConfig = {}): Promise<PackedFacts> {
  return packFacts(await readFacts(file, text, config));
}

/** Source texts by path. */
export function readFixture(name: string): Map<string, string> {
  const folder = path.join(root, 'test/fixtures/references', name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.\w+$/.test(file),
  );
  return new Map(
    files.map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(folder, file), 'utf8')]),
  );
}

export async function indexOf(
  files: ReadonlyMap<string, string>,
  keys: readonly string[],
  config: CallsConfig = {},
): Promise<ReferenceIndex> {
  const index = new ReferenceIndex(new CallTable(config));
  index.setKnownKeys(keys);
  const all = [...files].map(async ([file, text]) => [file, await factsOf(file, text, config)] as const);
  index.replaceAll(await Promise.all(all));
  return index;
}

/** One line a reference, `file:line text how key`, as it reads in the code. */
export function listed(index: ReferenceIndex, files: ReadonlyMap<string, string>): string[] {
  return [...files.keys()].sort().flatMap((file) =>
    index.ofFile(file).map(({ key, how, confidence, start, end, range }) => {
      const written = files.get(file)?.slice(start, end) ?? '';
      const doubt = confidence === 'probable' ? '?' : '';
      return `${file}:${range.line + 1} ${written} ${how}${doubt} ${key}`;
    }),
  );
}

/** Lists what is found of the keys in sources, by path. */
export function finderOf(keys: readonly string[]) {
  return async (sources: Readonly<Record<string, string>>): Promise<string[]> => {
    const files = new Map(Object.entries(sources));
    return listed(await indexOf(files, keys), files);
  };
}

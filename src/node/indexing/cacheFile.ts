import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FolderRequest } from '../../core/ports/scanner.ts';
import type { Wanted } from '../../core/references/prefilter/patterns.ts';
import type { ReadFile } from './messages.ts';

/** All that was read of a folder, and what it was read for. */
export interface CachedFolder {
  readonly wanted: Wanted;
  readonly files: readonly ReadFile[];
}

interface CachedTexts {
  readonly keys: readonly string[];
  readonly exported: readonly string[];
  readonly owners: readonly string[];
  readonly free: readonly string[];
  /** Facts, -1 for none, and the number of words, -1 for none, in the order of the files. */
  readonly files: readonly (readonly [
    file: string,
    mtime: number,
    size: number,
    facts: number,
    words: number,
  ])[];
}

const CHECKSUM = 'sha1';
const CHECKSUM_BYTES = 20;
const LENGTH_BYTES = 4;

/** Named after all that facts depend on beside the files: with another program or configuration it is another file. */
export function cacheFileFor(folder: string, { root, config }: FolderRequest, program: string): string {
  const name = createHash(CHECKSUM)
    .update(readFileSync(program))
    .update(JSON.stringify([root, config]))
    .digest('hex');
  return path.join(folder, `references-${name}.bin`);
}

/** Undefined where there is none; throws for one that is damaged. */
export async function readCache(file: string): Promise<CachedFolder | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const content = bytes.subarray(CHECKSUM_BYTES);
  if (!checksumOf([content]).equals(bytes.subarray(0, CHECKSUM_BYTES))) throw new Error('it is damaged');
  const factsAt = LENGTH_BYTES + content.readUInt32LE(0);
  const head: CachedTexts = JSON.parse(content.toString('utf8', LENGTH_BYTES, factsAt));
  return { wanted: wantedOf(head), files: filesOf(head, content, factsAt) };
}

/** In one step, so that of two windows the later one wins and neither reads half a file. */
export async function writeCache(file: string, { wanted, files }: CachedFolder): Promise<void> {
  const bodies: Buffer[] = [];
  const rows = files.map(({ file: name, stamp, facts, words }) => {
    const packed =
      facts === undefined ? undefined : Buffer.from(facts.buffer, facts.byteOffset, facts.byteLength);
    if (packed) bodies.push(packed);
    if (words) bodies.push(Buffer.from(words.buffer, words.byteOffset, words.byteLength));
    return [name, stamp.mtime, stamp.size, packed?.length ?? -1, words?.length ?? -1] as const;
  });
  const { keys, exported, owners, free } = wanted;
  const head: CachedTexts = {
    keys: [...keys],
    exported: [...exported],
    owners: [...owners],
    free: [...free],
    files: rows,
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(text.length);
  const content = [length, text, ...bodies];
  const temporary = `${file}.${process.pid}.${performance.now()}`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(temporary, Buffer.concat([checksumOf(content), ...content]));
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

function checksumOf(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(CHECKSUM);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function wantedOf({ keys, exported, owners, free }: CachedTexts): Wanted {
  return { keys: new Set(keys), exported: new Set(exported), owners: new Set(owners), free: new Set(free) };
}

function filesOf(head: CachedTexts, content: Buffer, from: number): readonly ReadFile[] {
  let at = from;
  const take = (length: number): Buffer => {
    at += length;
    return content.subarray(at - length, at);
  };
  return head.files.map(([file, mtime, size, factsLength, wordCount]) => {
    const facts = factsLength === -1 ? {} : { facts: take(factsLength) };
    // Copied, as numbers of two bytes must not begin at an odd place.
    const words =
      wordCount === -1 ? {} : { words: new Uint16Array(Uint8Array.from(take(wordCount * 2)).buffer) };
    return { file, stamp: { mtime, size }, ...facts, ...words };
  });
}

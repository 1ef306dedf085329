import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FlagKey } from '../../core/model/flag.ts';
import type { SkippedFile } from '../../core/model/reference.ts';
import type { FolderRequest } from '../../core/ports/scanner.ts';
import type { Wanted } from '../../core/references/prefilter/patterns.ts';
import type { ChangedFile } from '../../core/references/referenceTable.ts';
import type { ReadFile } from '../../indexing/messages.ts';
import { removeForgotten, useCache } from './forgottenCaches.ts';

/** What can be shown again at once, if the folder is as it was. */
export interface KeptReferences {
  readonly knownKeys: readonly FlagKey[];
  readonly shown: readonly ChangedFile[];
  readonly files: readonly KeptFile[];
}

/** Number of bytes of facts and of words, -1 for none. */
export type KeptFile = readonly [
  file: string,
  mtime: number,
  size: number,
  facts: number,
  words: number,
  skipped?: SkippedFile['reason'],
];

/** All that was read of a folder, and what it was read for. */
export interface CachedFolder {
  readonly wanted: Wanted;
  readonly files: Iterable<ReadFile>;
}

/** References come first in the file: the rest, many times as much, is not waited for. */
export interface OpenCache {
  readonly kept: KeptReferences;
  /** Throws where it is damaged. To be asked once. */
  rest(): Promise<CachedFolder>;
}

type Head = KeptReferences & { readonly wanted: Readonly<Record<keyof Wanted, readonly string[]>> };

const CHECKSUM = 'sha1';
const CHECKSUM_BYTES = 20;
const LENGTH_BYTES = 4;
/** Of a part, around its content: its length before it, its checksum behind it. */
const AROUND_BYTES = LENGTH_BYTES + CHECKSUM_BYTES;
/** What is written at once: a write for each of a hundred thousand files would take many times as long. */
const BLOCK_BYTES = 1 << 20;
/** Files in one of the short texts. */
const ROWS = 1000;

/** Named after all that facts depend on beside the files: with another program or configuration it is another file. */
export function cacheFileFor(folder: string, { root, config }: FolderRequest, program: string): string {
  const name = createHash(CHECKSUM)
    .update(readFileSync(program))
    .update(JSON.stringify([root, config]))
    .digest('hex');
  return path.join(folder, `references-${name}.bin`);
}

/** Undefined where there is none; throws for one that is damaged. */
export async function openCache(file: string): Promise<OpenCache | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const text = await readPart(handle, 0);
    const head: Head = JSON.parse(text.toString());
    await useCache(file, Date.now());
    return { kept: head, rest: () => readRest(handle, AROUND_BYTES + text.length, head) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readRest(handle: FileHandle, at: number, head: Head): Promise<CachedFolder> {
  try {
    return { wanted: wantedOf(head), files: filesOf(head.files, await readPart(handle, at)) };
  } finally {
    await handle.close();
  }
}

/** In one step, so that of two windows the later one wins and neither reads half a file. */
export async function writeCache(
  file: string,
  { wanted, files }: CachedFolder,
  kept: Omit<KeptReferences, 'files'>,
): Promise<void> {
  const { keys, revealed, everyday, names, owners } = wanted;
  const lists = {
    ...{ keys: [...keys], revealed: [...revealed], everyday: [...everyday] },
    ...{ names: [...names], owners: [...owners] },
  };
  const head = { ...kept, wanted: lists } satisfies Omit<Head, 'files'>;
  const temporary = `${file}.${process.pid}.${performance.now()}`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeBlocks(temporary, inParts(headOf(head, files), bodiesOf(files)));
    await rename(temporary, file);
    await removeForgotten(path.dirname(file), Date.now());
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Whoever makes the blocks may use the bytes of one for the next. */
async function writeBlocks(file: string, blocks: Iterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const block of blocks) await handle.writeFile(block);
  } finally {
    await handle.close();
  }
}

/** One JSON text, made of short ones: as a whole it would take many times its bytes for a moment. */
function headOf(head: Omit<Head, 'files'>, files: Iterable<ReadFile>): Iterable<Uint8Array> {
  return madeAnew(function* () {
    yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"files":[`);
    let rows: KeptFile[] = [];
    let before = '';
    const text = () => Buffer.from(`${before}${JSON.stringify(rows).slice(1, -1)}`);
    for (const file of files) {
      rows.push(rowOf(file));
      if (rows.length < ROWS) continue;
      yield text();
      rows = [];
      before = ',';
    }
    if (rows.length > 0) yield text();
    yield Buffer.from(']}');
  });
}

function rowOf({ file, stamp, facts, words, skipped }: ReadFile): KeptFile {
  const row = [file, stamp.mtime, stamp.size, facts?.length ?? -1, words?.length ?? -1] as const;
  return skipped ? [...row, skipped] : row;
}

function bodiesOf(files: Iterable<ReadFile>): Iterable<Uint8Array> {
  return madeAnew(function* () {
    for (const { facts, words } of files) {
      if (facts) yield facts;
      if (words) yield words;
    }
  });
}

/** Made anew each time it is gone through: all at once would take as much as a tenth of what they are of. */
function madeAnew(make: () => Generator<Uint8Array>): Iterable<Uint8Array> {
  return { [Symbol.iterator]: make };
}

/** Each list of contents as one part. */
function* inParts(...parts: readonly Iterable<Uint8Array>[]): Generator<Uint8Array> {
  for (const contents of parts) {
    let length = 0;
    for (const each of contents) length += each.length;
    const front = Buffer.alloc(LENGTH_BYTES);
    front.writeUInt32LE(length);
    yield front;
    const hash = createHash(CHECKSUM);
    for (const block of inBlocks(contents)) {
      hash.update(block);
      yield block;
    }
    yield hash.digest();
  }
}

/** All in the same bytes. */
function* inBlocks(contents: Iterable<Uint8Array>): Generator<Uint8Array> {
  const block = new Uint8Array(BLOCK_BYTES);
  let size = 0;
  for (const each of contents) {
    for (let at = 0; at < each.length; ) {
      const part = each.subarray(at, at + BLOCK_BYTES - size);
      block.set(part, size);
      at += part.length;
      size += part.length;
      if (size < BLOCK_BYTES) continue;
      yield block;
      size = 0;
    }
  }
  if (size > 0) yield block.subarray(0, size);
}

async function readPart(handle: FileHandle, at: number): Promise<Buffer> {
  const front = Buffer.alloc(LENGTH_BYTES);
  await handle.read(front, 0, LENGTH_BYTES, at);
  const { size } = await handle.stat();
  const length = front.readUInt32LE();
  if (at + AROUND_BYTES + length > size) throw new Error('it is damaged');
  const part = Buffer.allocUnsafe(length + CHECKSUM_BYTES);
  await handle.read(part, 0, part.length, at + LENGTH_BYTES);
  const content = part.subarray(0, length);
  const checksum = createHash(CHECKSUM).update(content).digest();
  if (!checksum.equals(part.subarray(length))) throw new Error('it is damaged');
  return content;
}

function wantedOf({ wanted: { keys, revealed, everyday, names, owners } }: Head): Wanted {
  const sets = { keys: new Set(keys), revealed: new Set(revealed), everyday: new Set(everyday) };
  return { ...sets, names: new Set(names), owners: new Set(owners) };
}

function* filesOf(rows: readonly KeptFile[], content: Buffer): Generator<ReadFile> {
  let at = 0;
  const take = (length: number): Buffer => {
    at += length;
    return content.subarray(at - length, at);
  };
  for (const [file, mtime, size, factsLength, wordsLength, skipped] of rows)
    yield {
      file,
      stamp: { mtime, size },
      ...(factsLength === -1 ? {} : { facts: take(factsLength) }),
      ...(wordsLength === -1 ? {} : { words: take(wordsLength) }),
      ...(skipped ? { skipped } : {}),
    };
}

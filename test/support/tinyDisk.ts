import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const BYTES = 64 * 1024;

/** A file system of its own that can be full, or read-only, for real. */
export interface TinyDisk {
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  makeReadOnly(): Promise<void>;
  unmount(): Promise<void>;
}

/** Undefined where this user may not mount: that takes root on Linux. */
export async function mountTinyDisk(folder: string): Promise<TinyDisk | undefined> {
  await mkdir(folder, { recursive: true });
  const mounted = await exec('mount', ['-t', 'tmpfs', '-o', `size=${BYTES}`, 'tmpfs', folder]).catch(
    () => undefined,
  );
  if (mounted === undefined) return undefined;
  const filler = path.join(folder, 'filler');
  return {
    fill: () => fill(filler),
    makeRoom: () => rm(filler),
    makeReadOnly: async () => void (await exec('mount', ['-o', 'remount,ro', folder])),
    unmount: async () => void (await exec('umount', ['--lazy', folder])),
  };
}

async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (;;) await handle.write(Buffer.alloc(4096));
  } catch {
    // ENOSPC: it is full.
  } finally {
    await handle.close();
  }
}

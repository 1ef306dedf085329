import { readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** Whoever opens a folder less often than that has it read anew. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
const CACHE = /^references-[0-9a-f]+\.bin/;

/** Notes that a cache is in use. */
export async function useCache(file: string, now: number): Promise<void> {
  await utimes(file, now / 1000, now / 1000).catch(() => undefined);
}

/** Caches of another program or configuration that nobody opens any more, and what was left half written. */
export async function removeForgotten(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => CACHE.test(name)).map((name) => path.join(folder, name));
  await Promise.all(
    files.map(async (file) => {
      const used = await stat(file).catch(() => undefined);
      if (used && now - used.mtimeMs > KEPT_MS) await rm(file, { force: true }).catch(() => undefined);
    }),
  );
}

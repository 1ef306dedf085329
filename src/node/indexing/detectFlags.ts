import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  isFlagFileName,
  mayBeFlagFile,
  namesFlagSchema,
  SCHEMA_WITHIN,
} from '../../core/references/flagFiles.ts';
import { isManifest, sdksIn } from '../../core/references/sdkCalls/manifest.ts';

export async function usesFlags(root: string, files: readonly string[]): Promise<boolean> {
  return (
    files.some(isFlagConfig) ||
    (await dependsOnSdk(root, files)) ||
    (await flagFilesAmong(root, files)).length > 0
  );
}

/** A file that by itself tells the folder uses flags. */
function isFlagConfig(file: string): boolean {
  return isFlagFileName(file) || /(?:^|\/)release-lens\.json$/.test(file);
}

export async function flagFilesAmong(root: string, files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (isFlagFileName(file)) found.push(file);
    else if (mayBeFlagFile(file) && namesFlagSchema(await head(path.join(root, file)))) found.push(file);
  }
  return found;
}

/** Whether a dependency manifest names a flag SDK. */
async function dependsOnSdk(root: string, files: readonly string[]): Promise<boolean> {
  for (const file of files.filter(isManifest)) {
    const text = await readFile(path.join(root, file), 'utf8').catch(() => '');
    if (sdksIn(text).size > 0) return true;
  }
  return false;
}

async function head(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return '';
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SCHEMA_WITHIN), 0, SCHEMA_WITHIN, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}

import {
  isFlagFileName,
  mayBeFlagFile,
  namesFlagSchema,
  SCHEMA_WITHIN,
} from '../core/references/flagFiles.ts';
import { isManifest, sdksIn } from '../core/references/sdkCalls/manifest.ts';

/** A folder before anything of it is indexed. */
export interface Folders {
  /** As the developer sees the folder: ignored files are left out. */
  list(root: string): Promise<readonly string[]>;
  /** The text of a file, or of its first bytes; empty where it cannot be read. */
  textOf(root: string, file: string, most?: number): Promise<string>;
}

export async function usesFlags(folders: Folders, root: string): Promise<boolean> {
  const files = await folders.list(root);
  return (
    files.some(isFlagConfig) ||
    (await dependsOnSdk(folders, root, files)) ||
    (await flagFilesAmong(folders, root, files)).length > 0
  );
}

/** A file that by itself tells the folder uses flags. */
function isFlagConfig(file: string): boolean {
  return isFlagFileName(file) || /(?:^|\/)release-lens\.json$/.test(file);
}

export async function flagFilesIn(folders: Folders, root: string): Promise<string[]> {
  return flagFilesAmong(folders, root, await folders.list(root));
}

async function flagFilesAmong(folders: Folders, root: string, files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (isFlagFileName(file)) found.push(file);
    else if (mayBeFlagFile(file) && namesFlagSchema(await folders.textOf(root, file, SCHEMA_WITHIN)))
      found.push(file);
  }
  return found;
}

/** Whether a dependency manifest names a flag SDK. */
async function dependsOnSdk(folders: Folders, root: string, files: readonly string[]): Promise<boolean> {
  for (const file of files.filter(isManifest)) {
    if (sdksIn(await folders.textOf(root, file)).size > 0) return true;
  }
  return false;
}

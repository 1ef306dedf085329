import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Folders } from '../../indexing/detectFlags.ts';
import { listFiles } from './listFiles.ts';

export const diskFolders: Folders = {
  list: (root) => listFiles(root),
  async textOf(root, file, most) {
    const absolute = path.join(root, file);
    return most === undefined ? readFile(absolute, 'utf8').catch(() => '') : head(absolute, most);
  },
};

async function head(file: string, most: number): Promise<string> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return '';
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}

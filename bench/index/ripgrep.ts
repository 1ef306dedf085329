import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Milliseconds of a search for the keys; undefined where there is no ripgrep. */
export function ripgrep(root: string, keys: readonly string[]): number | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-lens-bench-'));
  try {
    const list = path.join(folder, 'keys');
    writeFileSync(list, `${keys.join('\n')}\n`);
    const began = performance.now();
    const { error } = spawnSync(program(), ['-j2', '-F', '-n', '-f', list, '.'], {
      cwd: root,
      stdio: 'ignore',
    });
    return error ? undefined : performance.now() - began;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The one VS Code searches with, where it is installed beside us; else the system's. */
function program(): string {
  try {
    return createRequire(__filename)('@vscode/ripgrep').rgPath;
  } catch {
    return 'rg';
  }
}

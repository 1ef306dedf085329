import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export interface Death {
  readonly signal: NodeJS.Signals | null;
  /** What the process got to, the last one included. */
  readonly steps: readonly string[];
}

/** Runs `mortal.ts` until it has finished, or has died at the step with this number. */
export async function runMortal(folder: string, task: string, fatal: number): Promise<Death> {
  const script = path.resolve('dist/test/support/leases/mortal.js');
  const child = spawn(process.execPath, [script, folder, task, String(fatal)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0 && signal === null) throw new Error(`${task} failed on its own`);
  return { signal, steps: output.split('\n').filter((step) => step !== '') };
}

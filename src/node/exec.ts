import { spawn } from 'node:child_process';
import { t } from '@vscode/l10n';
import type { Ended, Exec } from '../core/ports/exec.ts';

const WORDS = 300;

/** A process group of its own, which is ended as a whole: what a script has started does not stay behind. */
export const exec: Exec = (
  { command: [program, ...rest], folder, environment, timeoutMs, maxBytes },
  signal,
) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const child = spawn(program, rest, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const [printed, complained]: [Buffer[], Buffer[]] = [[], []];
    let size = 0;
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      stop(child.pid);
      child.stdout.destroy();
      child.stderr.destroy();
      settle();
    };
    const ended = (result: Ended) => end(() => resolve(result));
    const abort = () => end(() => reject(signal.reason));
    const timer = setTimeout(
      () => ended({ is: 'too slow', why: t`${program} was not done after ${timeoutMs / 1000} s.` }),
      timeoutMs,
    );
    signal.addEventListener('abort', abort);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) ended({ is: 'too much', why: t`${program} prints more than is ever needed.` });
      else printed.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (complained.length < WORDS) complained.push(chunk);
    });
    child.on('error', (error) =>
      ended({ is: 'not found', why: t`${program} could not be started: ${error.message}.` }),
    );
    child.on('close', (code, by) => {
      if (code === 0) return ended({ is: 'done', output: Buffer.concat(printed).toString('utf8') });
      const words = Buffer.concat(complained).toString('utf8').trim().slice(0, WORDS);
      const how = code === null ? t`${program} was ended by ${by ?? ''}` : t`${program} ended with ${code}`;
      ended({ is: 'failed', why: words === '' ? `${how}.` : `${how}: ${words}` });
    });
  });

function stop(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

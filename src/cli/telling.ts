import { CommanderError } from 'commander';
import type { Log } from '../core/ports/log.ts';
import { failureOf } from './failure.ts';
import { EXIT } from './output.ts';

/** `quiet`: errors only. */
export function stderrLog(quiet: boolean): Log {
  const write = (message: string) => void process.stderr.write(`${message}\n`);
  return {
    info: () => undefined,
    warn: quiet ? () => undefined : write,
    error: (message, cause) => write(cause === undefined ? message : `${message} ${String(cause)}`),
  };
}

/** Says what went wrong where it belongs, and with which exit code. */
export function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error.exitCode !== 0) printError({ code: 'usage', message: error.message });
    return;
  }
  const { exitCode, code, message, hint } = failureOf(error);
  process.stderr.write(`${message}${hint === undefined ? '' : ` ${hint}`}\n`);
  printError({ code, message, hint });
  process.exitCode = exitCode;
}

/** The options are not parsed yet when it is they that are wrong. */
function printError(error: { code: string; message: string; hint?: string | undefined }): void {
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error })}\n`);
}

import { ConfigError } from '../app/config/fields.ts';
import { FileError } from '../core/ports/files.ts';
import { ProviderError } from '../core/ports/provider.ts';
import { EXIT } from './output.ts';

/** For what a person typed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Failure {
  readonly exitCode: number;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** One line for a person, one exit code for a script. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) return { exitCode: EXIT.usage, code: 'usage', message };
  if (error instanceof ConfigError) return { exitCode: EXIT.unreadable, code: 'configuration', message };
  if (error instanceof FileError) return { exitCode: EXIT.unreadable, code: error.reason, message };
  if (!(error instanceof ProviderError)) return { exitCode: EXIT.unreadable, code: 'internal', message };
  switch (error.reason) {
    case 'malformed':
    case 'missing':
      return { exitCode: EXIT.unreadable, code: error.reason, message };
    case 'conflict':
      return {
        exitCode: EXIT.conflict,
        code: error.reason,
        message,
        hint: 'Run the command again to plan on the new state.',
      };
    case 'unreachable':
    case 'timeout':
      return { exitCode: EXIT.unreachable, code: error.reason, message };
    default:
      return { exitCode: EXIT.denied, code: error.reason, message };
  }
}

import type { FlagKey } from '../model/flag.ts';
import type { Range } from '../model/reference.ts';

export type Level = 'error' | 'warning';

/** What is looked for; the names stand in reports, baselines and settings, so they stay. */
export const CHECKS = {
  'unreadable-flags': { level: 'error', about: 'Flag definitions that cannot be read' },
  'malformed-flag': { level: 'error', about: 'A flag whose definition is malformed' },
  'unknown-flag': { level: 'error', about: 'A key in the code that no flag system knows' },
  'archived-flag': { level: 'error', about: 'An archived flag that is still in the code' },
  'wrong-type': { level: 'error', about: 'A call that asks for another type than its flag has' },
  'unknown-variant': { level: 'error', about: 'A comparison with what a flag never gives' },
  'contradicting-default': { level: 'warning', about: 'A default in the code that is not what off means' },
  'stale-flag': { level: 'warning', about: 'A flag that has done its work' },
  'expired-lease': { level: 'error', about: 'A self-release that is over and was not taken back' },
} as const satisfies Readonly<Record<string, { readonly level: Level; readonly about: string }>>;

export type CheckName = keyof typeof CHECKS;

export interface Finding {
  readonly check: CheckName;
  readonly level: Level;
  readonly message: string;
  readonly key?: FlagKey;
  /** Relative to the folder, with `/`. */
  readonly file?: string;
  readonly range?: Range;
}

export function finding(check: CheckName, message: string, more: Partial<Finding>): Finding {
  return { check, level: CHECKS[check].level, message, ...more };
}

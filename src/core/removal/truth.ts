import type { FlagValue } from '../model/flag.ts';
import type { Family } from '../references/languages/family.ts';

/** What a condition makes of a value, where the language lets it be one; undefined where it would not compile. */
export function truthOf(value: FlagValue, family: Family): boolean | undefined {
  if (typeof value === 'boolean') return value;
  switch (family) {
    case 'javascript':
      return Boolean(value);
    case 'python':
      return value !== null && value !== 0 && value !== '' && !(Array.isArray(value) && value.length === 0);
    case 'ruby':
      return value !== null;
    case 'php':
      return Boolean(value) && value !== '0';
    default:
      return undefined;
  }
}

import type { FlagValue } from '../../core/model/flag.ts';

/**
 * Our rule on one identity alone, ended by flagd itself: JSON has no comments, so this exact shape is what
 * tells it from anybody else's.
 */
export function armFor(identityKey: string, until: number): FlagValue {
  return {
    and: [{ in: [{ var: 'targetingKey' }, [identityKey]] }, { '<': [{ var: '$flagd.timestamp' }, until] }],
  };
}

/** One line, spaced as people write JSON by hand. */
export function inline(value: FlagValue): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${inline(part)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

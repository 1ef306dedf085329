import type { FlagKey } from '../../model/flag.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { objectOf, pathOf } from './value.ts';

/** What settings are read from. */
const SETTINGS = /^(?:app_?)?(?:settings|config|configuration)$/i;
const ENABLED = /^(?:enabled|active|on)\??$/;

/**
 * `Settings.shop.newCheckout.enabled` for `shop.newCheckout`, or that alone: anything else behind it is a setting of its
 * own. A key of one name counts only where whether it is enabled is asked.
 */
export function keyOfPath(
  use: Extract<Expression, { kind: 'member' }>,
  { uses }: FileFacts,
  isKey: (path: FlagKey) => boolean,
): FlagKey | undefined {
  const path = pathOf(use);
  const settings = path.findLastIndex((name) => SETTINGS.test(name));
  const key = path.slice(settings + 1).join('.');
  if (settings === -1 || !isKey(key)) return undefined;
  const behind = memberBehind(use, uses);
  const isMeant = behind === undefined ? key.includes('.') : ENABLED.test(behind);
  return isMeant ? key : undefined;
}

/** Ruby has a use for each step of a chain. */
function memberBehind({ start, end }: Expression, uses: readonly Expression[]): string | undefined {
  for (const use of uses)
    for (let part: Expression | undefined = use; part; part = objectOf(part))
      if (part.kind === 'member' && part.object.start === start && part.object.end === end) return part.name;
  return undefined;
}

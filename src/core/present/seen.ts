import { t } from '@vscode/l10n';
import type { Seen } from '../ports/provider.ts';
import { agoWords } from './time.ts';

/** What tells one person from another of the same address: `user · ana@shop.example · seen 2 h ago`. */
export function seenWords({ identity, lastSeen }: Seen, now: number): string {
  const { kind, attributes } = identity;
  const own = [attributes['name'], attributes['email']].filter((value) => typeof value === 'string');
  const seen = lastSeen === undefined ? [] : [t`seen ${agoWords(Math.max(0, now - lastSeen))}`];
  return [kind, ...own, ...seen].join(' · ');
}

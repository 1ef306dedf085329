import type { FlagKey } from '../../model/flag.ts';
import type { FileFacts } from '../facts.ts';

/** `%w[cards gift_cards]`: whether a text is one of several words of which those beside it are no keys. */
export function isAmongOtherWords(
  { texts, family }: FileFacts,
  index: number,
  isKey: (text: FlagKey) => boolean,
): boolean {
  const [own, before, behind] = [texts[index], texts[index - 1], texts[index + 1]];
  if (family !== 'ruby' || own === undefined) return false;
  const beside = [
    ...(before && own.start - before.end === 1 ? [before] : []),
    ...(behind && behind.start - own.end === 1 ? [behind] : []),
  ];
  return beside.length > 0 && !beside.some(({ value }) => isKey(value));
}

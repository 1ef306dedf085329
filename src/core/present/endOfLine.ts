import type { EnvironmentRow, FlagCard } from './flagCard.ts';
import { mainRow } from './flagCard.ts';
import { durationWords } from './time.ts';

const OLD_MS = 10 * 60_000;

/** `◑ 5% · you: off`; undefined where no flag system has a word on the flag. */
export function endOfLine(card: FlagCard, now: number): string | undefined {
  const main = mainRow(card);
  if (main === undefined) return undefined;
  const name = main.tier === 'production' ? '' : `${main.environment} `;
  const age = now - main.fetchedAt;
  return `${name}${main.glyph} ${main.headline}${youNote(main)}${age > OLD_MS ? ` (${durationWords(age)} ago)` : ''}`.replace(
    /[\p{Cc}\p{Cf}]/gu,
    ' ',
  );
}

/** Where everybody gets the same, or only I am released, the headline says all there is of me. */
export function youNote({ you, stage }: EnvironmentRow): string {
  return you !== undefined && (stage === 'team' || stage === 'ramp') ? ` · you: ${you.gets}` : '';
}

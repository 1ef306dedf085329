import { t } from '@vscode/l10n';
import type { EnvironmentRow, FlagCard } from './flagCard.ts';
import { oneLine } from './oneLine.ts';
import { durationWords } from './time.ts';

/** All that a flag system says of a flag, as a text to read: what stands in for its definition file. */
export function flagPage(card: FlagCard, links: readonly string[], now: number): string {
  const about = [card.name, card.description, card.owner && t`owner ${card.owner}`].flatMap(
    (text) => text || [],
  );
  const parts = [
    [card.key, ...about.map(oneLine)],
    ...card.environments.map((row) => environment(row, now)),
    links,
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function environment(row: EnvironmentRow, now: number): readonly string[] {
  const age =
    row.changed === undefined
      ? ''
      : t`, changed ${durationWords(now - row.changed.at)} ago by ${row.changed.by}`;
  const you = row.you === undefined ? [] : [row.you.sentence, ...row.you.trace.map((step) => `  ${step}`)];
  return [`${row.glyph} ${row.environment}: ${row.headline}${age}`, row.sentence, ...you].map(
    (text, at) => (at === 0 ? '' : '  ') + oneLine(text),
  );
}

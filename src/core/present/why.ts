import { t } from '@vscode/l10n';
import type { Identity } from '../model/identity.ts';
import type { EnvironmentRow } from './flagCard.ts';
import { oneLine } from './oneLine.ts';
import { agoWords } from './time.ts';

/** Why somebody gets what they get in one environment, as a text to read, copy and send on. */
export function whyText(
  key: string,
  row: EnvironmentRow,
  me: Identity,
  others: readonly EnvironmentRow[],
  now: number,
): string {
  const { you, environment, sentence, fetchedAt } = row;
  const tried = you?.trace.map((step, at) => `${at + 1}. ${step}`) ?? [];
  const would = you?.would.map((other) => `- ${other}`) ?? [];
  const elsewhere = others.map((other) => `- ${other.environment}: ${other.you?.gets ?? t("can't tell")}`);
  const attributes = Object.entries(me.attributes).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return `${[
    [t`${key} in ${environment}, for ${me.key}`, t`as of ${agoWords(now - fetchedAt)}`],
    [you?.sentence ?? t("Can't tell what you get."), sentence],
    part(t('Rules, as they were tried'), tried),
    part(t('You would get'), would),
    part(t('Elsewhere you get'), elsewhere),
    [t('You are'), [`${me.kind} ${me.key}`, ...attributes].join(', ')],
  ]
    .filter(({ length }) => length > 0)
    .map((lines) => lines.map(oneLine).join('\n'))
    .join('\n\n')}\n`;
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

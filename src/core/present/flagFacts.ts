import { t } from '@vscode/l10n';
import type { EnvironmentRow, FlagCard } from './flagCard.ts';
import { agoWords, durationWords } from './time.ts';
import { usageWords } from './usage.ts';

/** `owner checkout`, `temporary, 41 d old`, `last evaluated 8 s ago`: as far as they are known. */
export function factWords(
  { owner }: FlagCard,
  main: EnvironmentRow | undefined,
  now: number,
): readonly string[] {
  const { lastEvaluatedAt } = main?.state ?? {};
  return [
    ...(owner === undefined ? [] : [t`owner ${owner}`]),
    ...ageWords(main, now),
    ...(lastEvaluatedAt === undefined ? [] : [t`last evaluated ${agoWords(now - lastEvaluatedAt)}`]),
    ...(main?.usage === undefined ? [] : [usageWords(main.usage)]),
  ];
}

function ageWords(main: EnvironmentRow | undefined, now: number): readonly string[] {
  const { permanent, createdAt } = main?.state ?? {};
  const life = permanent === undefined ? [] : [permanent ? t('permanent') : t('temporary')];
  const age = createdAt === undefined ? [] : [t`${durationWords(now - createdAt)} old`];
  const words = [...life, ...age].join(', ');
  return words === '' ? [] : [words];
}

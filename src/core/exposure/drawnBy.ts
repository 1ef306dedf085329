import { t } from '@vscode/l10n';

/** What a draw is taken of, for a person; the model says it in English, as it is compared. */
export function drawnBy(by: string): string {
  return by === 'user key' ? t('user key') : by;
}

import { t } from '@vscode/l10n';
import type { How } from '../model/reference.ts';

/** How a reference was found. */
export function howWords(how: How): string {
  switch (how) {
    case 'call':
      return t('call');
    case 'constant':
      return t('constant');
    case 'alias':
      return t('alias');
    case 'accessor':
      return t('accessor');
    case 'wrapper':
      return t('wrapper');
    case 'literal':
      return t('literal');
    case 'declaration':
      return t('declaration');
    case 'mention':
      return t('mention');
  }
}

import { t } from '@vscode/l10n';

export function referencesWords(count: number): string {
  return count === 1 ? t('1 reference') : t`${count} references`;
}

export function filesWords(count: number): string {
  return count === 1 ? t('1 file') : t`${count} files`;
}

export function flagsWords(count: number): string {
  return count === 1 ? t('1 flag') : t`${count} flags`;
}

export function linesWords(count: number): string {
  return count === 1 ? t('1 line') : t`${count} lines`;
}

/** `23 references in 9 files` */
export function usesWords(references: number, files: number): string {
  return t`${referencesWords(references)} in ${filesWords(files)}`;
}

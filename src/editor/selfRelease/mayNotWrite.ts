import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { SECTION, SETTINGS } from '../ids.ts';

/** Why nothing may be written from this window; undefined when it may. */
export function mayNotWrite(): string | undefined {
  if (!vscode.workspace.isTrusted) return t('In a workspace that is not trusted nothing is written.');
  const readOnly = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.readOnly, false);
  return readOnly ? t`The setting ${SECTION}.${SETTINGS.readOnly} is on.` : undefined;
}

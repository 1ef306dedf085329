import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FlagKey } from '../../core/model/flag.ts';
import { definitionsOf } from '../definition/definition.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** More are found by typing more. */
const MOST = 200;

/** Flags among the symbols of the workspace: `#new-checkout` in Quick Open. */
export function registerSymbols(flags: WorkspaceFlags): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: (query) =>
      flags.search.like(query, MOST).flatMap((key) => {
        const [place] = [
          ...definitionsOf(flags, key),
          ...flags.referencesOf(key).map(({ location }) => location),
        ];
        return place === undefined ? [] : [symbol(flags, key, place)];
      }),
  });
}

function symbol(flags: WorkspaceFlags, key: FlagKey, place: vscode.Location): vscode.SymbolInformation {
  const brief = flags.brief(key);
  const state = brief === undefined ? t('not defined') : `${brief.glyph} ${brief.headline}`;
  return new vscode.SymbolInformation(key, vscode.SymbolKind.Key, state, place);
}

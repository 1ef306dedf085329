import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { told, toldIn } from '../../core/present/inCode.ts';
import { Disposables } from '../disposables.ts';
import { cardMarkdown } from '../hover/hover.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { ANY_FILE, amount, changesInCode, surface } from './settings.ts';

class FlagHint extends vscode.InlayHint {
  readonly key: FlagKey;

  constructor(position: vscode.Position, label: string, key: FlagKey) {
    super(position, label);
    this.key = key;
    this.paddingLeft = true;
  }
}

/** The same as an inlay hint: at the end of the line, too, so that no text moves aside for it. */
export function registerInlayHints(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<void>());
  const provider: vscode.InlayHintsProvider<FlagHint> = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints: (document, range) => (surface() === 'inlayHint' ? hints(flags, document, range) : []),
    resolveInlayHint(hint) {
      hint.tooltip = cardMarkdown(flags, hint.key);
      return hint;
    },
  };
  disposables.add(vscode.languages.registerInlayHintsProvider(ANY_FILE, provider));
  disposables.add(flags.onDidChange(() => surface() === 'inlayHint' && changed.fire()));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => changesInCode(event) && changed.fire()),
  );
  return disposables;
}

function hints(flags: WorkspaceFlags, document: vscode.TextDocument, range: vscode.Range): FlagHint[] {
  const now = flags.app.clock.now();
  return [...toldIn(usesOf(flags.referencesIn(document)), amount())].flatMap(([line, { key }]) => {
    if (line < range.start.line || line > range.end.line || line >= document.lineCount) return [];
    const entry = told(flags.main(key, document.uri), now);
    if (entry === undefined) return [];
    return [new FlagHint(document.lineAt(line).range.end, `${entry.mark} ${entry.words}`, key)];
  });
}

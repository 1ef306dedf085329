import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import { told, toldIn } from '../../core/present/inCode.ts';
import { STAGE_COLOURS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { painting } from './painting.ts';
import { amount, columns, surface } from './settings.ts';
import { Typing } from './typing.ts';

const GAP = 2;

const WORDS = new vscode.ThemeColor('editorCodeLens.foreground');

/** The release state, quietly, behind each line that uses a flag; nothing on a line while it is being typed. */
export function registerEndOfLine(flags: WorkspaceFlags): vscode.Disposable {
  const decoration = vscode.window.createTextEditorDecorationType({});
  const typing = new Typing();
  const paint = (editor: vscode.TextEditor) => {
    const shown = surface() === 'endOfLine';
    editor.setDecorations(decoration, shown ? decorations(flags, editor, typing) : []);
  };
  const disposables = painting(flags, paint);
  disposables.add(decoration);
  disposables.add(typing);
  disposables.add(typing.onDidChange(paint));
  return disposables;
}

function decorations(
  flags: WorkspaceFlags,
  { document, options }: vscode.TextEditor,
  typing: Typing,
): vscode.DecorationOptions[] {
  const now = flags.app.clock.now();
  const tab = ' '.repeat(typeof options.tabSize === 'number' ? options.tabSize : 4);
  const busy = typing.lineIn(document);
  const limit = columns() - GAP;
  return [...toldIn(usesOf(flags.referencesIn(document)), amount())].flatMap(([at, { key }]) => {
    if (at === busy || at >= document.lineCount) return [];
    const { range, text } = document.lineAt(at);
    const entry = told(flags.main(key, document.uri), now, limit - text.replaceAll('\t', tab).length);
    if (entry === undefined) return [];
    const color = new vscode.ThemeColor(STAGE_COLOURS[entry.row.stage]);
    return [
      {
        range: new vscode.Range(range.end, range.end),
        renderOptions: {
          before: { contentText: entry.mark, color, margin: `0 0 0 ${GAP}ch` },
          after: { contentText: ` ${entry.words}`, color: WORDS },
        },
      },
    ];
  });
}

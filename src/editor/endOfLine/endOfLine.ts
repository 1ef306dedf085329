import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { Stage } from '../../core/model/exposure.ts';
import type { Reference } from '../../core/model/reference.ts';
import { endOfLine } from '../../core/present/endOfLine.ts';
import { mainRow } from '../../core/present/flagCard.ts';
import { Disposables } from '../disposables.ts';
import { cardMarkdown } from '../hover/hover.ts';
import { SECTION, SETTINGS, STAGE_COLOURS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** The release state, quietly, behind each line that uses a flag; nothing on a line while it is being typed. */
export function registerEndOfLine(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const decoration = disposables.add(vscode.window.createTextEditorDecorationType({}));
  const typing = new Map<vscode.TextDocument, number>();
  const render = (editor: vscode.TextEditor) => {
    const enabled = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.endOfLine, true);
    editor.setDecorations(
      decoration,
      enabled ? decorations(flags, editor.document, typing.get(editor.document)) : [],
    );
  };
  const renderAll = () => vscode.window.visibleTextEditors.forEach(render);
  disposables.add(flags.onDidChange(renderAll));
  disposables.add(vscode.window.onDidChangeVisibleTextEditors(renderAll));
  disposables.add(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document !== document) return;
      typing.set(document, editor.selection.active.line);
      render(editor);
    }),
  );
  disposables.add(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: editor, selections }) => {
      const line = typing.get(editor.document);
      if (line === undefined || selections.some(({ active }) => active.line === line)) return;
      typing.delete(editor.document);
      render(editor);
    }),
  );
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) renderAll();
    }),
  );
  renderAll();
  return disposables;
}

function decorations(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
  typing: number | undefined,
): vscode.DecorationOptions[] {
  const lines = new Map<number, Reference>();
  for (const reference of usesOf(flags.referencesIn(document))) {
    const { endLine } = reference.range;
    if (endLine !== typing && endLine < document.lineCount && !lines.has(endLine))
      lines.set(endLine, reference);
  }
  return [...lines].flatMap(([line, { key }]) => {
    const card = flags.card(key);
    const text = endOfLine(card, flags.app.clock.now());
    if (text === undefined) return [];
    return [
      option(
        document.lineAt(line).range.end,
        text,
        mainRow(card)?.stage ?? 'unknown',
        cardMarkdown(flags, key),
      ),
    ];
  });
}

function option(
  end: vscode.Position,
  contentText: string,
  stage: Stage,
  hoverMessage: vscode.MarkdownString,
): vscode.DecorationOptions {
  const color = new vscode.ThemeColor(STAGE_COLOURS[stage]);
  return {
    range: new vscode.Range(end, end),
    hoverMessage,
    renderOptions: { after: { contentText, color, margin: '0 0 0 2ch', fontStyle: 'normal' } },
  };
}

import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';

/** The line each document is being typed in: it is left alone until the cursor has left it. */
export class Typing implements vscode.Disposable {
  readonly #lines = new Map<vscode.TextDocument, number>();
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<vscode.TextEditor>());

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const editor = vscode.window.activeTextEditor;
        if (editor?.document !== document || contentChanges.length === 0) return;
        this.#set(editor, editor.selection.active.line);
      }),
    );
    this.#disposables.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const line = this.#lines.get(textEditor.document);
        if (line === undefined || selections.some(({ active }) => active.line === line)) return;
        this.#set(textEditor, undefined);
      }),
    );
    this.#disposables.add(
      vscode.workspace.onDidCloseTextDocument((document) => this.#lines.delete(document)),
    );
  }

  lineIn(document: vscode.TextDocument): number | undefined {
    return this.#lines.get(document);
  }

  #set(editor: vscode.TextEditor, line: number | undefined): void {
    if (this.#lines.get(editor.document) === line) return;
    if (line === undefined) this.#lines.delete(editor.document);
    else this.#lines.set(editor.document, line);
    this.#changed.fire(editor);
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

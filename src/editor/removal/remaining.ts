import * as vscode from 'vscode';
import type { FlagKey } from '../../core/model/flag.ts';
import { applied } from '../../core/removal/draft.ts';
import { Disposables } from '../disposables.ts';
import type { OpenRemoval } from './preview.ts';

/** What a removal left for a person, in the list of problems, until they edit the line or take out another flag. */
export class Remaining implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #list = this.#disposables.add(vscode.languages.createDiagnosticCollection('release-lens-removal'));

  constructor() {
    this.#disposables.add(vscode.workspace.onDidChangeTextDocument((change) => this.#edited(change)));
  }

  /** After the edit was made. Returns how many there are. */
  show(key: FlagKey, removals: readonly OpenRemoval[]): number {
    this.#list.clear();
    let count = 0;
    for (const removal of removals) {
      const found = remarksIn(key, removal);
      count += found.length;
      if (found.length > 0) this.#list.set(removal.document.uri, found);
    }
    return count;
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const before = this.#list.get(document.uri);
    if (before === undefined || before.length === 0) return;
    const touched = ({ range }: vscode.Diagnostic) =>
      contentChanges.some(
        (change) => change.range.start.line <= range.start.line && change.range.end.line >= range.start.line,
      );
    this.#list.set(
      document.uri,
      before.filter((each) => !touched(each)),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

function remarksIn(key: FlagKey, removal: OpenRemoval): vscode.Diagnostic[] {
  const { document, refusals, before } = removal;
  const now = document.getText();
  // What was offered, and taken.
  const leftovers = removal.leftovers.filter(
    ({ offer }) => offer === undefined || now.includes(before.text.slice(offer.start, offer.end).trim()),
  );
  const words = [
    ...refusals.map(({ at, what }) => [at, `${key} was not taken out here: ${what}`] as const),
    ...leftovers.map(({ at, what }) => [at, `${key} was taken out; ${what}`] as const),
  ];
  return words.flatMap(([at, message]) => {
    const line = document.lineAt(document.positionAt(placeNow(removal, at)).line);
    const range = new vscode.Range(
      line.lineNumber,
      line.firstNonWhitespaceCharacterIndex,
      line.lineNumber,
      line.text.length,
    );
    const remark = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
    remark.source = 'Release Lens';
    return [remark];
  });
}

/** Where a place of the text before stands now. Edits that were not ticked are seen by what stands there. */
function placeNow({ document, before, places, edits }: OpenRemoval, at: number): number {
  const now = document.getText();
  const all = now === applied(before.text, places);
  if (!all && now === before.text) return at;
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (start > at) break;
    if (end > at) return start + shift;
    shift += text.length - (end - start);
  }
  return at + shift;
}

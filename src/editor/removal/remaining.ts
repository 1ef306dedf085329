import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FlagKey } from '../../core/model/flag.ts';
import { applied } from '../../core/removal/draft.ts';
import { Disposables } from '../disposables.ts';
import type { OpenRemoval } from './preview.ts';

/** An offer that was not taken yet, and the problems that tell of it. */
export interface StillOffered {
  readonly range: vscode.Range;
  readonly by: readonly vscode.Diagnostic[];
}

/** Says of a problem that a quick fix takes out what it tells of. */
const COULD_GO = 'could-go';

/** What a removal left for a person, in the list of problems, until they edit the line or take out another flag. */
export class Remaining implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #list = this.#disposables.add(vscode.languages.createDiagnosticCollection('release-lens-removal'));
  #removals: readonly OpenRemoval[] = [];

  constructor() {
    this.#disposables.add(vscode.workspace.onDidChangeTextDocument((change) => this.#edited(change)));
  }

  /** After the edit was made. Returns how many there are. */
  show(key: FlagKey, removals: readonly OpenRemoval[]): number {
    this.#list.clear();
    this.#removals = removals;
    let count = 0;
    for (const removal of removals) {
      const found = remarksIn(key, removal);
      count += found.length;
      if (found.length > 0) this.#list.set(removal.document.uri, found);
    }
    return count;
  }

  /** What could go besides and stands where one of these says so, word for word as it was offered. */
  offersAt(document: vscode.TextDocument, said: readonly vscode.Diagnostic[]): readonly StillOffered[] {
    const removal = this.#removals.find((each) => each.document === document);
    const now = document.getText();
    return (removal?.leftovers ?? []).flatMap(({ what, offer }) => {
      const text = offer && removal?.before.text.slice(offer.start, offer.end);
      const at = text ? now.indexOf(text) : -1;
      if (!text || at === -1 || now.indexOf(text, at + 1) !== -1) return [];
      const range = new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
      const by = said.filter(
        (each) => each.code === COULD_GO && each.message.endsWith(what) && range.contains(each.range.start),
      );
      return by.length === 0 ? [] : [{ range, by }];
    });
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const before = this.#list.get(document.uri);
    if (before === undefined || before.length === 0 || contentChanges.length === 0) return;
    this.#list.set(
      document.uri,
      before.flatMap((each) => afterwards(each, contentChanges)),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** Where it stands now; gone with the line that it stands on. */
function afterwards(
  remark: vscode.Diagnostic,
  changes: vscode.TextDocumentChangeEvent['contentChanges'],
): vscode.Diagnostic[] {
  const { start, end } = remark.range;
  let shift = 0;
  for (const { range, text } of changes) {
    const isWholeLines = range.end.character === 0 && range.end.line > range.start.line;
    const last = isWholeLines ? range.end.line - 1 : range.end.line;
    if (last < start.line) shift += text.split('\n').length - 1 - (range.end.line - range.start.line);
    else if (range.start.line <= start.line) return [];
  }
  if (shift === 0) return [remark];
  const range = new vscode.Range(start.translate(shift), end.translate(shift));
  const moved = new vscode.Diagnostic(range, remark.message, remark.severity);
  return [Object.assign(moved, { source: remark.source, code: remark.code })];
}

function remarksIn(key: FlagKey, removal: OpenRemoval): vscode.Diagnostic[] {
  const { document, refusals, before } = removal;
  const now = document.getText();
  // What was offered, and taken.
  const leftovers = removal.leftovers.filter(
    ({ offer }) => offer === undefined || now.includes(before.text.slice(offer.start, offer.end).trim()),
  );
  const words = [
    ...refusals.map(({ at, what }) => [at, t`${key} was not taken out here: ${what}`, undefined] as const),
    ...leftovers.map(
      ({ at, what, offer }) => [at, t`${key} was taken out; ${what}`, offer && COULD_GO] as const,
    ),
  ];
  return words.flatMap(([at, message, code]) => {
    const line = document.lineAt(document.positionAt(placeNow(removal, at)).line);
    const range = new vscode.Range(
      line.lineNumber,
      line.firstNonWhitespaceCharacterIndex,
      line.lineNumber,
      line.text.length,
    );
    const remark = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
    remark.source = 'Release Lens';
    if (code !== undefined) remark.code = code;
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

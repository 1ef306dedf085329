import * as vscode from 'vscode';
import { branchesOf } from '../../app/branches.ts';
import { keptValues } from '../../app/keptValues.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import { branchTone } from '../../core/present/branchTone.ts';
import type { Branch, FindBranches } from '../../core/removal/branches.ts';
import { editorTexts } from '../removal/editorTexts.ts';
import { afterTyping } from '../workspace/afterTyping.ts';
import { PerText } from '../workspace/perText.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { painting } from './painting.ts';
import { isShown } from './settings.ts';
import { type Toned, Tones } from './tones.ts';

/** After the last key, before it is looked again: meanwhile the colours move with their text. */
const REST_MS = 300;

/** The branch that nobody takes today is dimmed, the one that only I take is tinted; what cannot be told is left alone. */
export function registerBranches(flags: WorkspaceFlags, findBranches: FindBranches): vscode.Disposable {
  const tones = new Tones();
  const known = new PerText<readonly Branch[]>(flags, {
    what: 'The branches',
    given: (document) =>
      JSON.stringify([...statesIn(flags, document)].map(([key, state]) => [key, keptValues(state)])),
    find: (source, folder, document) =>
      branchesOf(folder.root, source, statesIn(flags, document), {
        files: editorTexts(folder),
        findBranches,
      }),
    told(document, branches) {
      if (!isShown('inCodeBranches')) return;
      for (const editor of editorsOf(document)) tones.paint(editor, tonedIn(flags, document, branches));
    },
  });

  const paint = (editor: vscode.TextEditor) => {
    const { document } = editor;
    if (!isShown('inCodeBranches')) return tones.paint(editor, []);
    const branches = known.of(document);
    if (branches) tones.paint(editor, tonedIn(flags, document, branches));
  };

  const editorsOf = (document: vscode.TextDocument) =>
    vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const disposables = painting(flags, paint);
  disposables.add(tones);
  disposables.add(tones.onDidChange(() => vscode.window.visibleTextEditors.forEach(paint)));
  disposables.add(
    afterTyping(REST_MS, (document) => isShown('inCodeBranches') && editorsOf(document).forEach(paint)),
  );
  return disposables;
}

function statesIn(flags: WorkspaceFlags, document: vscode.TextDocument): ReadonlyMap<FlagKey, FlagState> {
  const keys = new Set(flags.referencesIn(document).map(({ key }) => key));
  return new Map(
    [...keys].flatMap((key) => {
      const state = flags.main(key, document.uri)?.state;
      return state === undefined ? [] : [[key, state] as const];
    }),
  );
}

function tonedIn(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
  branches: readonly Branch[],
): readonly Toned[] {
  return branches.flatMap(({ key, values, start, end }) => {
    const row = flags.main(key, document.uri);
    if (row?.state === undefined || row.exposure === undefined) return [];
    const me = flags.identities.of(row.connection);
    const tone = branchTone(row.state, row.exposure, me, values);
    return tone === undefined ? [] : [{ tone, ranges: linesOf(document, start, end) }];
  });
}

/** Line by line, so that what stands before the code of a line is not coloured. */
function linesOf(document: vscode.TextDocument, start: number, end: number): readonly vscode.Range[] {
  const [first, last] = [document.positionAt(start), document.positionAt(end)];
  return Array.from({ length: last.line - first.line + 1 }, (_, at) => document.lineAt(first.line + at)).map(
    ({ lineNumber, firstNonWhitespaceCharacterIndex, range }) =>
      new vscode.Range(
        lineNumber,
        lineNumber === first.line ? first.character : firstNonWhitespaceCharacterIndex,
        lineNumber,
        lineNumber === last.line ? last.character : range.end.character,
      ),
  );
}

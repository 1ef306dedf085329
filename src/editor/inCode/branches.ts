import * as vscode from 'vscode';
import { branchesOf, valuesOf } from '../../app/branches.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import type { Reference } from '../../core/model/reference.ts';
import { branchTone } from '../../core/present/branchTone.ts';
import type { Branch, FindBranches } from '../../core/removal/branches.ts';
import { editorTexts } from '../removal/editorTexts.ts';
import { afterTyping } from '../workspace/afterTyping.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { painting } from './painting.ts';
import { isShown } from './settings.ts';
import { type Toned, Tones } from './tones.ts';

/** After the last key, before it is looked again: meanwhile the colours move with their text. */
const REST_MS = 300;

/** What a text was looked through with; anything else of it, and it is looked through again. */
interface Question {
  readonly version: number;
  readonly references: readonly Reference[];
  readonly values: string;
}

/** The branch that nobody takes today is dimmed, the one that only I take is tinted; what cannot be told is left alone. */
export function registerBranches(flags: WorkspaceFlags, findBranches: FindBranches): vscode.Disposable {
  const known = new WeakMap<vscode.TextDocument, { asked: Question; branches?: readonly Branch[] }>();
  const tones = new Tones();

  const paint = (editor: vscode.TextEditor) => {
    const { document } = editor;
    if (!isShown('inCodeBranches')) return tones.paint(editor, []);
    const asked = questionOn(flags, document);
    const found = known.get(document);
    if (found && isSame(found.asked, asked)) {
      if (found.branches) tones.paint(editor, tonedIn(flags, document, found.branches));
      return;
    }
    known.set(document, { asked });
    look(document, asked).catch((error: unknown) =>
      flags.app.log.warn(`The branches of ${document.fileName} cannot be told: ${String(error)}`),
    );
  };

  async function look(document: vscode.TextDocument, asked: Question): Promise<void> {
    const branches = await branchesIn(flags, document, findBranches);
    // Otherwise it was asked anew meanwhile, and that answer is on its way.
    if (known.get(document)?.asked !== asked) return;
    known.set(document, { asked, branches });
    if (!isShown('inCodeBranches')) return;
    // An answer asks nothing: whatever changes the question tells of itself.
    for (const editor of editorsOf(document)) tones.paint(editor, tonedIn(flags, document, branches));
  }

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

function questionOn(flags: WorkspaceFlags, document: vscode.TextDocument): Question {
  const values = [...statesIn(flags, document)].map(([key, state]) => [key, valuesOf(state)]);
  return {
    version: document.version,
    references: flags.referencesIn(document),
    values: JSON.stringify(values),
  };
}

function isSame(one: Question, other: Question): boolean {
  return one.version === other.version && one.references === other.references && one.values === other.values;
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

/** None where the index has not caught up with the text. */
async function branchesIn(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
  findBranches: FindBranches,
): Promise<readonly Branch[]> {
  const folder = flags.folderOf(document.uri);
  const file = folder?.relative(document.uri);
  if (folder === undefined || file === undefined) return [];
  const { version } = document;
  const text = document.getText();
  const references = flags.referencesIn(document);
  const isOfText = ({ start, range }: Reference) =>
    document.positionAt(start).isEqual(new vscode.Position(range.line, range.column));
  if (document.version !== version || !references.every(isOfText)) return [];
  const abilities = { files: editorTexts(folder), findBranches };
  return branchesOf(folder.root, { file, text, references }, statesIn(flags, document), abilities);
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

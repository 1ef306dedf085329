import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { mayAskFor, type RenameRequest, renameInCode, renameInFlagFiles } from '../../app/renameFlag.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Reference } from '../../core/model/reference.ts';
import { isRefusal, type Refusal } from '../../core/ports/provider.ts';
import { extensions } from '../../core/references/languages/languages.ts';
import { addChange } from '../edits.ts';
import { indexHoldsEditorTexts } from '../removal/editorTexts.ts';
import type { FolderIndex } from '../workspace/folderIndex.ts';
import { pathOf } from '../workspace/paths.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { flagAt, isWritten } from '../written.ts';

/** Only where keys may stand: elsewhere there is nothing to rename, and no menu says so. */
const SELECTOR: vscode.DocumentSelector = {
  pattern: `**/*.{${[...extensions, 'json', 'yaml', 'yml'].join(',')}}`,
};

/** 'Rename Symbol' on a key: in code, in flag files and, where a person agrees, where a text only seems to mean it. */
export function registerRename(flags: WorkspaceFlags): vscode.Disposable {
  return vscode.languages.registerRenameProvider(SELECTOR, {
    prepareRename(document, position) {
      const reference = flagAt(flags, document, position);
      if (reference === undefined) throw new Error(t('There is no flag here.'));
      if (!isWritten(document, reference))
        throw new Error(
          t`This is a name for ${reference.key}. To rename the flag, put the cursor on its key.`,
        );
      return { range: rangeOf(reference), placeholder: reference.key };
    },
    async provideRenameEdits(document, position, to) {
      await flags.codeKnown();
      await Promise.all(flags.folders.map((folder) => indexHoldsEditorTexts(folder, [])));
      const reference = flagAt(flags, document, position);
      if (reference === undefined) throw new Error(t('There is no flag here any more.'));
      return renamed(flags, { key: reference.key, to });
    },
  });
}

async function renamed(flags: WorkspaceFlags, request: RenameRequest): Promise<vscode.WorkspaceEdit> {
  const { key, to } = request;
  const files = orThrow(renameInFlagFiles(flags.app, request));
  if (flags.keys().includes(to) && to !== key) throw new Error(t`Not renamed. ${to} is in the code already.`);
  for (const { indexer } of flags.folders) {
    const [computed] = mayAskFor(indexer.index.unresolved(), key);
    if (computed !== undefined)
      throw new Error(
        t`Not renamed. ${computed.file}:${computed.range.line + 1} puts keys together that begin with "${computed.prefix ?? ''}": it may ask for ${key}.`,
      );
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { file, change } of files) {
    const problem = await addChange(edit, file, change, {
      label: t('Its definition'),
      needsConfirmation: false,
    });
    if (problem !== undefined) throw new Error(t`Not renamed. ${problem}`);
  }
  const defining = new Set(files.map(({ file }) => file));
  for (const folder of flags.folders) {
    await addCode(edit, folder, defining, request);
    if (key !== to) addDoubts(edit, folder, key);
  }
  return edit;
}

async function addCode(
  edit: vscode.WorkspaceEdit,
  folder: FolderIndex,
  defining: ReadonlySet<string>,
  request: RenameRequest,
): Promise<void> {
  const byFile = new Map<string, Reference[]>();
  for (const reference of folder.indexer.index.ofKey(request.key)) {
    const found = byFile.get(reference.file) ?? [];
    byFile.set(reference.file, [...found, reference]);
  }
  for (const [file, references] of byFile) {
    const uri = folder.uri(file);
    if (defining.has(pathOf(uri))) continue;
    const document = await vscode.workspace.openTextDocument(uri);
    const edits = orThrow(renameInCode(document.getText(), references, request));
    for (const { start, end, text, doubt } of edits) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      edit.replace(uri, range, text, {
        label: doubt === undefined ? t('The key') : t`Perhaps: ${doubt}`,
        needsConfirmation: doubt !== undefined,
      });
    }
  }
}

/**
 * Calls whose keys come from elsewhere, and files that were not read, may still ask for the old key: rows of the preview
 * that change nothing, and open it.
 */
function addDoubts(edit: vscode.WorkspaceEdit, folder: FolderIndex, key: FlagKey): void {
  const note = (file: string, line: number, why: string) =>
    edit.insert(folder.uri(file), new vscode.Position(line, 0), '', {
      needsConfirmation: true,
      label: t`May still ask for ${key}: ${why}`,
      iconPath: new vscode.ThemeIcon('info'),
    });
  for (const { file, range, why, prefix } of folder.indexer.index.unresolved())
    if (prefix === undefined) note(file, range.line, unresolvedWords(why));
  for (const { file, reason } of folder.indexer.stats.skipped)
    if (reason !== 'binary') note(file, 0, t`it was not read (${reason})`);
}

function orThrow<T extends object>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  throw new Error([answer.refused, answer.hint].filter((text) => text !== undefined).join(' '));
}

/** As the index says it, which has no language. */
function unresolvedWords(why: string): string {
  switch (why) {
    case 'the key is put together when the code runs':
      return t('the key is put together when the code runs');
    case 'the key comes from elsewhere':
      return t('the key comes from elsewhere');
    default:
      return why;
  }
}

import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { FileError, type Files } from '../../core/ports/files.ts';
import type { FolderIndex } from '../workspace/folderIndex.ts';

/** The files of a folder as the editor holds them, unsaved changes included; the version is the document's. */
export function editorTexts(folder: FolderIndex): Pick<Files, 'read'> {
  return {
    async read(file) {
      try {
        const document = await vscode.workspace.openTextDocument(
          folder.uri(file.slice(folder.root.length + 1)),
        );
        return { text: document.getText(), version: String(document.version) };
      } catch (cause) {
        throw new FileError('unreadable', file, t`${file} cannot be opened: ${String(cause)}`);
      }
    },
  };
}

/**
 * Tells the index of every open text that is not what the disk has: unsaved ones, and those whose line ends or byte
 * order mark the editor took in its own way. What the index says then counts in the editor's texts.
 */
export async function indexHoldsEditorTexts(folder: FolderIndex, files: readonly string[]): Promise<void> {
  const open = vscode.workspace.textDocuments.flatMap((document) => {
    const file = folder.relative(document.uri);
    return file === undefined || !document.isDirty ? [] : [file];
  });
  await Promise.all(
    [...new Set([...files, ...open])].map(async (file) => {
      const uri = folder.uri(file);
      const document = await vscode.workspace.openTextDocument(uri);
      const stored = await onDisk(uri);
      // Taken last: somebody may be typing, and an older text must not come after a newer one.
      const text = document.getText();
      if (text !== stored) await folder.indexer.update(file, text);
    }),
  );
}

/** Without its byte order mark, which a decoder takes off. */
async function onDisk(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

import * as vscode from 'vscode';
import { dialectOf } from '../../core/references/languages/languages.ts';
import type { GrammarSource } from '../../indexing/grammars.ts';
import type { FileAnswers, FileQuestion } from '../../indexing/messages.ts';
import { isMedia, type Tree, walk } from '../../indexing/walk.ts';
import { uriOf } from '../workspace/paths.ts';

/** Where each file may be a request to somebody's server, a large repository is looked through in part. */
const MOST_FILES = 5000;

interface Needs {
  readonly grammar: GrammarSource;
  readonly onNote: (note: string) => void;
}

/** Answers the index worker from whatever file system the workspace is in. */
export function answerFiles({ grammar, onNote }: Needs) {
  return async (question: FileQuestion): Promise<FileAnswers[keyof FileAnswers]> => {
    switch (question.kind) {
      case 'list':
        return list(question.root, onNote);
      case 'present':
        return present(uriOf(question.root), question.files);
      case 'bytes': {
        const root = uriOf(question.root);
        return Promise.all(question.files.map((file) => bytesOf(vscode.Uri.joinPath(root, file))));
      }
      case 'grammar':
        return grammar(question.file);
    }
  };
}

/** The grammars as the build lays them beside the extension. */
export function grammarsIn(folder: vscode.Uri): GrammarSource {
  return async (file) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file));
}

async function list(root: string, onNote: Needs['onNote']): Promise<readonly string[]> {
  const all = (await walk(treeOf(uriOf(root)), undefined)).filter((file) => !isMedia(file));
  if (all.length <= MOST_FILES) return all;
  onNote(
    `${root} has ${all.length} files: ${MOST_FILES} are looked through, those of known languages first.`,
  );
  const known = all.filter((file) => dialectOf(file) !== undefined);
  return [...known, ...all.filter((file) => dialectOf(file) === undefined)].slice(0, MOST_FILES);
}

async function present(root: vscode.Uri, files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) => vscode.workspace.fs.stat(vscode.Uri.joinPath(root, file)).then(isFile, () => false)),
  );
  return files.filter((_, at) => found[at]);
}

function isFile({ type }: vscode.FileStat): boolean {
  return (type & vscode.FileType.File) !== 0;
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}

function treeOf(root: vscode.Uri): Tree {
  const at = (path: string) => (path === '' ? root : vscode.Uri.joinPath(root, path));
  return {
    ignoreCase: false,
    async entries(folder) {
      const found = await vscode.workspace.fs.readDirectory(at(folder)).then(undefined, () => []);
      return found.map(([name, type]) => ({ name, kind: KINDS.get(type) ?? 'other' }));
    },
    async text(file) {
      const bytes = await bytesOf(at(file));
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}

const KINDS = new Map<vscode.FileType, 'file' | 'folder'>([
  [vscode.FileType.File, 'file'],
  [vscode.FileType.Directory, 'folder'],
]);

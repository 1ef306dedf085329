import * as vscode from 'vscode';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import { callLike, quotedKey } from '../../core/references/callLike.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import type { Node } from './nodes.ts';

/** Known to this window's own editors only. */
export const DRAGGED = 'application/vnd.release-lens.flag';

const SINGLE_QUOTES = new Set([
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'ruby',
  'php',
  'vue',
]);

/** What a flag's item carries when it is dragged out of the tree. */
export const dragged: vscode.TreeDragAndDropController<Node> = {
  dragMimeTypes: [DRAGGED],
  dropMimeTypes: [],
  handleDrag(nodes, transfer) {
    const keys = nodes.flatMap((node) => (node.kind === 'flag' ? [node.key] : []));
    if (keys.length > 0) transfer.set(DRAGGED, new vscode.DataTransferItem(JSON.stringify(keys)));
  },
};

/** A flag dropped into code becomes its call, as the code of that language asks for flags of its kind. */
export function registerDrop(flags: WorkspaceFlags): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { pattern: '**/*' },
    {
      async provideDocumentDropEdits(document, _position, transfer) {
        const text = await transfer.get(DRAGGED)?.asString();
        const keys: unknown = text === undefined ? [] : JSON.parse(text);
        if (!Array.isArray(keys) || keys.length === 0) return undefined;
        const wanted = keys.filter((key) => typeof key === 'string');
        const calls = await Promise.all(wanted.map((key) => callOf(flags, document, key)));
        return new vscode.DocumentDropEdit(calls.join('\n'));
      },
    },
  );
}

/** Examples are looked for in this file first, then in others of its language. */
export async function callOf(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
  key: FlagKey,
): Promise<string> {
  const kind = kindOf(flags, key);
  const extension = /\.\w+$/.exec(document.uri.path)?.[0] ?? '';
  const examples = flags
    .keys()
    .filter((other) => kind === undefined || kindOf(flags, other) === kind)
    .flatMap((other) => flags.referencesOf(other))
    .filter(({ reference, location }) => reference.how === 'call' && location.uri.path.endsWith(extension));
  const isHere = (uri: vscode.Uri) => uri.toString() === document.uri.toString();
  const [first] = [...examples].sort(
    (a, b) => Number(isHere(b.location.uri)) - Number(isHere(a.location.uri)),
  );
  if (first !== undefined) {
    const file = await vscode.workspace.openTextDocument(first.location.uri);
    const call = callLike(first.reference, file.getText(), key);
    if (call !== undefined) return call;
  }
  return quotedKey(key, SINGLE_QUOTES.has(document.languageId) ? "'" : '"') ?? key;
}

/** What its values are: a call for texts is no example for a switch. */
function kindOf(flags: WorkspaceFlags, key: FlagKey): string | undefined {
  const value: FlagValue | undefined = flags.app.store.anyState(key)?.variations[0]?.value;
  return value === undefined ? undefined : typeof value;
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The window's folder: a fresh copy of the demo. */
export function demoUri(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, file);
}

/** Resolves when the extension knows the flags and references of the folder. */
export async function extensionReady(): Promise<void> {
  const extension = vscode.extensions.getExtension<{ ready: Promise<void> }>('release-lens.release-lens');
  assert.ok(extension, 'the extension is not installed');
  await (await extension.activate()).ready;
}

export async function open(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(demoUri(file));
}

export async function readText(file: string): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(demoUri(file))).toString('utf8');
}

/** Within the first `token` of a document. */
export function positionOf(document: vscode.TextDocument, token: string): vscode.Position {
  const offset = document.getText().indexOf(token);
  assert.notEqual(offset, -1, `${token} is not in ${document.fileName}`);
  return document.positionAt(offset + 1);
}

/** All hover text at the start of the nth `token` of a document; ours is the one with command links. */
export async function hoverText(document: vscode.TextDocument, token: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, token),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .filter((value) => value.includes('command:releaseLens.'))
    .join('\n');
}

/** Asks again until the answer satisfies; what the extension does is asynchronous to the test. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  satisfied: (answer: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer)) return answer;
    assert.ok(Date.now() < deadline, `still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

import * as vscode from 'vscode';

interface Found {
  readonly folder: vscode.Uri;
  readonly text: string;
}

/** The nearest file of that name in the folder or above it. */
export async function findUp(folder: vscode.Uri, name: string): Promise<Found | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
    return { folder, text: new TextDecoder().decode(bytes) };
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    const above = vscode.Uri.joinPath(folder, '..');
    return above.path === folder.path ? undefined : findUp(above, name);
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof vscode.FileSystemError && /^FileNot(Found|ADirectory)$/.test(cause.code);
}

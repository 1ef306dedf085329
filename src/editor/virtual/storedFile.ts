import * as vscode from 'vscode';

/** A file of the extension's storage, in whatever file system the editor keeps that. */
export function storedFile(uri: vscode.Uri) {
  return {
    name: uri.path,
    async read(): Promise<Uint8Array | undefined> {
      try {
        return await vscode.workspace.fs.readFile(uri);
      } catch (cause) {
        if (cause instanceof vscode.FileSystemError && cause.code === 'FileNotFound') return undefined;
        throw cause;
      }
    },
    async write(bytes: Uint8Array): Promise<void> {
      await vscode.workspace.fs.writeFile(uri, bytes);
    },
  };
}

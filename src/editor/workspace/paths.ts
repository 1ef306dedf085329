import * as vscode from 'vscode';

/**
 * How the ports name a file: on this machine by its path, in any other file system as `scheme://authority/path`.
 * Nothing is encoded, so that a folder's name and the path of a file below it join with a slash.
 */
export function pathOf({ scheme, authority, path, fsPath }: vscode.Uri): string {
  return scheme === 'file' ? fsPath : `${scheme}://${authority}${path}`;
}

/** A drive's letter alone is no scheme. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]+):\/\/([^/]*)(\/.*)?$/i;

export function uriOf(path: string): vscode.Uri {
  const [, scheme, authority = '', below = ''] = ELSEWHERE.exec(path) ?? [];
  return scheme === undefined ? vscode.Uri.file(path) : vscode.Uri.from({ scheme, authority, path: below });
}

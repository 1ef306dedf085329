import * as vscode from 'vscode';

/**
 * Tells of a text once nothing has been typed in it for so many milliseconds. What is drawn in it moves with it
 * meanwhile; what is worked out of it anew with every key would be felt.
 */
export function afterTyping(
  restMs: number,
  tell: (document: vscode.TextDocument) => void,
): vscode.Disposable {
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const forget = (document: vscode.TextDocument) => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      forget(document);
      const rested = () => {
        waiting.delete(document);
        tell(document);
      };
      waiting.set(document, setTimeout(rested, restMs));
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
    { dispose: () => [...waiting.keys()].forEach(forget) },
  );
}

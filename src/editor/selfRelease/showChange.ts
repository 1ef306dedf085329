import * as vscode from 'vscode';
import { Disposables } from '../disposables.ts';

const SCHEME = 'release-lens-change';

/** Shows a file as it was and as it is to become, side by side, before or after anything is written. */
export class ChangeView implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #disposables = new Disposables();

  constructor() {
    this.#disposables.add(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: ({ path, query }) => this.#texts.get(`${query}${path}`) ?? '',
      }),
    );
    this.#disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(`${uri.query}${uri.path}`);
      }),
    );
  }

  async show(file: string, before: string, after: string, title: string): Promise<void> {
    const side = (query: string, text: string) => {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${file}`, query });
      this.#texts.set(`${query}${uri.path}`, text);
      return uri;
    };
    const stamp = Date.now();
    await vscode.commands.executeCommand(
      'vscode.diff',
      side(`before-${stamp}`, before),
      side(`after-${stamp}`, after),
      title,
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

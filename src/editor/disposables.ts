import type * as vscode from 'vscode';

/** Every owner has one: what is added after its end is disposed at once. */
export class Disposables implements vscode.Disposable {
  readonly #items: vscode.Disposable[] = [];
  #over = false;

  add<T extends vscode.Disposable>(item: T): T {
    if (this.#over) item.dispose();
    else this.#items.push(item);
    return item;
  }

  dispose(): void {
    this.#over = true;
    for (const item of this.#items.splice(0).reverse()) item.dispose();
  }
}

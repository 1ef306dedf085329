import * as vscode from 'vscode';

const REMEMBERED = 'environmentInView';

/** The environment that surfaces with room for one show. Production, unless a person chose another for this workspace. */
export class EnvironmentInView implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** Undefined: production, whatever it is called. */
  get name(): string | undefined {
    return this.#memory.get<string>(REMEMBERED);
  }

  async choose(name: string | undefined): Promise<void> {
    await this.#memory.update(REMEMBERED, name);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

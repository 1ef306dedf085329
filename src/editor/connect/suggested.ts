import * as vscode from 'vscode';
import type { Provider } from '../../core/ports/provider.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { sdksInUse } from './sdksInUse.ts';

/** Flag systems that the code asks and that are not connected: told once, in the list of flags, and nowhere else. */
export class Suggested implements vscode.Disposable {
  readonly #flags: WorkspaceFlags;
  readonly #providers: ReadonlyMap<string, Provider>;
  readonly #found = new vscode.EventEmitter<void>();
  #used: ReadonlySet<string> = new Set();

  readonly onDidFind = this.#found.event;

  constructor(flags: WorkspaceFlags, providers: ReadonlyMap<string, Provider>) {
    this.#flags = flags;
    this.#providers = providers;
  }

  /** Reads what the workspace says it depends on. */
  async look(): Promise<void> {
    if (this.#flags.folders.length === 0) return;
    this.#used = await sdksInUse();
    if (this.labels.length > 0) this.#found.fire();
  }

  /** The names of the flag systems, for people. */
  get labels(): readonly string[] {
    if (!vscode.workspace.getConfiguration(SECTION).get(SETTINGS.suggestConnections, true)) return [];
    const connected = new Set(this.#flags.app.store.entries.map(({ provider }) => provider.id));
    return [...this.#providers.values()]
      .filter(({ id, connector }) => connector !== undefined && this.#used.has(id) && !connected.has(id))
      .map(({ label }) => label);
  }

  dispose(): void {
    this.#found.dispose();
  }
}

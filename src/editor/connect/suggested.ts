import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Provider, Providers } from '../../core/ports/provider.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { sdksInUse } from './sdksInUse.ts';

export interface Suggestion {
  readonly system: string;
  readonly why: string;
}

/** Flag systems that the code asks and that are not connected: told once, in the list of flags, and nowhere else. */
export class Suggested implements vscode.Disposable {
  readonly #flags: WorkspaceFlags;
  readonly #providers: Providers;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #settings: vscode.Disposable;
  #used: readonly Provider[] = [];

  readonly onDidChange = this.#changed.event;

  constructor(flags: WorkspaceFlags, providers: Providers) {
    this.#flags = flags;
    this.#providers = providers;
    this.#settings = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SECTION}.${SETTINGS.suggestConnections}`)) this.#changed.fire();
    });
  }

  /** Reads what the workspace says it depends on. */
  async look(): Promise<void> {
    if (this.#flags.folders.length === 0) return;
    const used = await Promise.all([...(await sdksInUse()).keys()].map((id) => this.#providers.get(id)));
    this.#used = used.filter((provider): provider is Provider => provider?.connector !== undefined);
    if (this.all.length > 0) this.#changed.fire();
  }

  /** Which flag systems, for people, and why; where nothing is connected at all, any. */
  get all(): readonly Suggestion[] {
    if (!vscode.workspace.getConfiguration(SECTION).get(SETTINGS.suggestConnections, true)) return [];
    const connected = new Set(this.#flags.app.store.entries.map(({ provider }) => provider.id));
    const used = this.#used.filter(({ id }) => !connected.has(id));
    if (used.length > 0) return used.map(({ label }) => ({ system: label, why: t('its SDK is used here') }));
    const unknown = connected.size === 0 && this.#flags.keys().length > 0;
    return unknown ? [{ system: t('a flag system'), why: t('to see who gets what') }] : [];
  }

  dispose(): void {
    this.#settings.dispose();
    this.#changed.dispose();
  }
}

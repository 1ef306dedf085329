import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Entry, isEntry } from '../../app/flagStore.ts';
import type { HealthWatch } from '../../app/health/healthWatch.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { openingView } from '../../core/present/openingView.ts';
import type { RolloutView } from '../../core/present/rolloutView.ts';
import type { FromPanel, ToPanel } from '../../panel/messages.ts';
import { Disposables } from '../disposables.ts';
import { guarded } from '../guarded.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { type PageParts, pageOf } from './page.ts';

const LOOK_EVERY_MS = 10_000;

export interface PanelNeeds {
  readonly flags: WorkspaceFlags;
  readonly watch: HealthWatch;
  readonly page: () => Promise<PageParts>;
  /** What a button does. */
  readonly act: (
    id: RolloutView['more'][number]['id'],
    about: { readonly entry: Entry; readonly key: FlagKey },
  ) => void;
}

/** One release on a page of its own, kept up to date while it can be seen. */
export class RolloutPanel {
  readonly #needs: PanelNeeds;
  readonly #key: FlagKey;
  readonly #place: { readonly connection: string; readonly environment: string };
  readonly #panel: vscode.WebviewPanel;
  readonly #disposables = new Disposables();
  #looking = new AbortController();
  #kept: Promise<void> | undefined;

  readonly onDidDispose: vscode.Event<void>;

  constructor(needs: PanelNeeds, entry: Entry, key: FlagKey, view: RolloutView) {
    this.#needs = needs;
    this.#key = key;
    this.#place = { connection: entry.connection.name, environment: entry.environment.name };
    this.#panel = vscode.window.createWebviewPanel(
      'releaseLens.rollout',
      t`Rollout: ${key}`,
      vscode.ViewColumn.Active,
      // A page that is looked back at is there at once: VS Code takes longer to make room for one than it takes to draw.
      { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: true },
    );
    this.onDidDispose = this.#panel.onDidDispose;
    this.#follow();
    void guarded(needs.flags.app.log, this.#open(view));
  }

  /** While the page is read, VS Code makes room for it. */
  async #open(view: RolloutView): Promise<void> {
    const parts = await this.#needs.page();
    const opening = { view: openingView(view), words: vscode.l10n.bundle };
    if (!this.#disposed.signal.aborted) this.#panel.webview.html = pageOf(parts, opening);
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** The entry as it was last read: entries are replaced, not changed. */
  get #entry(): Entry | undefined {
    const { connection, environment } = this.#place;
    return this.#needs.flags.app.store.entries.find(
      (each) => each.connection.name === connection && each.environment.name === environment,
    );
  }

  #follow(): void {
    const { flags, watch } = this.#needs;
    const { store, rollouts, selfReleases } = flags.app;
    const show = () => this.#show();
    this.#disposables.add(store.onDidChange((keys) => keys.has(this.#key) && this.#look()));
    this.#disposables.add(rollouts.onDidChange(show));
    this.#disposables.add(selfReleases.onDidChange(show));
    this.#disposables.add(watch.onDidChange((key) => key === this.#key && show()));
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration(`${SECTION}.${SETTINGS.identities}`) && show(),
      ),
    );
    this.#disposables.add(
      this.#panel.webview.onDidReceiveMessage((message: FromPanel) => this.#take(message)),
    );
    this.#disposables.add(this.#panel.onDidChangeViewState(() => this.#look()));
    this.#panel.onDidDispose(() => this.dispose());
  }

  #take(message: FromPanel): void {
    if (message.type === 'ready') {
      const { log, store } = this.#needs.flags.app;
      log.info(`The page of the rollout panel was there after ${Math.round(message.ms)} ms.`);
      // It holds what was known when the panel was opened, without the points of its plots, also after it was hidden.
      this.#show();
      // What no list of flags tells: who else leads it, and when it changes by itself.
      if (this.#entry !== undefined) void store.refresh(isEntry(this.#entry), this.#key);
      // Health is judged once the page is there: what is known already is on it.
      this.#kept ??= this.#keepLooking();
      return;
    }
    const entry = this.#entry;
    if (message.type === 'act' && entry !== undefined) this.#needs.act(message.id, { entry, key: this.#key });
  }

  #show(): void {
    const entry = this.#entry;
    const view = entry && this.#needs.watch.view(entry, this.#key);
    if (view !== undefined) void this.#panel.webview.postMessage({ type: 'view', view } satisfies ToPanel);
  }

  /** What is seen is out of date: the pause ends. */
  #look(): void {
    this.#show();
    this.#looking.abort();
  }

  async #keepLooking(): Promise<void> {
    const { signal } = this.#disposed;
    while (!signal.aborted) {
      this.#looking = new AbortController();
      const entry = this.#entry;
      if (entry !== undefined && this.#panel.visible)
        await this.#needs.watch.look(entry, this.#key, signal).catch(() => undefined);
      const either = AbortSignal.any([signal, this.#looking.signal]);
      await this.#needs.flags.app.clock.wait(LOOK_EVERY_MS, either).catch(() => undefined);
    }
  }

  readonly #disposed = new AbortController();

  dispose(): void {
    this.#disposed.abort();
    this.#disposables.dispose();
  }
}

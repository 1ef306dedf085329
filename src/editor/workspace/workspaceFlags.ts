import * as vscode from 'vscode';
import { CodeUses } from '../../app/codeUses.ts';
import type { App } from '../../app/compose.ts';
import { Verdicts } from '../../app/verdicts.ts';
import { NO_CONFIG } from '../../core/model/config.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { isOpen } from '../../core/model/lease.ts';
import type { Reference } from '../../core/model/reference.ts';
import type { Staleness } from '../../core/model/staleness.ts';
import type { Scanner } from '../../core/ports/scanner.ts';
import {
  type Brief,
  brief,
  type CardSource,
  type EnvironmentRow,
  type FlagCard,
  flagCard,
  mainRowOf,
} from '../../core/present/flagCard.ts';
import { KeySearch } from '../../core/present/flagSearch.ts';
import { newer, ownChange } from '../../core/present/ownChange.ts';
import type { Limits } from '../../core/staleness/facts.ts';
import type { Waiting } from '../../core/staleness/waiting.ts';
import { Disposables } from '../disposables.ts';
import { ACTIVE_CONTEXT } from '../ids.ts';
import type { EnvironmentInView } from './environmentInView.ts';
import { FolderIndex } from './folderIndex.ts';
import { Fresh } from './fresh.ts';
import type { Identities } from './identities.ts';
import { pathOf } from './paths.ts';

/** A reference and where it can be opened. */
export interface Located {
  readonly reference: Reference;
  readonly location: vscode.Location;
}

const BRIEF_MS = 60_000;

interface Opening {
  readonly evenWithout?: boolean;
  readonly found?: ReadonlySet<string>;
}

/** The keys of which something is other than it was; undefined: of all. */
export type Touched = ReadonlySet<FlagKey> | undefined;

/** What every feature reads: the flags and references of all workspace folders. Reading never waits. */
export class WorkspaceFlags implements vscode.Disposable {
  readonly app: App;
  readonly identities: Identities;
  readonly uses: CodeUses;
  readonly inView: EnvironmentInView;
  readonly #scanner: Scanner;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<Touched>());
  readonly #cards: Fresh<FlagCard>;
  readonly #mains: Fresh<EnvironmentRow | undefined>;
  readonly #briefs: Fresh<Brief | undefined>;
  readonly #verdicts: Verdicts;
  #folders: readonly FolderIndex[] = [];
  #search: KeySearch | undefined;

  /** Flags, references, leases or identities are other than they were. */
  readonly onDidChange = this.#changed.event;

  constructor(app: App, scanner: Scanner, identities: Identities, inView: EnvironmentInView) {
    this.app = app;
    this.inView = inView;
    const me = (name: string) => identities.of(name);
    const now = () => app.clock.now();
    this.#cards = new Fresh((key) => this.#card(key), app.clock);
    this.#mains = new Fresh((key) => this.#main(key), app.clock);
    this.#briefs = new Fresh(
      (key) => brief(app.store.sources(key), me, now(), inView.name),
      app.clock,
      BRIEF_MS,
    );
    this.identities = identities;
    this.#scanner = scanner;
    this.uses = new CodeUses(
      () => this.#folders.map(({ indexer }) => indexer.index),
      () => this.#folders.length > 0 && this.#folders.every(({ ready }) => ready),
    );
    this.#verdicts = new Verdicts({
      store: app.store,
      uses: this.uses,
      limits: () => this.#limits,
      clock: app.clock,
    });
    this.#disposables.add(
      app.store.onDidChange((keys) => {
        this.#touched(keys);
        // What a flag system has got meanwhile is looked for too, whoever read it.
        void this.#tellKeys();
      }),
    );
    this.#disposables.add(app.selfReleases.onDidChange(() => this.#touched(this.#leasedKeys())));
    this.#disposables.add(app.usage.onDidChange((key) => this.#touched(new Set([key]))));
    this.#disposables.add(inView.onDidChange(() => this.#touched()));
  }

  get folders(): readonly FolderIndex[] {
    return this.#folders;
  }

  /**
   * Looks at the workspace anew. Folders without flags are left alone, unless `evenWithout` is set; `found` are those
   * with flags, where it was looked for them already.
   */
  async open({ evenWithout = false, found }: Opening = {}): Promise<void> {
    for (const folder of this.#folders) folder.dispose();
    this.#folders = [];
    const { clock, log } = this.app;
    const all = (vscode.workspace.workspaceFolders ?? []).map(
      (folder) => new FolderIndex(folder, { scanner: this.#scanner, clock, log }),
    );
    const leased = await this.#leasedRoots();
    const used = await Promise.all(
      all.map(
        (folder) => evenWithout || leased.has(folder.root) || (found?.has(folder.root) ?? folder.usesFlags()),
      ),
    );
    const folders = all.filter((_, at) => used[at]);
    for (const folder of folders) folder.indexer.onDidChange(({ keys }) => this.#touched(keys));
    this.#folders = folders;
    const told = vscode.commands.executeCommand('setContext', ACTIVE_CONTEXT, folders.length > 0);
    await Promise.all([told, folders.length > 0 && this.reconnect()]);
    if (folders.length === 0) return;
    await Promise.all(folders.map((folder) => folder.indexCode(this.app.store.keys())));
    this.#touched();
    await this.app.store.refreshChanges();
  }

  /** Where something is released to me, though its flag file may be gone. Who follows the journal tells if it cannot be read. */
  async #leasedRoots(): Promise<ReadonlySet<string>> {
    const leases = await this.app.selfReleases.reload().catch(() => []);
    return new Set(leases.filter(isOpen).map(({ lease }) => lease.place.root));
  }

  /** Configuration or flag files came or went. */
  async reconnect(): Promise<void> {
    await Promise.all(this.#folders.map((folder) => folder.findConnections()));
    await this.app.store.connect(
      this.#folders.flatMap(({ connections }) => connections),
      this.#folders.map(({ root }) => root),
    );
    await this.#tellKeys();
    this.#touched();
  }

  /** Flag files were written: reads them again. */
  async refresh(): Promise<void> {
    await this.app.store.refresh();
    await this.#tellKeys();
    await this.app.store.refreshChanges();
  }

  /** Resolves once all code has been looked through: a change of every use must not miss those not found yet. */
  async codeKnown(): Promise<void> {
    while (this.#folders.length > 0 && !this.uses.indexed) {
      await new Promise<void>((resolve) => {
        const waiting = this.onDidChange(() => {
          waiting.dispose();
          resolve();
        });
      });
    }
  }

  /** The folder a file is in, where flags are followed. */
  folderOf(uri: vscode.Uri): FolderIndex | undefined {
    return this.#folders.find((folder) => folder.relative(uri) !== undefined);
  }

  referencesIn({ uri }: vscode.TextDocument): readonly Reference[] {
    const folder = this.folderOf(uri);
    return folder?.indexer.index.ofFile(folder.relative(uri) ?? '') ?? [];
  }

  referenceAt(document: vscode.TextDocument, position: vscode.Position): Reference | undefined {
    const folder = this.folderOf(document.uri);
    const offset = document.offsetAt(position);
    return folder?.indexer.index.at(folder.relative(document.uri) ?? '', offset);
  }

  referencesOf(key: FlagKey): readonly Located[] {
    return this.#folders.flatMap((folder) =>
      folder.indexer.index.ofKey(key).map((reference) => ({
        reference,
        location: new vscode.Location(folder.uri(reference.file), rangeOf(reference)),
      })),
    );
  }

  /** As of now: what depends on the time of day is at most a second old. `uri`: of the file it is used in. */
  card(key: FlagKey, uri?: vscode.Uri): FlagCard {
    return this.#isNarrower(key, uri) ? this.#card(key, uri) : this.#cards.of(key);
  }

  /** The environment in view of a flag: all that a line or an item shows. */
  main(key: FlagKey, uri?: vscode.Uri): EnvironmentRow | undefined {
    return this.#isNarrower(key, uri) ? this.#main(key, uri) : this.#mains.of(key);
  }

  /** One of several flag systems that know the key does not govern this file. */
  #isNarrower(key: FlagKey, uri: vscode.Uri | undefined): boolean {
    const { store } = this.app;
    return uri !== undefined && store.sources(key, pathOf(uri)).length < store.sources(key).length;
  }

  #main(key: FlagKey, uri?: vscode.Uri): EnvironmentRow | undefined {
    const me = (name: string) => this.identities.of(name);
    return mainRowOf(this.#sources(key, uri), me, this.app.clock.now(), this.inView.name);
  }

  #card(key: FlagKey, uri?: vscode.Uri): FlagCard {
    const me = (name: string) => this.identities.of(name);
    const now = this.app.clock.now();
    return flagCard(key, this.#sources(key, uri), me, this.uses.of(key), now, this.inView.name);
  }

  #sources(key: FlagKey, uri?: vscode.Uri): readonly CardSource[] {
    return this.app.store
      .sources(key, uri && pathOf(uri))
      .map((source) => this.#withUsage(key, this.#withOwnChange(key, source)));
  }

  #withOwnChange(key: FlagKey, source: CardSource): CardSource {
    const { connection, environment } = source;
    const system = this.app.store.entries.find((entry) => entry.connection.name === connection)?.connection;
    const mine = system && ownChange(this.app.selfReleases.all, key, { ...system, environment });
    const changed = newer(source.changed, mine);
    return changed === undefined ? source : { ...source, changed };
  }

  #withUsage(key: FlagKey, source: CardSource): CardSource {
    const usage = this.app.usage.of(source.connection, source.environment, key);
    return usage === undefined ? source : { ...source, usage };
  }

  /** Of the environment in view, for lists of thousands: what changes by the time alone is at most a minute old. */
  brief(key: FlagKey): Brief | undefined {
    return this.#briefs.of(key);
  }

  /** All keys, known to a flag system or only to the code. */
  keys(): readonly FlagKey[] {
    return this.search.keys;
  }

  get search(): KeySearch {
    this.#search ??= new KeySearch([...new Set([...this.app.store.keys(), ...this.uses.keys()])].sort());
    return this.#search;
  }

  stale(): ReadonlyMap<FlagKey, Staleness> {
    return this.#verdicts.stale();
  }

  waiting(): readonly Waiting[] {
    return this.#verdicts.waiting();
  }

  get #limits(): Limits {
    return this.#folders[0]?.config.stale ?? NO_CONFIG.stale;
  }

  notifyChanged(): void {
    this.#touched();
  }

  async #tellKeys(): Promise<void> {
    const keys = this.app.store.keys();
    await Promise.all(
      this.#folders.filter(({ ready }) => ready).map(({ indexer }) => indexer.setKnownKeys(keys)),
    );
  }

  #leasedKeys(): ReadonlySet<FlagKey> {
    return new Set(this.app.selfReleases.all.map(({ lease }) => lease.key));
  }

  #touched(keys?: Touched): void {
    this.#search = undefined;
    for (const kept of [this.#cards, this.#mains, this.#briefs, this.#verdicts]) kept.forget(keys);
    this.#changed.fire(keys);
  }

  dispose(): void {
    for (const folder of this.#folders) folder.dispose();
    this.#disposables.dispose();
  }
}

export function rangeOf({ range }: Reference): vscode.Range {
  return new vscode.Range(range.line, range.column, range.endLine, range.endColumn);
}

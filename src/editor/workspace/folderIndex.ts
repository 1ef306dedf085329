import * as vscode from 'vscode';
import { CONFIG_FILE } from '../../app/config/fields.ts';
import { readConfig, readConnections } from '../../app/config.ts';
import { discoveredConnections } from '../../app/connections.ts';
import { Indexer } from '../../app/indexer.ts';
import { type Config, NO_CONFIG } from '../../core/model/config.ts';
import { type Connection, termsOf } from '../../core/model/environment.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Scanner } from '../../core/ports/scanner.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import { notify } from '../notify.ts';
import { findUp } from './findUp.ts';
import { pathOf } from './paths.ts';

interface Needs {
  readonly scanner: Scanner;
  readonly clock: Clock;
  readonly log: Log;
}

/** One workspace folder: its configuration, its connections, the references in its code. */
export class FolderIndex implements vscode.Disposable {
  readonly root: string;
  readonly indexer: Indexer;
  readonly #uri: vscode.Uri;
  readonly #needs: Needs;
  #config: Config = NO_CONFIG;
  #connections: readonly Connection[] = [];
  #ready = false;

  constructor(folder: vscode.WorkspaceFolder, needs: Needs) {
    this.#uri = folder.uri;
    this.root = pathOf(folder.uri);
    this.#needs = needs;
    this.indexer = new Indexer(needs);
  }

  get config(): Config {
    return this.#config;
  }

  get connections(): readonly Connection[] {
    return this.#connections;
  }

  /** The code has been looked through at least once. */
  get ready(): boolean {
    return this.#ready;
  }

  async usesFlags(): Promise<boolean> {
    return this.#ownConnections().length > 0 || (await this.#needs.scanner.detect(this.root));
  }

  /** Reads the configuration and looks for flag files; a configuration that cannot be used is said and left out. */
  async findConnections(): Promise<void> {
    const [config, files] = await Promise.all([
      this.#readConfig(),
      this.#needs.scanner.findFlagFiles(this.root),
    ]);
    this.#config = config;
    const own = this.#ownConnections();
    const named = new Set(own.map(({ name }) => name));
    this.#connections = [
      ...this.#config.connections.filter(({ name }) => !named.has(name)),
      ...own,
      ...discoveredConnections(this.root, files, this.#config),
    ];
  }

  async indexCode(knownKeys: readonly FlagKey[]): Promise<void> {
    await this.indexer.start(this.root, { config: this.#config.calls, knownKeys });
    this.#ready = true;
  }

  /** The path the index knows a file by; undefined for one outside the folder. */
  relative(uri: vscode.Uri): string | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder?.uri.toString() !== this.#uri.toString()) return undefined;
    return vscode.workspace.asRelativePath(uri, false);
  }

  uri(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#uri, file);
  }

  /** What a person connected for themselves; it wins over the project's own of the same name. */
  #ownConnections(): readonly Connection[] {
    const settings = vscode.workspace.getConfiguration(SECTION, this.#uri);
    const data = settings.get<unknown>(SETTINGS.connections, []);
    try {
      return readConnections(data, this.root, termsOf(this.#config));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#needs.log.warn(`The setting ${SECTION}.${SETTINGS.connections}: ${message}`);
      return [];
    }
  }

  async #readConfig(): Promise<Config> {
    const found = await findUp(this.#uri, CONFIG_FILE);
    if (found === undefined) return NO_CONFIG;
    try {
      return readConfig(found.text, pathOf(found.folder));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#needs.log.warn(message);
      void notify.warning(message);
      return NO_CONFIG;
    }
  }

  dispose(): void {
    this.indexer.dispose();
  }
}

import * as vscode from 'vscode';
import { readIdentity } from '../../app/config.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Log } from '../../core/ports/log.ts';
import { SECTION, SETTINGS } from '../ids.ts';

/** Who I am in each running product: a user setting, asked for once. */
export class Identities {
  readonly #log: Log;
  readonly #suggest: (root: string) => Promise<string | undefined>;

  /** `suggest` tells the likely key for a folder, such as the e-mail address git commits with. */
  constructor(log: Log, suggest: (root: string) => Promise<string | undefined>) {
    this.#log = log;
    this.#suggest = suggest;
  }

  of(connection: string): Identity | undefined {
    const known = this.#all()[connection];
    if (known === undefined) return undefined;
    try {
      return readIdentity(known);
    } catch {
      this.#log.warn(
        `The setting ${SECTION}.${SETTINGS.identities} of "${connection}" is not an identity. It was not used.`,
      );
      return undefined;
    }
  }

  /** The likely key or e-mail address of whoever works in a folder. */
  suggestion(root: string): Promise<string | undefined> {
    return this.#suggest(root);
  }

  async keep(connection: string, identity: Identity): Promise<void> {
    const all = { ...this.#all(), [connection]: identity };
    await vscode.workspace
      .getConfiguration(SECTION)
      .update(SETTINGS.identities, all, vscode.ConfigurationTarget.Global);
  }

  #all(): Readonly<Record<string, unknown>> {
    return vscode.workspace.getConfiguration(SECTION).get<Record<string, unknown>>(SETTINGS.identities, {});
  }
}

import * as vscode from 'vscode';
import { readIdentity } from '../../app/config.ts';
import { identityOf } from '../../app/identity.ts';
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

  /** Asks and remembers; undefined when the person backs out. `examples`: keys as they look there. */
  async ask(
    connection: string,
    root: string,
    examples: readonly string[] = [],
  ): Promise<Identity | undefined> {
    const known = this.of(connection);
    const looks = examples.length === 0 ? '' : ` Its flags name ${examples.join(', ')}.`;
    const key = await vscode.window.showInputBox({
      title: `Who are you in ${connection}?`,
      prompt: `The key your running product evaluates flags with: often the e-mail address or the user id.${looks}`,
      value: known?.key ?? (await this.#suggest(root)) ?? '',
      ignoreFocusOut: true,
      validateInput: (value) =>
        value.trim() === '' ? 'Without a key there is nobody to release to.' : undefined,
    });
    if (key === undefined) return undefined;
    const identity =
      known?.key === key.trim()
        ? known
        : identityOf(key.trim(), known === undefined ? {} : withoutEmail(known));
    const all = { ...this.#all(), [connection]: identity };
    await vscode.workspace
      .getConfiguration(SECTION)
      .update(SETTINGS.identities, all, vscode.ConfigurationTarget.Global);
    return identity;
  }

  #all(): Readonly<Record<string, unknown>> {
    return vscode.workspace.getConfiguration(SECTION).get<Record<string, unknown>>(SETTINGS.identities, {});
  }
}

function withoutEmail({ attributes: { email: _, ...rest } }: Identity): Identity['attributes'] {
  return rest;
}

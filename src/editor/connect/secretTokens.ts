import type * as vscode from 'vscode';
import type { Connection } from '../../core/model/environment.ts';
import type { Tokens } from '../../core/ports/tokens.ts';

type Of = Pick<Connection, 'provider' | 'name' | 'url'>;

/**
 * The editor's keychain. A token belongs to the address it was given for: a repository that names another
 * server under the same connection's name gets nothing.
 */
export class SecretTokens implements Tokens {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async of(connection: Of): Promise<string | undefined> {
    return this.#secrets.get(keyOf(connection));
  }

  async remember(connection: Of, token: string): Promise<void> {
    await this.#secrets.store(keyOf(connection), token);
  }

  async forget(connection: Of): Promise<void> {
    await this.#secrets.delete(keyOf(connection));
  }
}

function keyOf({ provider, name, url }: Of): string {
  return JSON.stringify(['token', provider, url ?? '', name]);
}

import type * as vscode from 'vscode';
import type { Ports } from '../app/compose.ts';
import type { HealthSource } from '../core/ports/healthSource.ts';
import type { Scanner } from '../core/ports/scanner.ts';
import type { SecretTokens } from './connect/secretTokens.ts';
import type { RemovalAbilities } from './removal/register.ts';

/** What the editor's layer needs of where it runs: a machine, or a browser. */
export interface Machine extends Omit<Ports, 'mayAsk'> {
  readonly scanner: Scanner;
  readonly tokens: SecretTokens;
  readonly journalFile: vscode.Uri;
  readonly healthSources: ReadonlyMap<string, HealthSource>;
  readonly removing: RemovalAbilities;
  /** The address somebody commits with in a folder, to propose as who they are. */
  readonly emailOf: (root: string) => Promise<string | undefined>;
}

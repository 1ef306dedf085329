import * as vscode from 'vscode';
import type { FlagKey } from '../../core/model/flag.ts';
import { Disposables } from '../disposables.ts';
import { uriOf } from '../workspace/paths.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { EVERYWHERE, flagAt, isWritten } from '../written.ts';
import { pageOf, registerFlagPages } from './flagPages.ts';

/** From a key to the flag: production's definition; to all of them with 'Go to Implementations'. */
export function registerDefinition(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const others = new OtherDefinitions();
  disposables.add(registerFlagPages(flags));
  disposables.add(
    vscode.languages.registerDefinitionProvider(EVERYWHERE, {
      async provideDefinition(document, position) {
        const reference = flagAt(flags, document, position);
        if (reference === undefined || others.areAsked) return undefined;
        if (!isWritten(document, reference) && (await others.exist(document, position))) return undefined;
        return links(rangeOf(reference), definitionsOf(flags, reference.key).slice(0, 1));
      },
    }),
  );
  disposables.add(
    vscode.languages.registerImplementationProvider(EVERYWHERE, {
      provideImplementation(document, position) {
        const reference = flagAt(flags, document, position);
        return reference && links(rangeOf(reference), definitionsOf(flags, reference.key));
      },
    }),
  );
  return disposables;
}

/** Where the flag is defined, production first: what its flag system says of it, and its places in flag files. */
export function definitionsOf(flags: WorkspaceFlags, key: FlagKey): readonly vscode.Location[] {
  const entries = flags.app.store.entries
    .filter(({ snapshot }) => snapshot?.flags.has(key))
    .sort(
      (a, b) => Number(b.environment.tier === 'production') - Number(a.environment.tier === 'production'),
    );
  const files = entries.map(({ connection, environment }) =>
    uriOf(`${connection.root}/${environment.source}`).toString(),
  );
  const rank = ({ uri }: vscode.Location) => {
    const at = files.indexOf(uri.toString());
    return at === -1 ? files.length : at;
  };
  const declared = flags
    .referencesOf(key)
    .filter(({ reference }) => reference.how === 'declaration')
    .map(({ location }) => location)
    .sort((a, b) => rank(a) - rank(b));
  const isRemote = entries[0]?.connection.url !== undefined;
  return isRemote ? [new vscode.Location(pageOf(key), new vscode.Position(0, 0)), ...declared] : declared;
}

function links(from: vscode.Range, locations: readonly vscode.Location[]): vscode.DefinitionLink[] {
  return locations.map(({ uri, range }) => ({
    originSelectionRange: from,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

/** A name's own definition, which a language service knows: asked for while this provider holds its tongue. */
class OtherDefinitions {
  #asked = 0;

  get areAsked(): boolean {
    return this.#asked > 0;
  }

  async exist(document: vscode.TextDocument, position: vscode.Position): Promise<boolean> {
    this.#asked += 1;
    try {
      const found = await vscode.commands.executeCommand<readonly unknown[] | undefined>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      return (found?.length ?? 0) > 0;
    } finally {
      this.#asked -= 1;
    }
  }
}

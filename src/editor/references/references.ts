import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { Disposables } from '../disposables.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { EVERYWHERE, flagAt, isWritten } from '../written.ts';

/** VS Code's own references view and highlights, for whatever stands for a flag: key, constant, accessor, wrapper call. */
export function registerReferences(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(
    vscode.languages.registerReferenceProvider(EVERYWHERE, {
      provideReferences(document, position, { includeDeclaration }) {
        const reference = flagAt(flags, document, position);
        return reference && usesOfFlag(flags, reference.key, includeDeclaration);
      },
    }),
  );
  disposables.add(
    vscode.languages.registerDocumentHighlightProvider(EVERYWHERE, {
      provideDocumentHighlights(document, position) {
        const at = flagAt(flags, document, position);
        // The first provider that answers is the only one: a name's highlights are its language's.
        if (at === undefined || !isWritten(document, at)) return undefined;
        return flags
          .referencesIn(document)
          .filter(({ key, how }) => key === at.key && how !== 'mention')
          .map((reference) => new vscode.DocumentHighlight(rangeOf(reference), kindOf(reference.how)));
      },
    }),
  );
  return disposables;
}

/** Where the flag is used; definitions and entries in registries on demand. */
export function usesOfFlag(
  flags: WorkspaceFlags,
  key: FlagKey,
  includeDeclarations: boolean,
): vscode.Location[] {
  const all = flags.referencesOf(key);
  const uses = new Set(usesOf(all.map(({ reference }) => reference)));
  return all
    .filter(
      ({ reference }) => uses.has(reference) || (includeDeclarations && reference.how === 'declaration'),
    )
    .map(({ location }) => location);
}

function kindOf(how: string): vscode.DocumentHighlightKind {
  return how === 'constant' || how === 'declaration'
    ? vscode.DocumentHighlightKind.Write
    : vscode.DocumentHighlightKind.Read;
}

import * as vscode from 'vscode';
import type { Reference } from '../../core/model/reference.ts';
import type { SourceFile } from '../../core/removal/plan.ts';
import type { FolderIndex } from './folderIndex.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

interface Look<Found> {
  /** What else than the text and its references the answer hangs on. */
  readonly given: (document: vscode.TextDocument) => string;
  readonly find: (source: SourceFile, folder: FolderIndex, document: vscode.TextDocument) => Promise<Found>;
  /** With the answer; it asks nothing, as whatever changes the question tells of itself. */
  readonly told: (document: vscode.TextDocument, found: Found) => void;
  /** What cannot be told where it fails. */
  readonly what: string;
}

interface Question {
  readonly version: number;
  readonly references: readonly Reference[];
  readonly given: string;
}

/** What is worked out of an open text and its flags, elsewhere and in its own time; anew once any of them is another. */
export class PerText<Found> {
  readonly #flags: WorkspaceFlags;
  readonly #look: Look<Found>;
  readonly #known = new WeakMap<vscode.TextDocument, { readonly asked: Question; readonly found?: Found }>();

  constructor(flags: WorkspaceFlags, look: Look<Found>) {
    this.#flags = flags;
    this.#look = look;
  }

  /** Undefined while it is not known, which is told when it is. */
  of(document: vscode.TextDocument): Found | undefined {
    const asked: Question = {
      version: document.version,
      references: this.#flags.referencesIn(document),
      given: this.#look.given(document),
    };
    const known = this.#known.get(document);
    if (known && isSame(known.asked, asked)) return known.found;
    this.#known.set(document, { asked });
    this.#ask(document, asked).catch((error: unknown) =>
      this.#flags.app.log.warn(`${this.#look.what} of ${document.fileName} cannot be told: ${String(error)}`),
    );
    return undefined;
  }

  async #ask(document: vscode.TextDocument, asked: Question): Promise<void> {
    const source = sourceOf(this.#flags, document);
    if (source === undefined) return;
    const found = await this.#look.find(source.file, source.folder, document);
    // Otherwise it was asked anew meanwhile, and that answer is on its way.
    if (this.#known.get(document)?.asked !== asked) return;
    this.#known.set(document, { asked, found });
    this.#look.told(document, found);
  }
}

function isSame(one: Question, other: Question): boolean {
  return one.version === other.version && one.references === other.references && one.given === other.given;
}

/** Undefined where the index has not caught up with the text. */
export function sourceOf(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
): { readonly file: SourceFile; readonly folder: FolderIndex } | undefined {
  const folder = flags.folderOf(document.uri);
  const file = folder?.relative(document.uri);
  if (folder === undefined || file === undefined) return undefined;
  const references = flags.referencesIn(document);
  const isOfText = ({ start, range }: Reference) =>
    document.positionAt(start).isEqual(new vscode.Position(range.line, range.column));
  if (!references.every(isOfText)) return undefined;
  return { file: { file, text: document.getText(), references }, folder };
}

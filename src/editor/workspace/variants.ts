import * as vscode from 'vscode';
import { comparedIn, statesOf, variantFindings } from '../../app/compared.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { givenOf } from '../../core/findings/unknownVariant.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Compared, FindCompared } from '../../core/removal/compared.ts';
import type { SourceFile } from '../../core/removal/plan.ts';
import { editorTexts, indexHoldsEditorTexts } from '../removal/editorTexts.ts';
import type { FolderIndex } from './folderIndex.ts';
import { PerText, sourceOf } from './perText.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

/** A text that a flag is compared with, and those that it may give. */
export interface Variant extends Compared {
  readonly texts: readonly string[];
}

/** What the flags of open texts are compared with. */
export class Variants implements vscode.Disposable {
  readonly #flags: WorkspaceFlags;
  readonly #findCompared: FindCompared;
  readonly #known: PerText<readonly Compared[]>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(flags: WorkspaceFlags, findCompared: FindCompared) {
    this.#flags = flags;
    this.#findCompared = findCompared;
    this.#known = new PerText(flags, {
      what: 'What the flags are compared with',
      given: (document) => JSON.stringify(this.#textsIn(document)),
      find: (source, folder) => this.#find(source, folder),
      told: () => this.#changed.fire(),
    });
  }

  /** None while it is not known. */
  findings(document: vscode.TextDocument): readonly Finding[] {
    const compared = this.#known.of(document) ?? [];
    return variantFindings(
      vscode.workspace.asRelativePath(document.uri),
      compared,
      this.#flags.app.store.entries,
    );
  }

  /** As far as it is known already. */
  at(document: vscode.TextDocument, position: vscode.Position): Variant | undefined {
    return this.#over(this.#known.of(document) ?? [], document.offsetAt(position));
  }

  /** In what is being typed right now. */
  async typedAt(document: vscode.TextDocument, position: vscode.Position): Promise<Variant | undefined> {
    const folder = this.#flags.folderOf(document.uri);
    if (folder === undefined || this.#textsIn(document).length === 0) return undefined;
    await indexHoldsEditorTexts(folder, []);
    const source = sourceOf(this.#flags, document);
    return source && this.#over(await this.#find(source.file, folder), document.offsetAt(position));
  }

  #find(source: SourceFile, folder: FolderIndex): Promise<readonly Compared[]> {
    const abilities = { files: editorTexts(folder), findCompared: this.#findCompared };
    return comparedIn(folder.root, source, this.#flags.app.store.entries, abilities);
  }

  #over(all: readonly Compared[], offset: number): Variant | undefined {
    const compared = all.find(({ start, end }) => start <= offset && offset <= end);
    const texts = compared && this.#textsOf(compared.key, compared.isName === true);
    return texts && { ...compared, texts };
  }

  #textsOf(key: FlagKey, isName: boolean): readonly string[] | undefined {
    return givenOf(statesOf(this.#flags.app.store.entries, key), isName);
  }

  #textsIn(document: vscode.TextDocument): readonly (readonly [FlagKey, readonly string[]])[] {
    const keys = new Set(this.#flags.referencesIn(document).map(({ key }) => key));
    return [...keys].flatMap((key) => {
      const texts = [false, true].flatMap((isName) => this.#textsOf(key, isName) ?? []);
      return texts.length === 0 ? [] : [[key, texts] as const];
    });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

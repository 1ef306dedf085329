import * as vscode from 'vscode';
import type { BranchTone } from '../../core/present/branchTone.ts';
import { Disposables } from '../disposables.ts';
import { BRANCH_COLOURS } from '../ids.ts';

/** A branch as it is to look, line by line. */
export interface Toned {
  readonly tone: BranchTone;
  readonly ranges: readonly vscode.Range[];
}

/** How the branches look. In high contrast nothing is dimmed: a line beneath says the same. */
export class Tones implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly #onlyMe = this.#disposables.add(
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor(BRANCH_COLOURS.me),
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );
  #nobody = nobodyLook();

  /** The theme is another. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#disposables.add(
      vscode.window.onDidChangeActiveColorTheme(() => {
        this.#nobody.dispose();
        this.#nobody = nobodyLook();
        this.#changed.fire();
      }),
    );
  }

  paint(editor: vscode.TextEditor, toned: readonly Toned[]): void {
    const of = (wanted: BranchTone) =>
      toned.filter(({ tone }) => tone === wanted).flatMap(({ ranges }) => ranges);
    editor.setDecorations(this.#nobody, of('nobody'));
    editor.setDecorations(this.#onlyMe, of('only me'));
  }

  dispose(): void {
    this.#nobody.dispose();
    this.#disposables.dispose();
  }
}

function nobodyLook(): vscode.TextEditorDecorationType {
  const { HighContrast, HighContrastLight } = vscode.ColorThemeKind;
  const isContrast = [HighContrast, HighContrastLight].includes(vscode.window.activeColorTheme.kind);
  return vscode.window.createTextEditorDecorationType({
    ...(isContrast ? {} : { opacity: '0.5' }),
    borderColor: new vscode.ThemeColor(BRANCH_COLOURS.nobody),
    borderStyle: 'dotted',
    borderWidth: '0 0 1px',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

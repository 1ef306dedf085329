import * as vscode from 'vscode';
import { shownAsIs } from '../core/present/shownAsIs.ts';

/** Where a dialog is wanted instead of a notification. */
interface Modal {
  readonly modal: true;
  readonly detail?: string;
}

type Show = (
  message: string,
  options: vscode.MessageOptions,
  ...choices: string[]
) => Thenable<string | undefined>;

/** Resolves with the choice that was made. */
type Notify = (message: string, ...rest: [Modal, ...string[]] | string[]) => Thenable<string | undefined>;

/**
 * The one door to notifications, dialogs, progress and passing words: what is said holds names of flags, environments
 * and files, and answers of servers, which are shown as they are, whatever they look like.
 */
export const notify = {
  information: through((...given) => vscode.window.showInformationMessage(...given)),
  warning: through((...given) => vscode.window.showWarningMessage(...given)),
  error: through((...given) => vscode.window.showErrorMessage(...given)),

  /** While `work` is done; it cannot be cancelled. */
  progress<T>(location: vscode.ProgressLocation, title: string, work: () => Thenable<T>): Thenable<T> {
    return vscode.window.withProgress({ location, title: shownAsIs(title) }, work);
  },

  /** In the status bar, for as long as it takes to read it. */
  passing(text: string): void {
    vscode.window.setStatusBarMessage(shownAsIs(text), PASSING_MS);
  },
};

const PASSING_MS = 4000;

function through(show: Show): Notify {
  return (message, ...rest) => {
    const [first, ...others] = rest;
    const [{ modal, detail }, choices] =
      typeof first === 'object' ? [first, others] : [NO_MODAL, first === undefined ? [] : [first, ...others]];
    const options = { modal, ...(detail === undefined ? {} : { detail: shownAsIs(detail) }) };
    return show(shownAsIs(message), options, ...(choices as string[]));
  };
}

const NO_MODAL: { readonly modal: false; readonly detail?: string } = { modal: false };

import * as vscode from 'vscode';

export interface Question {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** A page that helps to answer. */
  readonly help?: { readonly tooltip: string; readonly url: string };
}

/**
 * Asks for a line of text and tries it out before it is taken: `attempt` resolves with what came of it, or rejects
 * with words that are shown below the line, and the person may correct it. Undefined when they back out.
 */
export function askText<T>(
  question: Question,
  attempt: (text: string) => Promise<T>,
): Promise<T | undefined> {
  const input = vscode.window.createInputBox();
  const { title, step, steps, prompt, placeholder, value, password, help } = question;
  Object.assign(input, {
    title,
    step,
    totalSteps: steps,
    prompt,
    placeholder,
    value: value ?? '',
    password: password ?? false,
    ignoreFocusOut: true,
    buttons:
      help === undefined ? [] : [{ iconPath: new vscode.ThemeIcon('link-external'), tooltip: help.tooltip }],
  });
  return new Promise((resolve) => {
    input.onDidTriggerButton(() => help && void vscode.env.openExternal(vscode.Uri.parse(help.url, true)));
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.onDidAccept(async () => {
      input.busy = true;
      input.enabled = false;
      try {
        resolve(await attempt(input.value.trim()));
        input.hide();
      } catch (error) {
        input.validationMessage = error instanceof Error ? error.message : String(error);
      } finally {
        input.busy = false;
        input.enabled = true;
      }
    });
    input.show();
  });
}

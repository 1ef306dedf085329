// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../support/failure.mjs';
import { root } from '../support/paths.mjs';
import { startGroup } from '../support/processes.mjs';

/**
 * The VS Code of this machine when it shall be used, else nothing: then it is the browser's turn.
 * @param {import('./options.mjs').StartOptions['where']} where
 */
export function desktopFor(where) {
  const code = where === 'browser' ? undefined : installedCode();
  if (where === 'desktop' && !code) {
    throw new Failure('There is no `code` command with a screen to open on. Leave out --desktop.');
  }
  return code;
}

/** Its command line, if a window of it could open here. */
function installedCode() {
  const { env, platform } = process;
  const noScreen = platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
  // In a terminal of a remote window `code` speaks to that window and cannot load an extension from here.
  if (noScreen || env['VSCODE_IPC_HOOK_CLI']) return undefined;
  const name = platform === 'win32' ? 'code.cmd' : 'code';
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find(existsSync);
}

/**
 * Opens a window of its own; `ended` resolves when the person closes it.
 * @param {string} code
 * @param {string} folder
 */
export function openDesktop(code, folder) {
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', '--wait', folder];
  // Only a shell runs a .cmd file, and it splits at blanks unless they are quoted.
  return process.platform === 'win32'
    ? startGroup(
        `"${code}"`,
        args.map((arg) => `"${arg}"`),
        { shell: true, stdio: 'inherit' },
      )
    : startGroup(code, args, { stdio: 'inherit' });
}

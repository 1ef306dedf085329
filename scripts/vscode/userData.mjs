// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A VS Code that says nothing about itself, so that all there is to see is the extension. */
export const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * Writes the user settings a server starts with; those already there are the person's and stay.
 * @param {string} dataFolder
 * @param {Record<string, unknown>} [settings]
 */
export async function writeSettings(dataFolder, settings = {}) {
  const file = path.join(dataFolder, 'data', 'User', 'settings.json');
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...quiet, ...settings }, null, 2)}\n`);
}

/**
 * Installs an extension as a link to its source folder, so that a reload of the window takes up a
 * new build. A link, not the folder's own address: uninstalling in the editor deletes what is named.
 * @param {string} dataFolder
 * @param {string} extensionFolder
 */
export async function linkExtension(dataFolder, extensionFolder) {
  const { publisher, name, version } = JSON.parse(
    await readFile(path.join(extensionFolder, 'package.json'), 'utf8'),
  );
  const id = `${publisher}.${name}`;
  const extensions = path.join(dataFolder, 'extensions');
  const link = path.join(extensions, `${id}-${version}`);
  await mkdir(extensions, { recursive: true });
  await rm(link, { force: true });
  await symlink(extensionFolder, link, 'junction');
  const file = path.join(extensions, 'extensions.json');
  /** @type {{ identifier: { id: string } }[]} */
  const installed = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : [];
  const others = installed.filter(({ identifier }) => identifier.id !== id);
  const entry = {
    identifier: { id },
    version,
    location: { $mid: 1, scheme: 'file', path: link },
    relativeLocation: path.basename(link),
  };
  await writeFile(file, JSON.stringify([...others, entry]));
}

import type { Config } from '../core/model/config.ts';
import { type Connection, type Terms, termsOf, tierOf } from '../core/model/environment.ts';

/** Names of no environment. */
const JUST_FLAGS = /^(?:(?:feature|release|my)[-_. ]?)?(?:flags?|flagd|toggles?|features?)$/i;

const FLAG_FILE = /(?:\.flagd)?\.(?:json|ya?ml)$/i;

/**
 * Connections for flag definition files that no configuration names: one for each folder that holds some,
 * one environment a file, named after it (`flags/production.flagd.json` → `production`). One that is all there is, and
 * whose name says nothing, is what production gets.
 */
export function discoveredConnections(
  root: string,
  files: readonly string[],
  { connections: configured, ...config }: Pick<Config, 'connections' | keyof Terms>,
): readonly Connection[] {
  const named = new Set(
    configured.flatMap((connection) =>
      connection.environments.map(({ source }) => `${connection.root}/${source}`),
    ),
  );
  const folders = new Map<string, string[]>();
  for (const file of [...files].sort()) {
    if (named.has(`${root}/${file}`)) continue;
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([folder, sources]) => ({
    name: nameOf(folder, root),
    provider: 'flagd',
    root,
    ...termsOf(config),
    folders: [parentOf(folder)],
    environments: sources.map((source) => {
      const name = source.slice(source.lastIndexOf('/') + 1).replace(FLAG_FILE, '');
      const tier = sources.length === 1 && JUST_FLAGS.test(name) ? 'production' : tierOf(name);
      return { name, tier, source };
    }),
  }));
}

/** `flags/` and its like say nothing: the folder they lie in does. */
function nameOf(folder: string, root: string): string {
  const parts = folder
    .split('/')
    .filter((part) => part !== '' && !/^(feature-?)?flags?$|^flagd$|^config$/i.test(part));
  return parts.at(-1) ?? root.slice(root.lastIndexOf('/') + 1);
}

function parentOf(folder: string): string {
  return folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '.';
}

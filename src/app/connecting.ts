import { applyEdits, modify, parse } from 'jsonc-parser';
import { type Connection, type Environment, type Tier, tierOf } from '../core/model/environment.ts';

const LAYOUT = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };

/** As `release-lens.json` and the user's settings spell a connection. It never holds a token. */
export interface ConnectionEntry {
  readonly name: string;
  readonly provider: string;
  readonly url: string;
  readonly project: string;
  /** Folders of code it speaks for; left out: all of it. */
  readonly folders?: readonly string[];
  readonly environments: readonly {
    readonly name: string;
    readonly key?: string;
    readonly tier?: Tier;
  }[];
}

export function entryOf(
  connection: Pick<Connection, 'name' | 'provider'> & { readonly url: string; readonly project: string },
  environments: readonly Pick<Environment, 'name' | 'source' | 'tier'>[],
): ConnectionEntry {
  const { name, provider, url, project } = connection;
  return {
    name,
    provider,
    url,
    project,
    environments: environments.map((environment) => ({
      name: environment.name,
      ...(environment.source === environment.name ? {} : { key: environment.source }),
      ...(environment.tier === 'other' && tierOf(environment.name) === 'other'
        ? {}
        : { tier: environment.tier }),
    })),
  };
}

/** The text of `release-lens.json` with the connection in it, in place of one of the same name; comments stay. */
export function withConnection(text: string | undefined, entry: ConnectionEntry): string {
  const bare = text === undefined || text.trim() === '' ? '{}\n' : text;
  const known = (parse(bare) as { connections?: readonly { name?: unknown }[] } | undefined)?.connections;
  const at = known?.findIndex(({ name }) => name === entry.name) ?? -1;
  const target = ['connections', at === -1 ? (known?.length ?? 0) : at];
  return applyEdits(bare, modify(bare, target, entry, { ...LAYOUT, isArrayInsertion: at === -1 }));
}

import { namedKeys } from '../../core/exposure/namedKeys.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

const EXAMPLES = 3;

/** Who I am in a product: with keys that its flags name, so that I see what a key looks like there. */
export function askIdentity(flags: WorkspaceFlags, connection: string): Promise<Identity | undefined> {
  const { store, clock } = flags.app;
  const entries = store.entries.filter((entry) => entry.connection.name === connection);
  const states = entries.flatMap(({ snapshot }) => [...(snapshot?.flags.values() ?? [])]);
  const root = entries[0]?.connection.root ?? '';
  return flags.identities.ask(connection, root, namedKeys(states, clock.now(), EXAMPLES));
}

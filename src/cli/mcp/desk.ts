import { type Planning, removeFlag } from '../../app/removeFlag.ts';
import type { Desk } from '../../app/tools/desk.ts';
import type { Tool, ToolName } from '../../app/tools/table.ts';
import type { Files } from '../../core/ports/files.ts';
import type { Session } from '../session.ts';

const HOURS = 8;
/** They speak of the code, so it is looked through each time. */
const OF_THE_CODE: ReadonlySet<ToolName> = new Set([
  'flag_references',
  'stale_flags',
  'propose_flag_removal',
]);

interface Abilities extends Planning {
  readonly files: Files;
}

/** A session as an agent's desk: whatever changed since the last question is seen. */
export function deskOf(session: Session, abilities: Abilities) {
  const { app, root, config, identityOf, indexer, uses } = session;
  const desk: Desk = {
    app,
    uses,
    limits: config.stale,
    hours: HOURS,
    identityOf,
    references: (key) => indexer.index.ofKey(key),
    removal: (key, value) => removeFlag(root, indexer.index, { key, value, ...config.remove }, abilities),
    mayNotWrite: () => undefined,
  };
  return async ({ name }: Tool, { key }: Readonly<Record<string, unknown>>): Promise<Desk> => {
    await app.store.refresh();
    if (!uses.indexed || OF_THE_CODE.has(name)) {
      const asked = typeof key === 'string' ? [key] : [];
      await indexer.start(root, { config: config.calls, knownKeys: [...app.store.keys(), ...asked] });
    }
    return desk;
  };
}

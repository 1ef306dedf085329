import { staleFlags } from '../../app/staleFlags.ts';
import { type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';

/** Flags that have done their work, with evidence. */
export async function stale(session: Session): Promise<Output> {
  const { app, uses, config } = session;
  await app.store.refreshChanges();
  const found = staleFlags(app.store, uses, config.stale, app.clock);
  const blocks = found.map(({ key, verdict, evidence }) => {
    const count = uses.count(key);
    const lines = evidence.map(({ text, seen }) => `  ${text}${seen === undefined ? '' : ` [${seen}]`}`);
    return [`${key}   ${verdict} · ${count} references`, ...lines].map(plain).join('\n');
  });
  return {
    json: {
      stale: found.map(({ key, reason, confidence, verdict, evidence, keep }) => ({
        key,
        reason,
        confidence,
        verdict,
        evidence,
        references: uses.count(key),
        keep: keep ?? null,
      })),
    },
    text: blocks.length === 0 ? 'No stale flag was found.' : blocks.join('\n'),
  };
}

import { lookUp, type Whoami } from '../../app/whoAmI.ts';
import type { Identity } from '../../core/model/identity.ts';
import { seenWords } from '../../core/present/seen.ts';
import { identityVariable } from '../../node/environmentTokens.ts';
import { type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';

interface There extends Whoami {
  readonly connection: string;
  /** Who I am taken for. */
  readonly identity: Identity | null;
}

/** Who I am taken for in the product of each connection, and whom its flag system knows by my e-mail address. */
export async function whoami({ app, identityOf }: Session, email: string | undefined): Promise<Output> {
  const names = [...new Set(app.store.entries.map(({ connection }) => connection.name))];
  const connections = await Promise.all(
    names.map(async (connection): Promise<There> => {
      const entries = app.store.entries.filter((entry) => entry.connection.name === connection);
      const identity = identityOf(connection) ?? null;
      const own = identity?.attributes['email'];
      const address = email ?? (typeof own === 'string' ? own : identity?.key);
      return { connection, identity, ...(await lookUp(entries, address)) };
    }),
  );
  return {
    json: { connections },
    text: connections.map((there) => linesOf(there, app.clock.now()).map(plain).join('\n')).join('\n'),
  };
}

function linesOf({ connection, identity, found, examples, problem }: There, now: number): readonly string[] {
  return [
    `${connection}: ${identity === null ? 'it is not known who you are' : `you are ${identity.kind} ${identity.key}`}`,
    ...found.flatMap((seen) => [
      `  it knows ${seen.identity.key} (${seenWords(seen, now)}); to be them:`,
      `  ${identityVariable(connection)}=${quoted(JSON.stringify(seen.identity))}`,
    ]),
    ...(examples.length === 0
      ? []
      : [`  nobody of that address was seen there; keys seen last: ${examples.join(', ')}`]),
    ...(problem === undefined ? [] : [`  you could not be looked up: ${problem}`]),
  ];
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

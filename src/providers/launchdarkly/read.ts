import type { Connection } from '../../core/model/environment.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { Flag, pathOf, Segment, wholeList } from './api.ts';

/** Finds the way to a connection's API; rejects when there is no token. */
export type ApiOf = (connection: Connection) => Promise<AdminApi>;

/** Reads of several environments of one project that are asked for at once are made as one. */
export class FlagReads {
  readonly #apiOf: ApiOf;
  readonly #waiting = new Map<
    string,
    { readonly environments: Set<string>; readonly flags: Promise<Flag[]> }
  >();

  constructor(apiOf: ApiOf) {
    this.#apiOf = apiOf;
  }

  of(connection: Connection, environment: string): Promise<readonly Flag[]> {
    const id = JSON.stringify([connection.url, connection.project]);
    const waiting = this.#waiting.get(id);
    waiting?.environments.add(environment);
    if (waiting !== undefined) return waiting.flags;
    const environments = new Set([environment]);
    const flags = this.#apiOf(connection)
      // From here on whoever asks wants to know of later changes: theirs is a read of its own.
      .finally(() => this.#waiting.delete(id))
      .then((api) => readFlags(api, connection.project ?? '', [...environments]));
    this.#waiting.set(id, { environments, flags });
    return flags;
  }
}

/** With their rules in these environments; of archived ones only that they are there. */
async function readFlags(api: AdminApi, project: string, environments: readonly string[]): Promise<Flag[]> {
  const path = pathOf('flags', project);
  const [live, archived] = await Promise.all([
    wholeList(api, path, Flag, { env: environments, summary: 0, sort: 'creationDate' }),
    wholeList(api, path, Flag, { filter: 'state:archived', sort: 'creationDate' }),
  ]);
  return [...live, ...archived];
}

export function readSegments(api: AdminApi, project: string, environment: string) {
  return wholeList(api, pathOf('segments', project, environment), Segment, { sort: 'creationDate' });
}

import type { Connection } from '../../core/model/environment.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { Flag, pathOf, Segment, Statuses, wholeList } from './api.ts';
import { type Author, type LogPosition, namesIn, newsSince } from './log.ts';
import type { FlagLife } from './snapshot.ts';

/** Finds the way to a connection's API; rejects when there is no token. */
export type ApiOf = (connection: Connection) => Promise<AdminApi>;

/** A project in some of its environments. The maps are the same ones as long as nothing changed. */
export interface ProjectRead {
  readonly flags: ReadonlyMap<string, Flag>;
  /** Of each environment. */
  readonly segments: ReadonlyMap<string, ReadonlyMap<string, Segment>>;
  /** Of each environment; as old as the last read of everything. */
  readonly lives: ReadonlyMap<string, ReadonlyMap<string, FlagLife>>;
  /** Environments of the connection that are not there, and in what words that was said. */
  readonly absent: ReadonlyMap<string, ProviderError>;
  /** Undefined where the token may not see the audit log. */
  readonly position: LogPosition | undefined;
}

interface Known extends ProjectRead {
  readonly environments: ReadonlySet<string>;
  /** When all of it was read, Unix milliseconds. */
  readonly wholeAt: number;
}

/** However good the audit log, all is read again from time to time. */
const WHOLE_MS = 15 * 60_000;

/**
 * Reads projects: in whole at first, then what the audit log names. Reads of several environments that are asked for
 * at once are made as one.
 */
export class ProjectReads {
  readonly #apiOf: ApiOf;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #waiting = new Map<
    string,
    { readonly environments: Set<string>; readonly read: Promise<ProjectRead> }
  >();
  readonly #known = new Map<string, Known>();
  readonly #touched = new Map<string, Set<string>>();

  constructor(apiOf: ApiOf, clock: Pick<Clock, 'now'>) {
    this.#apiOf = apiOf;
    this.#clock = clock;
  }

  of(connection: Connection, environment: string): Promise<ProjectRead> {
    const id = idOf(connection);
    const waiting = this.#waiting.get(id);
    waiting?.environments.add(environment);
    if (waiting !== undefined) return waiting.read;
    const environments = new Set([environment, ...connection.environments.map(({ source }) => source)]);
    const read = this.#apiOf(connection)
      // From here on whoever asks wants to know of later changes: theirs is a read of its own.
      .finally(() => this.#waiting.delete(id))
      .then((api) => this.#read(api, connection, environments));
    this.#waiting.set(id, { environments, read });
    return read;
  }

  /** Who changed what, by the audit log as it was last read. */
  authors(connection: Connection): ReadonlyMap<string, Author> | undefined {
    return this.#known.get(idOf(connection))?.position?.authors;
  }

  /** The log may be late to tell of a change that is known of: the flag is read again in any case. */
  touch(connection: Connection, flag: string): void {
    const id = idOf(connection);
    this.#touched.set(id, (this.#touched.get(id) ?? new Set()).add(flag));
  }

  async #read(api: AdminApi, connection: Connection, wanted: ReadonlySet<string>): Promise<ProjectRead> {
    const id = idOf(connection);
    const project = connection.project ?? '';
    const touched = this.#touched.get(id) ?? new Set<string>();
    this.#touched.delete(id);
    const known = this.#known.get(id);
    const isKnown = known !== undefined && [...wanted].every((name) => known.environments.has(name));
    const isRecent = isKnown && this.#clock.now() - known.wholeAt < WHOLE_MS;
    const followed = isRecent ? await followUp(api, project, known, touched) : undefined;
    const read =
      followed ?? (await this.#whole(api, project, new Set([...wanted, ...(known?.environments ?? [])])));
    this.#known.set(id, read);
    return read;
  }

  async #whole(api: AdminApi, project: string, environments: ReadonlySet<string>): Promise<Known> {
    const wholeAt = this.#clock.now();
    // Before the flags: what changes while they are read is told of again.
    const news = await newsSince(api, project, undefined);
    const names = [...environments];
    const absent = new Map<string, ProviderError>();
    const [flags, segments, lives] = await Promise.all([
      readFlags(api, project, names),
      ofEach(names, absent, (name) => readSegments(api, project, name)),
      ofEach(names, absent, (name) => readLives(api, project, name)),
    ]);
    return {
      flags: new Map(flags.map((flag) => [flag.key, flag])),
      segments,
      lives,
      absent,
      environments,
      position: news?.position,
      wholeAt,
    };
  }
}

function idOf({ url, project }: Connection): string {
  return JSON.stringify([url, project]);
}

/** One environment that is not there leaves the others in peace. */
async function ofEach<T>(
  environments: readonly string[],
  absent: Map<string, ProviderError>,
  read: (environment: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  const all = new Map<string, T>();
  const readOne = async (name: string) => {
    try {
      all.set(name, await read(name));
    } catch (error) {
      if (!(error instanceof ProviderError) || error.reason !== 'missing') throw error;
      absent.set(name, error);
    }
  };
  await Promise.all(environments.map(readOne));
  return all;
}

/** Undefined when it takes a read of everything. */
async function followUp(
  api: AdminApi,
  project: string,
  known: Known,
  touched: ReadonlySet<string>,
): Promise<Known | undefined> {
  if (known.position === undefined) return undefined;
  const news = await newsSince(api, project, known.position);
  if (news?.changed === undefined) return undefined;
  const named = new Set([...touched, ...namesIn(news.changed, 'flag')]);
  const inSegments = namesIn(
    news.changed.filter((resource) => resource.includes(':segment/')),
    'env',
  );
  const environments = [...known.environments];
  const [flags, lists] = await Promise.all([
    Promise.all([...named].map((key) => readFlag(api, project, key, environments))),
    Promise.all(
      environments
        .filter((name) => inSegments.has(name) || inSegments.has('*'))
        .map(async (name) => [name, await readSegments(api, project, name)] as const),
    ),
  ]);
  const next = { ...known, position: news.position };
  if (lists.length > 0) next.segments = new Map([...known.segments, ...lists]);
  if (named.size === 0) return next;
  const all = new Map(known.flags);
  for (const [index, key] of [...named].entries()) {
    const flag = flags[index];
    if (flag === undefined) all.delete(key);
    else all.set(key, flag);
  }
  return { ...next, flags: all };
}

/** Undefined when it is not there any more. */
async function readFlag(
  api: AdminApi,
  project: string,
  key: string,
  environments: readonly string[],
): Promise<Flag | undefined> {
  try {
    return await api.get(pathOf('flags', project, key), Flag, { query: { env: environments } });
  } catch (error) {
    if (error instanceof ProviderError && error.reason === 'missing') return undefined;
    throw error;
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

async function readSegments(
  api: AdminApi,
  project: string,
  environment: string,
): Promise<ReadonlyMap<string, Segment>> {
  const path = pathOf('segments', project, environment);
  const segments = await wholeList(api, path, Segment, { sort: 'creationDate' });
  return new Map(segments.map((segment) => [segment.key, segment]));
}

/** Which flags production still asks for. https://launchdarkly.com/docs/api/feature-flags/get-feature-flag-statuses */
async function readLives(
  api: AdminApi,
  project: string,
  environment: string,
): Promise<ReadonlyMap<string, FlagLife>> {
  const { items } = await api.get(pathOf('flag-statuses', project, environment), Statuses);
  return new Map(
    items.map(({ name, lastRequested, _links }) => {
      const key = decodeURIComponent(_links.parent.href.split('/').at(-1) ?? '');
      const asked = lastRequested ? { lastEvaluatedAt: Date.parse(lastRequested) } : {};
      return [key, { lifecycle: name, ...asked }];
    }),
  );
}

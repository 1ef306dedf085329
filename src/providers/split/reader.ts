import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { Tokens } from '../../core/ports/tokens.ts';
import { inLanes, SplitApi } from './api.ts';
import {
  definitionsIn,
  essenceOf,
  type Members,
  type Reading,
  readingIn,
  segmentsNamed,
  snapshotOf,
  withDefinition,
} from './snapshot.ts';
import type { Definition, Metadata, SplitEnvironment } from './wire.ts';

/** What belongs to a workspace is asked for once for all its environments that are read within this time. */
const SHARED_MS = 60_000;

/** The way into one environment. */
export interface Door {
  readonly api: SplitApi;
  readonly workspace: string;
  readonly environment: SplitEnvironment;
}

interface Shared {
  readonly at: number;
  readonly metadata: Promise<ReadonlyMap<FlagKey, Metadata>>;
}

/** Reads environments whole: definitions, what the flags are beside them, and the segments they speak of. */
export class Reader {
  readonly #tokens: Tokens;
  readonly #clock: Clock;
  readonly #timeoutMs: number | undefined;
  readonly #environments = new Map<string, Promise<readonly SplitEnvironment[]>>();
  readonly #shared = new Map<string, Shared>();
  readonly #last = new Map<string, Snapshot>();

  constructor(tokens: Tokens, clock: Clock, timeoutMs?: number) {
    this.#tokens = tokens;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  async read(place: Place): Promise<Snapshot> {
    const door = await this.door(place);
    const { api, workspace, environment } = door;
    const [entries, metadata] = await Promise.all([
      api.definitions(workspace, environment.id),
      this.#metadata(place, door),
    ]);
    const { definitions, problems } = definitionsIn(entries);
    const segments = await this.#members(door, place, definitions.values());
    const reading: Reading = { environment, definitions, metadata, segments, problems };
    return this.#remembered(place, snapshotOf(reading, await versionOf(reading), this.#clock.now()));
  }

  /** Three requests instead of hundreds. One that is not shown is looked for in the whole: all of it may be gone. */
  async readFlag(place: Place, key: FlagKey): Promise<Snapshot> {
    const last = this.last(place);
    if (last === undefined) return this.read(place);
    const door = await this.door(place);
    const { api, workspace, environment } = door;
    const fresh = await Promise.all([
      api.definition(workspace, key, environment.id),
      api.flag(workspace, key),
    ]).catch(orMissing);
    if (fresh === undefined) return this.read(place);
    const [definition, metadata] = fresh;
    const known = readingIn(last);
    const members = await this.#members(door, place, [definition]);
    const reading: Reading = {
      environment,
      definitions: new Map(known.definitions).set(key, definition),
      metadata: new Map(known.metadata).set(key, metadata),
      segments: new Map([...known.segments, ...members]),
      problems: known.problems.filter((problem) => problem.key !== key),
    };
    // What other flags serve may hang on whether this one is defined, and on who is in its segments.
    const alone =
      known.definitions.has(key) &&
      [...members].every(([name, now]) => sameJson(now, known.segments.get(name)));
    const version = await digestOf([last.version, essenceOf(definition), metadata, [...members]]);
    const { fetchedAt } = last;
    const snapshot = alone
      ? withDefinition({ ...last, version, native: reading, problems: reading.problems }, definition)
      : snapshotOf(reading, version, fetchedAt);
    return this.#remembered(place, snapshot);
  }

  #remembered(place: Place, snapshot: Snapshot): Snapshot {
    this.#last.set(idOf(place), snapshot);
    return snapshot;
  }

  /** Of the segments that flags speak of, and that stages name. */
  async #members(
    { api, environment }: Door,
    { connection: { stages = [] } }: Place,
    definitions: Iterable<Definition>,
  ): Promise<Reading['segments']> {
    const staged = stages.flatMap(({ population }) =>
      population?.kind === 'segment' ? [population.name] : [],
    );
    const names = [...new Set([...segmentsNamed(definitions), ...staged])];
    const members = await inLanes(names, (name) => api.members(environment.id, name));
    return new Map(names.map((name, at) => [name, members[at] as Members]));
  }

  last(place: Place): Snapshot | undefined {
    return this.#last.get(idOf(place));
  }

  /** A flag was made: what is known of all of them is asked for again. */
  forgetNames(place: Place): void {
    this.#shared.delete(systemOf(place));
  }

  async door(place: Place): Promise<Door> {
    const { url, project, name } = place.connection;
    if (url === undefined || project === undefined) {
      throw new ProviderError('missing', t`The connection ${name} has to name Split's "url" and "project".`);
    }
    const token = await this.#tokens.of(place.connection);
    if (token === undefined) {
      throw new ProviderError('unauthorized', t`There is no token for ${name} yet. Connect it first.`);
    }
    const api = new SplitApi({ url, token }, this.#clock, this.#timeoutMs);
    return { api, workspace: project, environment: await this.#environment(place, api, project) };
  }

  /** Names and identifiers stay; only one that is not known yet is asked for again. */
  async #environment(place: Place, api: SplitApi, workspace: string): Promise<SplitEnvironment> {
    const { source } = place.environment;
    const isAsked = ({ id, name }: SplitEnvironment) => id === source || name === source;
    const pending = this.#environments.get(systemOf(place));
    const known = pending && (await pending).find(isAsked);
    if (known !== undefined) return known;
    const fresh = api.environments(workspace);
    this.#environments.set(systemOf(place), fresh);
    fresh.catch(() => this.#environments.delete(systemOf(place)));
    const asked = (await fresh).find(isAsked);
    if (asked !== undefined) return asked;
    throw new ProviderError(
      'missing',
      t`Split has no environment ${source} in this workspace, or does not show it.`,
    );
  }

  #metadata(place: Place, { api, workspace }: Door): Promise<ReadonlyMap<FlagKey, Metadata>> {
    const known = this.#shared.get(systemOf(place));
    if (known !== undefined && this.#clock.now() - known.at < SHARED_MS) return known.metadata;
    const metadata = api.metadata(workspace).then((flags) => new Map(flags.map((flag) => [flag.name, flag])));
    this.#shared.set(systemOf(place), { at: this.#clock.now(), metadata });
    metadata.catch(() => this.#shared.delete(systemOf(place)));
    return metadata;
  }
}

function orMissing(error: unknown): undefined {
  if (error instanceof ProviderError && error.reason === 'missing') return undefined;
  throw error;
}

function systemOf({ connection: { name, url, project } }: Place): string {
  return JSON.stringify([name, url, project]);
}

function idOf(place: Place): string {
  return JSON.stringify([systemOf(place), place.environment.source]);
}

/** Split numbers no versions, so what was read is its own. */
function versionOf({ definitions, metadata, segments, problems }: Reading): Promise<string> {
  return digestOf([
    [...definitions.values()].map(essenceOf),
    [...metadata.values()],
    [...segments],
    problems,
  ]);
}

async function digestOf(data: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(data)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

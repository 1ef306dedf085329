import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type Access, ProviderError } from '../../core/ports/provider.ts';
import { AdminApi } from '../http/adminApi.ts';
import type { Operation } from './ruleEdits.ts';
import type { Members } from './snapshot.ts';
import { ChangeRequest, Definition, Metadata, SegmentKeys, SplitEnvironment, Workspace } from './wire.ts';

const ROOT = '/internal/api/v2';
const PAGE = 50;
const SEGMENT_PAGE = 100;
/** A segment may hold 100,000 keys, a hundred to an answer: larger ones are left unread. */
const MOST_MEMBERS = 1000;
/** Requests under way at once. */
const LANES = 4;

export interface Audit {
  readonly title: string;
  readonly comment: string;
}

/** Split's Admin API, version 2: https://docs.split.io/reference */
export class SplitApi {
  readonly #http: AdminApi;

  constructor({ url, token }: Access, clock: Clock, timeoutMs?: number) {
    this.#http = new AdminApi({
      label: 'Split',
      url,
      headers: authorization(token),
      pauseIn,
      clock,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  }

  workspaces() {
    return this.#all(`${ROOT}/workspaces`, Workspace);
  }

  environments(workspace: string) {
    return this.#http.get(`${ROOT}/environments/ws/${part(workspace)}`, v.array(SplitEnvironment));
  }

  /** Every definition of an environment, each still to be checked on its own. */
  definitions(workspace: string, environment: string) {
    return this.#all(`${ROOT}/splits/ws/${part(workspace)}/environments/${part(environment)}`, v.unknown());
  }

  flag(workspace: string, flag: FlagKey) {
    return this.#http.get(`${ROOT}/splits/ws/${part(workspace)}/${part(flag)}`, Metadata);
  }

  metadata(workspace: string) {
    return this.#all(`${ROOT}/splits/ws/${part(workspace)}`, Metadata);
  }

  definition(workspace: string, flag: FlagKey, environment: string) {
    return this.#http.get(definitionPath(workspace, flag, environment), Definition);
  }

  async patch(
    workspace: string,
    flag: FlagKey,
    environment: string,
    operations: readonly Operation[],
    audit: Audit,
  ): Promise<void> {
    await this.#http.send('PATCH', definitionPath(workspace, flag, environment), {
      // Where the rest of the API takes them; a workspace may insist on both.
      query: { ...audit },
      body: operations,
    });
  }

  /** Of these environments, those in which the flag has a definition. */
  async definedIn<Of extends { readonly environment: SplitEnvironment }>(
    workspace: string,
    flag: FlagKey,
    all: readonly Of[],
  ): Promise<readonly Of[]> {
    const found = await inLanes(all, ({ environment }) =>
      this.definition(workspace, flag, environment.id).then(() => true, orMissing),
    );
    return all.filter((_, at) => found[at]);
  }

  /** https://docs.split.io/reference/create-split; a name that is there already may have no definition yet. */
  async name(workspace: string, trafficType: string, flag: FlagKey): Promise<void> {
    const path = `${ROOT}/splits/ws/${part(workspace)}/trafficTypes/${part(trafficType)}`;
    await this.#http.sendUnless(409, 'POST', path, { body: { name: flag } });
  }

  /** On for nobody: https://docs.split.io/reference/create-feature-flag-definition-in-environment */
  async define(workspace: string, flag: FlagKey, environment: string, audit: Audit): Promise<void> {
    await this.#http.send('POST', definitionPath(workspace, flag, environment), {
      query: { ...audit },
      body: {
        treatments: [{ name: 'on' }, { name: 'off' }],
        defaultTreatment: 'off',
        rules: [],
        defaultRule: [{ treatment: 'off', size: 100 }],
        comment: audit.comment,
      },
    });
  }

  /** https://docs.split.io/reference/create-change-request */
  async requestChange(
    workspace: string,
    environment: string,
    change: object,
    audit: Audit,
  ): Promise<ChangeRequest> {
    const path = `${ROOT}/changeRequests/ws/${part(workspace)}/environments/${part(environment)}`;
    const answer = await this.#http.send('POST', path, { body: { ...change, ...audit, approvers: [] } });
    if (v.is(ChangeRequest, answer)) return answer;
    throw new ProviderError(
      'malformed',
      t(
        'Split took the request for approval, but did not say which one it is. Look for it in Split and withdraw it there.',
      ),
    );
  }

  changeRequest(id: string) {
    return this.#http.get(`${ROOT}/changeRequests/${part(id)}`, ChangeRequest);
  }

  async withdraw(id: string, comment: string): Promise<void> {
    await this.#http.send('PUT', `${ROOT}/changeRequests/${part(id)}`, {
      body: { status: 'WITHDRAWN', comment },
    });
  }

  /** Who is in a segment, where the token may see it and it is not too large. */
  async members(environment: string, segment: string): Promise<Members> {
    const path = `${ROOT}/segments/${part(environment)}/${part(segment)}/keys`;
    const page = (offset: number) =>
      this.#http.get(path, SegmentKeys, { query: { limit: SEGMENT_PAGE, offset } });
    try {
      const first = await page(0);
      if (first.count > MOST_MEMBERS) return { unread: t`it has ${first.count} keys` };
      const keys = first.keys.map(({ key }) => key);
      while (keys.length < first.count) {
        const more = await page(keys.length);
        if (more.keys.length === 0 || more.count !== first.count)
          return { unread: t('it changed while it was read') };
        keys.push(...more.keys.map(({ key }) => key));
      }
      return { keys };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.reason === 'forbidden') return { unread: t('the token may not see it') };
      if (error.reason === 'missing') return { unread: t('Split does not show it here') };
      throw error;
    }
  }

  /** Every page of a list; read once more when the list changed meanwhile, as entries may then have been missed. */
  async #all<T>(path: string, entry: v.GenericSchema<unknown, T>): Promise<readonly T[]> {
    const page = v.object({ objects: v.array(entry), totalCount: v.number() });
    const at = (offset: number) => this.#http.get(path, page, { query: { limit: PAGE, offset } });
    for (let tries = 0; ; tries += 1) {
      const first = await at(0);
      const size = first.objects.length;
      const offsets = size === 0 ? [] : steps(size, first.totalCount);
      const pages = [first, ...(await inLanes(offsets, at))];
      const steady = pages.every(({ totalCount }) => totalCount === first.totalCount);
      if (steady) return pages.flatMap(({ objects }) => objects);
      if (tries > 0)
        throw new ProviderError(
          'conflict',
          t('Split changed its list of flags while it was read. Try again.'),
        );
    }
  }
}

/** Harness tokens go in a header of their own, as Split's own client sends them (splitio/python-api 3.5). */
function authorization(token: string): Readonly<Record<string, string>> {
  return /^[ps]at\./.test(token) ? { 'x-api-key': token } : { Authorization: `Bearer ${token}` };
}

/** https://docs.split.io/reference/rate-limiting: seconds, by organization and by address. */
function pauseIn(headers: Readonly<Record<string, unknown>>): number | undefined {
  const seconds = ['org', 'ip'].map((by) => Number(headers[`x-ratelimit-reset-seconds-${by}`]));
  const known = seconds.filter((each) => each >= 0);
  return known.length === 0 ? undefined : Math.max(...known) * 1000;
}

function definitionPath(workspace: string, flag: FlagKey, environment: string): string {
  return `${ROOT}/splits/ws/${part(workspace)}/${part(flag)}/environments/${part(environment)}`;
}

function orMissing(error: unknown): false {
  if (error instanceof ProviderError && error.reason === 'missing') return false;
  throw error;
}

function part(name: string): string {
  return encodeURIComponent(name);
}

function steps(size: number, total: number): readonly number[] {
  return Array.from({ length: Math.ceil(total / size) - 1 }, (_, page) => (page + 1) * size);
}

/** In order, a few at a time. */
export async function inLanes<In, Out>(
  work: readonly In[],
  doing: (one: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const done: Out[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < work.length; at = next++) done[at] = await doing(work[at] as In);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done;
}

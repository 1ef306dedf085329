import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import jsonPatch, { type Operation } from 'fast-json-patch';
import type { Definition } from './definitions.ts';
import { badCreation, badDefinition, badName, badPatch } from './grammar.ts';

export interface Metadata {
  readonly id: string;
  readonly name: string;
  readonly trafficType: { readonly id: string; readonly name: string };
  readonly creationTime: number;
  readonly description?: string;
  readonly tags?: readonly { readonly name: string }[];
  readonly rolloutStatus?: { readonly id: string; readonly name: string };
}

export interface ChangeRequest {
  readonly id: string;
  readonly split: Partial<Definition> & { readonly name: string };
  readonly environment: string;
  readonly title: string;
  readonly comments: readonly { readonly comment: string; readonly role: string }[];
  status: string;
}

export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly production: boolean;
  readonly orgId: string;
  readonly definitions: Map<string, Definition>;
  readonly segments: Map<string, readonly string[]>;
  approvals: boolean;
}

/** One request as it came in; the token is not among what is kept. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const ROOT = '/internal/api/v2';
const MOST = 50;

/**
 * Split's Admin API on loopback, as docs.split.io and Split's own Python client describe it: paging, JSON Patch with
 * its tests, titles and comments, approvals, rate limits. It accepts what they document and nothing else.
 */
export class SplitDouble {
  readonly token = 'admin-key-of-the-double';
  readonly workspace = { id: 'ws-shop', name: 'shop', type: 'workspace', requiresTitleAndComments: false };
  readonly trafficTypes = [{ id: 'tt-user', name: 'user' }];
  readonly environments: Environment[] = [];
  readonly flags = new Map<string, Metadata>();
  readonly changeRequests = new Map<string, ChangeRequest>();
  readonly seen: Seen[] = [];
  /** Bytes of all answers. */
  sent = 0;
  /** Answers the next requests, instead of what is documented; undefined: as documented. */
  fault: ((request: Seen) => Answer | 'garble' | 'hang up' | undefined) | undefined;
  /** Where the connection breaks once the request was done, before that is said. */
  dies: (seen: Seen) => boolean = () => false;
  readonly #server: Server;
  #time = Date.parse('2026-11-24T00:00:00Z');

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response);
    });
  }

  static async open(): Promise<SplitDouble> {
    const double = new SplitDouble();
    await new Promise<void>((resolve) => double.#server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  addEnvironment(id: string, name: string, production = false): Environment {
    const environment: Environment = {
      ...{ id, name, production, orgId: 'org-1', approvals: false },
      definitions: new Map(),
      segments: new Map(),
    };
    this.environments.push(environment);
    return environment;
  }

  define(environment: Environment, definition: Definition, more: Partial<Metadata> = {}): void {
    const { name, trafficType, creationTime } = definition;
    environment.definitions.set(name, {
      ...definition,
      environment: { id: environment.id, name: environment.name },
    });
    this.flags.set(name, {
      id: `flag-${name}`,
      name,
      trafficType,
      creationTime,
      ...this.flags.get(name),
      ...more,
    });
  }

  /** Somebody else edits a flag in Split itself. */
  edit(environment: Environment, name: string, change: (definition: Definition) => Definition): void {
    const definition = environment.definitions.get(name);
    if (definition === undefined) throw new Error(`no ${name}`);
    environment.definitions.set(name, { ...change(definition), lastUpdateTime: this.#tick() });
  }

  approve(id: string): void {
    const request = this.changeRequests.get(id);
    const environment = this.environments.find((each) => each.id === request?.environment);
    if (request === undefined || environment === undefined) throw new Error(`no ${id}`);
    this.edit(environment, request.split.name, (definition) => ({ ...definition, ...request.split }));
    request.status = 'PUBLISHED';
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #tick(): number {
    this.#time += 1000;
    return this.#time;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const text = await textOf(request);
    const seen: Seen = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.seen.push(seen);
    const fault = this.fault?.(seen);
    if (fault === 'hang up') return void request.socket.destroy();
    if (fault === 'garble')
      return this.#send(response, 200, '<!doctype html><html>sign in</html>', 'text/html');
    const authorized = request.headers.authorization === `Bearer ${this.token}`;
    const answer = fault ?? (authorized ? this.#answer(seen, request) : failure(401, 'Unauthorized'));
    if (this.dies(seen)) return void request.socket.destroy();
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    this.#send(response, answer.status, answer.body === undefined ? '' : JSON.stringify(answer.body));
  }

  #send(response: ServerResponse, status: number, text: string, type = 'application/json'): void {
    this.sent += Buffer.byteLength(text);
    response.writeHead(status, { 'Content-Type': type }).end(text);
  }

  #answer(seen: Seen, request: IncomingMessage): Answer {
    if (!seen.path.startsWith(`${ROOT}/`)) return failure(404, 'Not found');
    const parts = seen.path
      .slice(ROOT.length + 1)
      .split('/')
      .map(decodeURIComponent);
    const json = request.headers['content-type'] === 'application/json';
    if (seen.body !== undefined && !json) return failure(415, 'Unsupported media type');
    const route = [seen.method, ...parts];
    const [method, collection] = route;
    if (collection === 'workspaces' && parts.length === 1) return page([this.workspace], seen.query);
    if (collection === 'changeRequests') return this.#changes(route, seen.body);
    if (method === 'GET' && collection === 'segments' && parts[3] === 'keys')
      return this.#keys(parts, seen.query);
    if (parts[1] !== 'ws' || parts[2] !== this.workspace.id) return failure(404, 'Not found');
    if (method === 'GET' && collection === 'environments' && parts.length === 3) {
      return ok(
        this.environments.map(({ id, name, production, orgId }) => ({ id, name, production, orgId })),
      );
    }
    return collection === 'splits'
      ? this.#splits(method ?? '', parts.slice(3), seen)
      : failure(404, 'Not found');
  }

  #splits(method: string, parts: readonly string[], { query, body }: Seen): Answer {
    if (method === 'GET' && parts.length === 0) return page([...this.flags.values()], query);
    const [first, second, third] = parts;
    if (method === 'POST' && first === 'trafficTypes' && parts.length === 2) return this.#named(second, body);
    const metadata = this.flags.get(first ?? '');
    if (method === 'GET' && parts.length === 1) {
      return metadata === undefined ? failure(404, 'No such feature flag') : ok(metadata);
    }
    if (method === 'GET' && first === 'environments' && parts.length === 2) {
      const environment = this.#environment(second);
      return environment
        ? page([...environment.definitions.values()], query)
        : failure(404, 'No such environment');
    }
    const environment = second === 'environments' ? this.#environment(third) : undefined;
    const definition = environment?.definitions.get(first ?? '');
    if (environment !== undefined && metadata !== undefined && method === 'POST')
      return this.#defined(environment, metadata, query, body);
    if (environment === undefined || definition === undefined) return failure(404, 'No such feature flag');
    if (method === 'GET') return ok(definition);
    return method === 'PATCH'
      ? this.#patch(environment, definition, query, body)
      : failure(405, 'Not allowed');
  }

  /** https://docs.split.io/reference/create-split: a name, in no environment yet. */
  #named(type: string | undefined, body: unknown): Answer {
    const trafficType = this.trafficTypes.find(({ id, name }) => id === type || name === type);
    if (trafficType === undefined) return failure(404, 'No such traffic type');
    const problem = badName(body);
    if (problem !== undefined) return failure(400, problem);
    const { name } = body as { name: string };
    if (this.flags.has(name)) return failure(409, 'A feature flag with that name already exists');
    const flag = { id: `flag-${name}`, name, trafficType, creationTime: this.#tick() };
    this.flags.set(name, flag);
    return ok(flag);
  }

  /** https://docs.split.io/reference/create-feature-flag-definition-in-environment */
  #defined(environment: Environment, flag: Metadata, query: Seen['query'], body: unknown): Answer {
    const { comment, ...fields } = body as Partial<Definition> & { comment?: unknown };
    if (environment.definitions.has(flag.name)) return failure(409, 'The feature flag is defined there');
    const now = this.#tick();
    const { name, trafficType } = flag;
    const definition = {
      ...{ name, trafficType, killed: false, trafficAllocation: 100, rules: [] },
      ...{ creationTime: now, lastUpdateTime: now, flagSets: [] },
      ...{ environment: { id: environment.id, name: environment.name }, ...fields },
    } as unknown as Definition;
    const wrong = badCreation(fields) ?? badDefinition(definition);
    return wrong === undefined ? this.#written(environment, query, comment, definition) : failure(400, wrong);
  }

  #written(environment: Environment, query: Seen['query'], comment: unknown, definition: Definition): Answer {
    if (environment.approvals) return approvalsRequired(environment);
    if (this.workspace.requiresTitleAndComments && !(query['title'] && (query['comment'] || comment)))
      return failure(400, 'Title and comment are required');
    environment.definitions.set(definition.name, definition);
    return ok(definition);
  }

  #patch(environment: Environment, definition: Definition, query: Seen['query'], body: unknown): Answer {
    const problem = badPatch(body);
    if (problem !== undefined) return failure(400, problem);
    if (environment.approvals) return approvalsRequired(environment);
    if (this.workspace.requiresTitleAndComments && !(query['title'] && query['comment']))
      return failure(400, 'Title and comment are required');
    let patched: Definition;
    try {
      patched = jsonPatch.applyPatch(structuredClone(definition), body as Operation[], true).newDocument;
    } catch (error) {
      return failure(400, `The patch cannot be applied: ${(error as Error).name}`);
    }
    const wrong = badDefinition(patched);
    if (wrong !== undefined) return failure(400, wrong);
    const written = { ...patched, lastUpdateTime: this.#tick() };
    environment.definitions.set(definition.name, written);
    return ok(written);
  }

  #changes([method, , ...parts]: readonly string[], body: unknown): Answer {
    const [first, workspace, , environment] = parts;
    if (method === 'POST' && first === 'ws' && workspace === this.workspace.id)
      return this.#request(environment, body);
    const request = this.changeRequests.get(first ?? '');
    if (request === undefined) return failure(404, 'No such change request');
    if (method === 'GET') return ok(request);
    const { status, comment } = body as { status?: unknown; comment?: unknown };
    if (status !== 'WITHDRAWN' || typeof comment !== 'string') return failure(400, 'Bad status');
    if (request.status !== 'REQUESTED') return failure(409, `The change request is ${request.status}`);
    request.status = 'WITHDRAWN';
    return ok(request);
  }

  #request(name: string | undefined, body: unknown): Answer {
    const environment = this.#environment(name);
    const { split, operationType, title, comment, approvers } = body as Record<string, unknown>;
    const definition = environment?.definitions.get((split as Definition | undefined)?.name ?? '');
    if (environment === undefined || definition === undefined) return failure(404, 'No such feature flag');
    const wrong = badDefinition(split as Definition);
    if (wrong !== undefined) return failure(400, wrong);
    if (operationType !== 'UPDATE' || typeof title !== 'string' || !Array.isArray(approvers))
      return failure(400, 'Bad change request');
    const id = `cr-${this.changeRequests.size + 1}`;
    const request: ChangeRequest = {
      id,
      split: split as Definition,
      environment: environment.id,
      title,
      comments: [{ comment: String(comment), role: 'SUBMITTER' }],
      status: 'REQUESTED',
    };
    this.changeRequests.set(id, request);
    return ok(request);
  }

  #keys([, environment, segment]: readonly string[], query: Seen['query']): Answer {
    const keys = this.#environment(environment)?.segments.get(segment ?? '');
    if (keys === undefined) return failure(404, 'No such segment');
    const [limit, offset] = [Math.min(100, Number(query['limit'] ?? 20)), Number(query['offset'] ?? 0)];
    return ok({
      keys: keys.slice(offset, offset + limit).map((key) => ({ key })),
      count: keys.length,
      offset,
      limit,
    });
  }

  #environment(idOrName: string | undefined): Environment | undefined {
    return this.environments.find(({ id, name }) => id === idOrName || name === idOrName);
  }
}

function page(all: readonly unknown[], query: Seen['query']): Answer {
  const [limit, offset] = [Math.min(MOST, Number(query['limit'] ?? 20)), Number(query['offset'] ?? 0)];
  return ok({ objects: all.slice(offset, offset + limit), offset, limit, totalCount: all.length });
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function approvalsRequired({ orgId, id }: Environment): Answer {
  return failure(403, `Approvals are required. orgId=${orgId} envId=${id}`);
}

/** https://docs.split.io/reference/error-codes */
export function failure(code: number, message: string, headers: Answer['headers'] = {}): Answer {
  return { status: code, body: { code, message, details: '', transactionId: '22ugt6f5igp' }, headers };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

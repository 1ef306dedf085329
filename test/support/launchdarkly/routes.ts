import { type InstructionJson, Invalid } from './instructions.ts';
import { type FlagJson, flagJson } from './objects.ts';
import type { EnvironmentWorld, ProjectWorld } from './world.ts';

export interface Asked {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly now: number;
}

export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

const problem = (status: number, code: string, message: string): Answered => ({
  status,
  body: { code, message },
});
const NOT_FOUND = problem(404, 'not_found', 'Invalid resource identifier');

/** Answers as the API does, from the state of one project. */
export function answer(world: ProjectWorld, method: string, asked: Asked): Answered {
  try {
    return route(world, method, asked) ?? NOT_FOUND;
  } catch (error) {
    if (error instanceof Invalid) return problem(400, 'invalid_request', error.message);
    throw error;
  }
}

function route(world: ProjectWorld, method: string, asked: Asked): Answered | undefined {
  const [kind, project, ...rest] = asked.path;
  if (kind === 'projects' && project === undefined) return page(asked, [projectJson(world)]);
  if (kind === 'auditlog') return log(world, asked);
  if (kind === 'usage') return usage(world, asked);
  if (project !== world.key) return undefined;
  switch (kind) {
    case 'projects':
      if (rest[2] === 'contexts') return contexts(world, asked);
      return rest[0] === 'environments'
        ? page(asked, world.environments.map(environmentJson))
        : approvals(world, method, asked);
    case 'flags':
      if (rest.length > 0) return flag(world, method, asked);
      return method === 'POST' ? created(world, asked) : flags(world, asked);
    case 'segments': {
      const environment = world.environment(rest[0] ?? '');
      return environment && page(asked, environment.segments);
    }
    case 'flag-statuses':
      return world.environment(rest[0] ?? '') && statuses(world);
    default:
      return undefined;
  }
}

/** Understands no filter but by what somebody is called: their address, or their key. */
function contexts(world: ProjectWorld, { body }: Asked): Answered {
  const { filter, limit } = body as { readonly filter?: string; readonly limit: number };
  const parts = /^\*\.email equals (".*")\|key equals (".*")$/.exec(filter ?? '') ?? [];
  const [email, key] = parts.slice(1).map((text): unknown => JSON.parse(text));
  if (filter !== undefined && key === undefined) return problem(400, 'invalid_request', 'filter');
  const items = world.contexts.filter(
    ({ context }) => filter === undefined || context['email'] === email || context['key'] === key,
  );
  return {
    status: 200,
    body: { _environmentId: 'env', totalCount: items.length, items: items.slice(0, limit) },
  };
}

function statuses({ key: project, flags: all, lives }: ProjectWorld): Answered {
  const items = all.map(({ key }) => ({
    ...{ name: 'new', ...lives.get(key) },
    _links: { parent: { href: `/api/v2/flags/${project}/${key}`, type: 'application/json' } },
  }));
  return { status: 200, body: { items, _links: {} } };
}

/** One series a variation, each hour an entry; beta, as the real one. */
function usage(
  { key: project, asked: counts }: ProjectWorld,
  { path, query, headers }: Asked,
): Answered | undefined {
  const [, what, ofProject, environment, flag = ''] = path;
  if (what !== 'evaluations' || ofProject !== project || environment === undefined) return undefined;
  if (headers['ld-api-version'] !== 'beta') return problem(403, 'forbidden', 'This is in beta');
  const from = Number(query.get('from'));
  const series = (counts.get(flag) ?? []).filter(({ time = 0 }) => time >= from);
  return { status: 200, body: { metadata: [{}, {}], series, _links: {} } };
}

function page(asked: Asked, items: readonly unknown[]): Answered {
  const limit = Math.min(Number(asked.query.get('limit') ?? 20), 100);
  const offset = Number(asked.query.get('offset') ?? 0);
  const body = { items: items.slice(offset, offset + limit), totalCount: items.length, _links: {} };
  return { status: 200, body };
}

/** Newest first. */
function log(world: ProjectWorld, { query }: Asked): Answered {
  const shape = (query.get('spec') ?? '').replaceAll('*', '[^:]*');
  const after = Number(query.get('after') ?? 0);
  const limit = Number(query.get('limit') ?? 10);
  const entries = world.log.filter(
    ({ date, resource }) => date > after && new RegExp(`^${shape}$`).test(resource),
  );
  const items = entries
    .slice(-limit)
    .reverse()
    .map(({ id, date, resource }) => ({
      ...{ _links: {}, _id: id, _accountId: 'account', date, accesses: [], kind: 'flag', name: resource },
      ...{ description: '', shortDescription: '', target: { _links: {}, resources: [resource] } },
      member: { email: 'ben@shop.example' },
    }));
  return { status: 200, body: { items, _links: {} } };
}

function flags(world: ProjectWorld, asked: Asked): Answered {
  const wanted = asked.query.get('filter') === 'state:archived';
  const whole = asked.query.get('summary') === '0';
  const environments = asked.query.getAll('env');
  const chosen = world.flags.filter(({ archived }) => archived === wanted);
  return page(
    asked,
    chosen.map((each) => shown(each, environments, whole)),
  );
}

/** Off in every environment: https://launchdarkly.com/docs/api/feature-flags/post-feature-flag */
function created(world: ProjectWorld, { body, now }: Asked): Answered {
  const { key, variations, defaults } = body as CreatedFlag;
  if (world.flag(key) !== undefined) return problem(409, 'conflict', 'a flag with that key already exists');
  const { onVariation, offVariation } = defaults;
  const off = { on: false, fallthrough: { variation: onVariation }, offVariation };
  const environments = Object.fromEntries(world.environments.map((each) => [each.key, off]));
  const ids = variations.map((variation, index) => ({ _id: `${key}-${index}`, ...variation }));
  const flag = flagJson(key, environments, { variations: ids, creationDate: now });
  world.flags.push(flag);
  world.record('*', `flag/${key}`, now);
  return { status: 201, body: flag };
}

interface CreatedFlag {
  readonly key: string;
  readonly variations: readonly { readonly value: unknown }[];
  readonly defaults: { readonly onVariation: number; readonly offVariation: number };
}

/** Environments only where they are asked for, and their rules only where no summary is wanted. */
function shown({ environments, ...rest }: FlagJson, names: readonly string[], whole: boolean): object {
  if (names.length === 0) return rest;
  const configs = names.flatMap((name) => {
    const config = environments[name];
    if (config === undefined) return [];
    const { targets, contextTargets, rules, fallthrough, offVariation, prerequisites, ...summary } = config;
    return [[name, whole ? config : summary]];
  });
  return { ...rest, environments: Object.fromEntries(configs) };
}

function flag(world: ProjectWorld, method: string, asked: Asked): Answered | undefined {
  const [, , key = '', part, name = ''] = asked.path;
  const found = world.flag(key);
  if (found === undefined) return undefined;
  if (part === 'expiring-targets') {
    const environment = world.environment(name);
    return environment && schedules(world, method, found, environment, asked);
  }
  if (part === 'release') return pipeline(world, found, asked);
  const { query, body, now } = asked;
  if (method === 'GET')
    return { status: 200, body: query.has('env') ? shown(found, query.getAll('env'), true) : found };
  const { environmentKey, instructions, comment } = semantic(asked);
  if (instructions.some(({ kind }) => kind === 'archiveFlag')) return archive(world, found, now);
  const environment = world.environment(environmentKey ?? '');
  if (environment === undefined) throw new Invalid(`environmentKey: ${JSON.stringify(body)}`);
  if (environment.needsApproval) return problem(405, 'method_not_allowed', 'Approval is required');
  if (query.get('dryRun') === 'true')
    return { status: 200, body: world.preview(found, environment.key, instructions) };
  world.patch(found, environment.key, instructions, now);
  world.comments.push(comment ?? '');
  return { status: 200, body: found };
}

/** For all environments: https://launchdarkly.com/docs/api/feature-flags/patch-feature-flag */
function archive(world: ProjectWorld, found: FlagJson, now: number): Answered {
  const dependent = world.flags.find(({ environments }) =>
    Object.values(environments).some(({ prerequisites }) =>
      prerequisites.some(({ key }) => key === found.key),
    ),
  );
  if (dependent !== undefined) throw new Invalid(`it is a prerequisite of ${dependent.key}`);
  found.archived = true;
  found._version += 1;
  world.record('*', `flag/${found.key}`, now);
  return { status: 200, body: found };
}

/** Beta, as the real one. */
function pipeline({ pipelines }: ProjectWorld, { key }: FlagJson, { headers }: Asked): Answered | undefined {
  if (headers['ld-api-version'] !== 'beta') return problem(403, 'forbidden', 'This is in beta');
  const name = pipelines.get(key);
  if (name === undefined) return undefined;
  const phase = { _id: 'phase', _name: 'first', complete: false, _creationDate: 0, _audiences: [] };
  const release = { releasePipelineKey: name, releasePipelineDescription: '', phases: [phase], _version: 1 };
  return { status: 200, body: { name, ...release } };
}

interface SemanticPatch {
  readonly environmentKey?: string;
  readonly comment?: string;
  readonly instructions: readonly InstructionJson[];
}

function semantic({ headers, body }: Asked): SemanticPatch {
  if (!String(headers['content-type']).includes('domain-model=launchdarkly.semanticpatch'))
    throw new Invalid('not a semantic patch');
  return body as SemanticPatch;
}

function schedules(
  world: ProjectWorld,
  method: string,
  found: FlagJson,
  environment: EnvironmentWorld,
  asked: Asked,
): Answered {
  const errors: { instructionIndex: number; message: string }[] = [];
  if (method === 'PATCH') {
    const { instructions } = semantic(asked);
    for (const [instructionIndex, instruction] of instructions.entries()) {
      try {
        world.schedule(found, environment, instruction);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        errors.push({ instructionIndex, message: error.message });
      }
    }
    const total = { totalInstructions: instructions.length, failedInstructions: errors.length };
    return { status: 200, body: { items: ofFlag(environment, found), ...total, errors } };
  }
  return { status: 200, body: { items: ofFlag(environment, found), _links: {} } };
}

function ofFlag({ schedules: all }: EnvironmentWorld, { key }: FlagJson): readonly object[] {
  return all.filter(({ _resourceId }) => _resourceId.key === key);
}

function scheduled(world: ProjectWorld, flag: string): Answered {
  const newId = () => world.newId();
  const items = (world.scheduled.get(flag) ?? []).map((executionDate) => ({
    ...{ _id: newId(), _creationDate: executionDate - 1000, _maintainerId: newId(), _version: 1 },
    ...{ executionDate, instructions: [{ kind: 'turnFlagOn' }] },
  }));
  return { status: 200, body: { items, _links: {} } };
}

function approvals(world: ProjectWorld, method: string, { path, body, now }: Asked): Answered | undefined {
  const [, , , flagKey = '', , environment = '', last, id] = path;
  if (world.flag(flagKey) === undefined) return undefined;
  if (last === 'scheduled-changes') return scheduled(world, flagKey);
  if (last !== 'approval-requests') return undefined;
  if (method === 'DELETE') {
    if (!world.approvals.some((each) => each.id === id)) return undefined;
    world.approvals = world.approvals.filter((each) => each.id !== id);
    return { status: 204 };
  }
  const { instructions, description } = body as { instructions: InstructionJson[]; description: string };
  const approval = { id: world.newId(), flag: flagKey, environment, instructions };
  world.approvals.push(approval);
  return {
    status: 201,
    body: {
      _id: approval.id,
      _version: 1,
      creationDate: now,
      serviceKind: 'launchdarkly',
      reviewStatus: 'pending',
      allReviews: [],
      notifyMemberIds: [],
      status: 'pending',
      description,
      instructions,
      conflicts: [],
      _links: {},
    },
  };
}

function projectJson({ key }: ProjectWorld): object {
  return { _links: {}, _id: 'project', key, name: 'Shop', includeInSnippetByDefault: false, tags: [] };
}

function environmentJson({ key, critical }: EnvironmentWorld): object {
  return {
    ...{ _links: {}, _id: key, key, name: key, apiKey: 'none', mobileKey: 'none', color: 'ffffff' },
    ...{ defaultTtl: 0, secureMode: false, defaultTrackEvents: false, requireComments: false },
    ...{ confirmChanges: false, tags: [], critical },
  };
}

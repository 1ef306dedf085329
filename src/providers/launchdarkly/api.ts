import * as v from 'valibot';
import type { Clock } from '../../core/ports/clock.ts';
import type { Access } from '../../core/ports/provider.ts';
import { AdminApi } from '../http/adminApi.ts';
import { LABEL } from './manifest.ts';

/** What is used of the objects of the REST API, version 20240415: https://launchdarkly.com/docs/api */
const Clause = v.object({
  _id: v.nullish(v.string()),
  attribute: v.string(),
  op: v.string(),
  values: v.array(v.unknown()),
  contextKind: v.nullish(v.string()),
  negate: v.boolean(),
});

const Rollout = v.object({
  variations: v.array(v.object({ variation: v.number(), weight: v.number() })),
  experimentAllocation: v.nullish(v.object({ type: v.nullish(v.string()) })),
  seed: v.nullish(v.number()),
  bucketBy: v.nullish(v.string()),
  contextKind: v.nullish(v.string()),
});

const Served = { variation: v.nullish(v.number()), rollout: v.nullish(Rollout) };
export const Serving = v.object(Served);

const Target = v.object({
  values: v.array(v.string()),
  variation: v.number(),
  contextKind: v.nullish(v.string()),
});

const Rule = v.object({
  ...Served,
  _id: v.nullish(v.string()),
  description: v.nullish(v.string()),
  disabled: v.nullish(v.boolean()),
  trackEvents: v.nullish(v.boolean()),
  clauses: v.array(Clause),
});

const Config = v.object({
  on: v.boolean(),
  archived: v.nullish(v.boolean()),
  salt: v.string(),
  lastModified: v.number(),
  version: v.number(),
  targets: v.nullish(v.array(Target), []),
  contextTargets: v.nullish(v.array(Target), []),
  rules: v.nullish(v.array(Rule), []),
  fallthrough: v.nullish(Serving, {}),
  offVariation: v.nullish(v.number()),
  prerequisites: v.nullish(v.array(v.object({ key: v.string(), variation: v.number() })), []),
  _site: v.nullish(v.object({ href: v.string() })),
});

/** An experiment of a flag, with when it ran in which environment. */
const Experiment = v.object({
  _environmentSettings: v.nullish(
    v.record(v.string(), v.object({ startDate: v.nullish(v.number()), stopDate: v.nullish(v.number()) })),
  ),
});

export const Flag = v.object({
  key: v.string(),
  name: v.nullish(v.string()),
  description: v.nullish(v.string()),
  _version: v.number(),
  creationDate: v.number(),
  temporary: v.boolean(),
  archived: v.boolean(),
  tags: v.nullish(v.array(v.string()), []),
  variations: v.array(
    v.object({ _id: v.nullish(v.string()), value: v.unknown(), name: v.nullish(v.string()) }),
  ),
  _maintainer: v.nullish(v.object({ email: v.string() })),
  _maintainerTeam: v.nullish(v.object({ name: v.string() })),
  _purpose: v.nullish(v.string()),
  experiments: v.nullish(v.object({ items: v.nullish(v.array(Experiment), []) })),
  environments: v.nullish(v.record(v.string(), Config), {}),
});

const SegmentTarget = v.object({
  values: v.nullish(v.array(v.string()), []),
  contextKind: v.nullish(v.string()),
});

export const Segment = v.object({
  key: v.string(),
  version: v.number(),
  deleted: v.nullish(v.boolean()),
  included: v.nullish(v.array(v.string()), []),
  excluded: v.nullish(v.array(v.string()), []),
  includedContexts: v.nullish(v.array(SegmentTarget), []),
  excludedContexts: v.nullish(v.array(SegmentTarget), []),
  rules: v.array(
    v.object({
      clauses: v.array(Clause),
      weight: v.nullish(v.number()),
      rolloutContextKind: v.nullish(v.string()),
      bucketBy: v.nullish(v.string()),
    }),
  ),
  unbounded: v.nullish(v.boolean()),
});

export const Schedule = v.object({
  contextKind: v.string(),
  contextKey: v.string(),
  expirationDate: v.number(),
  variationId: v.nullish(v.string()),
});

/** Flags are named only in the links: `/api/v2/flags/shop/checkout`. */
export const Statuses = v.object({
  items: v.nullish(
    v.array(
      v.object({
        name: v.string(),
        lastRequested: v.nullish(v.string()),
        _links: v.object({ parent: v.object({ href: v.string() }) }),
      }),
    ),
    [],
  ),
});

export type Clause = v.InferOutput<typeof Clause>;
export type Rollout = v.InferOutput<typeof Rollout>;
export type Rule = v.InferOutput<typeof Rule>;
/** What a rule, or the end of all rules, gives. */
export type Served = v.InferOutput<typeof Serving>;
export type Target = v.InferOutput<typeof Target>;
export type Config = v.InferOutput<typeof Config>;
export type Flag = v.InferOutput<typeof Flag>;
export type Segment = v.InferOutput<typeof Segment>;
export type Schedule = v.InferOutput<typeof Schedule>;

/** A change in the vendor's words: https://launchdarkly.com/docs/api#updates-using-semantic-patch */
export type Instruction = Readonly<Record<string, unknown>> & { readonly kind: string };

export const SEMANTIC_PATCH = {
  'Content-Type': 'application/json; domain-model=launchdarkly.semanticpatch',
} as const;

export function apiFor({ url, token }: Access, clock: Clock, timeoutMs?: number): AdminApi {
  return new AdminApi({
    label: LABEL,
    url,
    headers: { Authorization: token, 'LD-API-Version': '20240415' },
    clock,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    // The time at which its window of ten seconds is over, in Unix milliseconds.
    pauseIn: (headers, now) => Number(headers['x-ratelimit-reset']) - now,
  });
}

/** A path of the API; its parts are the names people gave to things. */
export function pathOf(...parts: readonly string[]): string {
  return `/api/v2/${parts.map(encodeURIComponent).join('/')}`;
}

const PAGE = 100;
/** Requests at a time: an account shares one budget of requests, which LaunchDarkly does not publish. */
const LANES = 4;

/** Every item of a list; read once more when the list changed while it was leafed through. */
export async function wholeList<T>(
  api: AdminApi,
  path: string,
  item: v.GenericSchema<unknown, T>,
  query: Readonly<Record<string, string | number | readonly string[]>> = {},
): Promise<readonly T[]> {
  const page = v.object({ items: v.array(item), totalCount: v.nullish(v.number()) });
  const at = (offset: number) => api.get(path, page, { query: { ...query, limit: PAGE, offset } });
  const read = async () => {
    const first = await at(0);
    const total = first.totalCount ?? first.items.length;
    const offsets = Array.from({ length: Math.ceil(total / PAGE) }, (_, index) => index * PAGE).slice(1);
    const pages = new Array<readonly T[]>(offsets.length);
    const lane = async (start: number) => {
      for (let index = start; index < offsets.length; index += LANES) {
        pages[index] = (await at(offsets[index] ?? 0)).items;
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)));
    const items = [first.items, ...pages].flat();
    return { items, whole: items.length === total };
  };
  const { items, whole } = await read();
  return whole ? items : (await read()).items;
}

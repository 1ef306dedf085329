import * as v from 'valibot';
import { ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';

/** As many as the audit log gives at once. */
const PAGE = 20;
/** An entry may come to light later than its date says. */
const OVERLAP_MS = 5 * 60_000;

const Entries = v.object({
  items: v.array(
    v.object({
      _id: v.string(),
      date: v.number(),
      target: v.nullish(v.object({ resources: v.nullish(v.array(v.string()), []) })),
      member: v.nullish(v.object({ email: v.nullish(v.string()) })),
      token: v.nullish(v.object({ name: v.nullish(v.string()) })),
      app: v.nullish(v.object({ name: v.nullish(v.string()) })),
    }),
  ),
});
type Entry = v.InferOutput<typeof Entries>['items'][number];

/** How far the audit log of a project's flags and segments is known. */
export interface LogPosition {
  readonly since: number;
  readonly seen: ReadonlySet<string>;
  /** Who changed a resource last, as far as it was seen. */
  readonly authors: ReadonlyMap<string, Author>;
}

/** `at`: Unix milliseconds. */
export interface Author {
  readonly at: number;
  readonly by: string;
}

export interface LogNews {
  readonly position: LogPosition;
  /** The resources that changed, as `proj/shop:env/production:flag/checkout`. Undefined: too many to say. */
  readonly changed: readonly string[] | undefined;
}

/** Two questions, however many flags there are. Undefined where the token may not read the log. */
export async function newsSince(
  api: AdminApi,
  project: string,
  known: LogPosition | undefined,
): Promise<LogNews | undefined> {
  try {
    const pages = await Promise.all(['flag', 'segment'].map((kind) => entries(api, project, kind, known)));
    const fresh = pages.map((page) => page.filter(({ _id }) => known?.seen.has(_id) !== true));
    const all = pages.flat();
    const named = fresh.flat().map(({ target }) => target?.resources ?? []);
    const untold = fresh.some((page) => page.length === PAGE) || named.some((names) => names.length === 0);
    return {
      position: {
        since: Math.max(known?.since ?? 0, ...all.map(({ date }) => date)),
        seen: new Set([...(known?.seen ?? []), ...all.map(({ _id }) => _id)]),
        authors: new Map([...(known?.authors ?? []), ...authorsIn(all)]),
      },
      changed: untold ? undefined : [...new Set(named.flat())],
    };
  } catch (error) {
    const reason = error instanceof ProviderError ? error.reason : undefined;
    if (reason === 'forbidden' || reason === 'missing') return undefined;
    throw error;
  }
}

/** The newest entry comes first, and is to have the last word. */
function authorsIn(entries: readonly Entry[]): readonly (readonly [string, Author])[] {
  return [...entries].reverse().flatMap(({ date, target, member, token, app }) => {
    const by = member?.email ?? token?.name ?? app?.name;
    return by ? (target?.resources ?? []).map((resource) => [resource, { at: date, by }] as const) : [];
  });
}

async function entries(
  api: AdminApi,
  project: string,
  kind: string,
  known: LogPosition | undefined,
): Promise<readonly Entry[]> {
  const after = known === undefined ? {} : { after: Math.max(0, known.since - OVERLAP_MS) };
  const query = { spec: `proj/${project}:env/*:${kind}/*`, limit: PAGE, ...after };
  return (await api.get('/api/v2/auditlog', Entries, { query })).items;
}

export function namesIn(changed: readonly string[], kind: 'flag' | 'env'): ReadonlySet<string> {
  const names = changed.flatMap(
    (resource) => new RegExp(`(?:^|:)${kind}/([^:;]+)`).exec(resource)?.[1] ?? [],
  );
  return new Set(names);
}

import * as v from 'valibot';
import type { FlagValue } from '../../core/model/flag.ts';
import type { Place, Seen } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from './api.ts';

/** https://launchdarkly.com/docs/api/contexts/search-contexts; one entry for each application that has seen them. */
const Contexts = v.object({
  items: v.array(v.object({ lastSeen: v.nullish(v.string()), context: v.record(v.string(), v.unknown()) })),
});

const Person = v.looseObject({ kind: v.string(), key: v.string(), anonymous: v.optional(v.literal(false)) });

const MOST = 20;

/** Whom the flags of an environment were evaluated for, those seen last first. */
export async function peopleOf(api: AdminApi, place: Place, email?: string): Promise<readonly Seen[]> {
  const { connection, environment } = place;
  const path = pathOf(
    ...['projects', connection.project ?? '', 'environments', environment.source, 'contexts', 'search'],
  );
  const text = JSON.stringify(email);
  const filter = email === undefined ? {} : { filter: `*.email equals ${text}|key equals ${text}` };
  const { items } = await api.ask(path, Contexts, { body: { ...filter, sort: '-ts', limit: MOST } });
  const people = new Map<string, Seen>();
  for (const { lastSeen, context } of items) {
    const person = v.safeParse(Person, context);
    // Several kinds in one are listed one by one as well; whoever is anonymous is nobody to be found again.
    if (!person.success || person.output.kind === 'multi') continue;
    const { kind, key, anonymous: _, _meta: __, ...attributes } = person.output;
    const at = Date.parse(lastSeen ?? '');
    const name = JSON.stringify([kind, key]);
    if (people.has(name)) continue;
    const identity = { key, kind, attributes: attributes as Readonly<Record<string, FlagValue>> };
    people.set(name, Number.isNaN(at) ? { identity } : { identity, lastSeen: at });
  }
  return [...people.values()];
}

import type { FlagKey } from '../../core/model/flag.ts';
import type { FlagChange, Place } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { events, type NativeEvent, projectOf } from './api.ts';

const PAGE = 500;
const PAGES = 4;

interface Known {
  readonly newest: number;
  readonly changes: ReadonlyMap<FlagKey, FlagChange>;
}

/** When each flag last changed in an environment, by the audit log as far back as a few requests reach. */
export class Changes {
  readonly #known = new Map<string, Known>();

  async of(api: AdminApi, place: Place): Promise<ReadonlyMap<FlagKey, FlagChange>> {
    const id = JSON.stringify([place.connection.url, projectOf(place), place.environment.source]);
    const known = this.#known.get(id);
    const fresh = new Map<FlagKey, FlagChange>();
    let newest = known?.newest ?? 0;
    for (let page = 0; page < PAGES; page++) {
      const offset = page * PAGE;
      const found = await events(api, { project: `IS:${projectOf(place)}`, limit: PAGE, offset });
      newest = Math.max(newest, ...found.map((event) => event.id));
      const unseen = found.filter((event) => event.id > (known?.newest ?? 0));
      for (const event of unseen) note(fresh, event, place.environment.source);
      if (found.length < PAGE || unseen.length < found.length) break;
    }
    const changes = new Map([...(known?.changes ?? []), ...fresh]);
    this.#known.set(id, { newest, changes });
    return changes;
  }
}

/** Newest first: an older event says nothing new. What happens in another environment is none of this one's. */
function note(changes: Map<FlagKey, FlagChange>, event: NativeEvent, environment: string): void {
  const { featureName, createdAt, createdBy, label, type } = event;
  const elsewhere = event.environment && event.environment !== environment;
  if (!featureName || elsewhere || changes.has(featureName)) return;
  changes.set(featureName, {
    at: Date.parse(createdAt),
    by: createdBy,
    seen: `${label ?? type} (event ${event.id})`,
  });
}

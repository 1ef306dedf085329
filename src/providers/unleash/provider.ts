import { t } from '@vscode/l10n';
import { evaluateState } from '../../core/exposure/evaluate.ts';
import type { Connection } from '../../core/model/environment.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type Place, type Provider, ProviderError } from '../../core/ports/provider.ts';
import type { Tokens } from '../../core/ports/tokens.ts';
import { AdminApi } from '../http/adminApi.ts';
import { ofrepProduction } from '../http/ofrep.ts';
import { featurePath, projectOf } from './api.ts';
import { handIn, needsApproval, withdrawn } from './approvals.ts';
import { archiving } from './archive.ts';
import { Changes } from './changes.ts';
import { createFeature } from './create.ts';
import { position } from './draws.ts';
import { connector, headersFor, ID, LABEL } from './manifest.ts';
import { planSelfRelease, planUndo } from './plan.ts';
import { contextOf, playgroundProduction } from './production.ts';
import { planReach } from './reach/plan.ts';
import { isReachChange, planReachUndo } from './reach/undo.ts';
import { featuresIn, type Listing, readFeatures, readListing, snapshotOf } from './read.ts';
import { newsSince, withAfresh } from './refresh.ts';
import type { Step } from './step.ts';
import { usageOf } from './usage.ts';
import { assertCurrent, carryOut, inOrder } from './write.ts';

/** The playground evaluates all features of a project to tell of one, about a millisecond of the server's for each. */
const ASKABLE = 500;

/** Unleash, open source or Enterprise, by its administration API. */
export function unleashProvider(tokens: Tokens, clock: Clock, timeoutMs?: number): Provider {
  const apis = new Map<string, AdminApi>();
  const last = new Map<string, Snapshot>();
  const listings = new Map<string, { readonly version: string; readonly listing: Listing }>();
  const turns = new Map<string, Promise<unknown>>();
  const changes = new Changes();

  function apiFor(url: string, token: string): AdminApi {
    const id = JSON.stringify([url, token]);
    const limit = timeoutMs === undefined ? {} : { timeoutMs };
    const known =
      apis.get(id) ?? new AdminApi({ label: LABEL, url, headers: headersFor(token), clock, ...limit });
    apis.set(id, known);
    return known;
  }

  async function apiOf(connection: Connection): Promise<AdminApi> {
    const { name, url } = connection;
    if (url === undefined)
      throw new ProviderError('malformed', t`${name}: an Unleash connection needs its "url".`);
    const token = await tokens.of(connection);
    if (token === undefined)
      throw new ProviderError(
        'unauthorized',
        t`There is no token for ${name} (${LABEL}). Nothing was asked.`,
      );
    return apiFor(url, token);
  }

  function remember(place: Place, snapshot: Snapshot): Snapshot {
    last.set(idOf(place), snapshot);
    return snapshot;
  }

  /** What environments have in common is read once a version. */
  async function readAll(api: AdminApi, place: Place, version: string) {
    const id = JSON.stringify([place.connection.url, projectOf(place)]);
    const known = listings.get(id);
    const listing = known?.version === version ? known.listing : await readListing(api, place);
    listings.set(id, { version, listing });
    return { features: await readFeatures(api, place, listing), segments: listing.segments };
  }

  /** One environment after the other: a server is not asked for more than it does at a time. */
  async function inTurn<T>({ connection: { url = '' } }: Place, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(url) ?? Promise.resolve()).then(work);
    turns.set(
      url,
      mine.catch(() => undefined),
    );
    return mine;
  }

  async function read(place: Place): Promise<Snapshot> {
    const api = await apiOf(place.connection);
    const known = last.get(idOf(place));
    const { version, features } = await newsSince(api, place, known);
    const few = known && features && (await withAfresh(api, place, known, features));
    return remember(
      place,
      few === undefined
        ? snapshotOf(await inTurn(place, () => readAll(api, place, version)), place, version, clock.now())
        : { ...few, version, fetchedAt: clock.now() },
    );
  }

  return {
    id: ID,
    label: LABEL,
    holdsExpiry: true,
    polled: true,
    read,
    async readFlag(place, key) {
      const known = last.get(idOf(place)) ?? (await read(place));
      const fresh = await withAfresh(await apiOf(place.connection), place, known, [key]);
      return fresh === undefined ? read(place) : remember(place, { ...fresh, fetchedAt: clock.now() });
    },
    changes: async (place) => changes.of(await apiOf(place.connection), place),
    usage: async (place, key) => usageOf(await apiOf(place.connection), place, key, last.get(idOf(place))),
    context: contextOf,
    evaluate: (snapshot, key, identity) => evaluateState(snapshot, key, identity, clock.now(), position),
    position,
    planSelfRelease,
    planReach,
    archiving,
    createFlag: async (place, key) => createFeature(await apiOf(place.connection), place, key),
    planUndo: (snapshot, key, identity, change) =>
      isReachChange(change)
        ? planReachUndo(snapshot, key, change)
        : planUndo(snapshot, key, identity, change),
    async apply(place, plan) {
      const api = await apiOf(place.connection);
      const steps = plan.steps as readonly Step[];
      const [first] = steps;
      if (first === undefined) return undefined;
      await assertCurrent(api, place, plan, first.feature);
      const isOn = featuresIn(plan.before).get(first.feature)?.enabled === true;
      try {
        await carryOut(api, place, inOrder(steps, isOn));
        return undefined;
      } catch (error) {
        if (!needsApproval(error) || first.do === 'archive') throw error;
        return handIn(api, place, inOrder(steps, isOn));
      }
    },
    withdraw: async (place, approval) => withdrawn(await apiOf(place.connection), place, approval),
    production(place) {
      const known = last.get(idOf(place));
      const app = ofrepProduction(place.environment);
      if (app !== undefined || known === undefined || known.flags.size > ASKABLE) return app;
      return playgroundProduction(
        () => apiOf(place.connection),
        place,
        (key) => featuresIn(last.get(idOf(place)) ?? known).get(key),
      );
    },
    link: (place, key) =>
      place.connection.url && `${place.connection.url}${featurePath(place, key).replace('/api/admin', '')}`,
    connector: connector(apiFor),
  };
}

function idOf(place: Place): string {
  return JSON.stringify([place.connection.url, projectOf(place), place.environment.source]);
}

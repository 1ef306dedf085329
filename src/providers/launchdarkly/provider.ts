import { t } from '@vscode/l10n';
import { evaluateState } from '../../core/exposure/evaluate.ts';
import type { Connection } from '../../core/model/environment.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type Place, type Provider, ProviderError } from '../../core/ports/provider.ts';
import type { Tokens } from '../../core/ports/tokens.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { ofrepProduction } from '../http/ofrep.ts';
import { apiFor } from './api.ts';
import { archiving, isArchiveStep, writeArchive } from './archive.ts';
import { positionIn } from './bucket.ts';
import { changesIn } from './changes.ts';
import { connector } from './connector.ts';
import { createFlag } from './create.ts';
import { detailsOf } from './details.ts';
import { isReachStep } from './edit.ts';
import { ID, LABEL } from './manifest.ts';
import { withdraw } from './patch.ts';
import { peopleOf } from './people.ts';
import { planSelfRelease, planUndo } from './plan.ts';
import { isReachChange } from './reach/change.ts';
import { planReach } from './reach/plan.ts';
import { planReachUndo } from './reach/undo.ts';
import { writeReach } from './reach/write.ts';
import { ProjectReads } from './read.ts';
import {
  configIn,
  detailsLeft,
  kindsIn,
  type Native,
  nativeOf,
  snapshotOf,
  withDetails,
} from './snapshot.ts';
import { usageOf } from './usage.ts';
import { moveOf, write } from './write.ts';

/** LaunchDarkly over its REST API, version 2. */
export function launchdarklyProvider(tokens: Tokens, clock: Clock, timeoutMs?: number): Provider {
  const last = new Map<string, Snapshot>();
  const apiOf = async (connection: Connection): Promise<AdminApi> => {
    const token = await tokens.of(connection);
    if (!token) throw tokenless(connection);
    return apiFor({ url: connection.url ?? '', token }, clock, timeoutMs);
  };
  const reads = new ProjectReads(apiOf, clock);
  return {
    id: ID,
    label: LABEL,
    holdsExpiry: true,
    polled: true,
    async read(place) {
      const { connection, environment } = place;
      const { flags, segments, lives, absent } = await reads.of(connection, environment.source);
      const missing = absent.get(environment.source);
      if (missing !== undefined) throw missing;
      const known = last.get(idOf(place));
      const native = {
        url: connection.url ?? '',
        environment: environment.source,
        flags,
        segments: segments.get(environment.source) ?? new Map(),
        lives: lives.get(environment.source) ?? new Map(),
        details: known === undefined ? new Map() : detailsLeft(nativeOf(known), flags),
      };
      const snapshot =
        known !== undefined && isSame(nativeOf(known), native)
          ? { ...known, fetchedAt: clock.now() }
          : snapshotOf(native, clock.now());
      last.set(idOf(place), snapshot);
      return snapshot;
    },
    async readFlag(place, key) {
      const api = await apiOf(place.connection);
      reads.touch(place.connection, key);
      const [snapshot, details] = await Promise.all([this.read(place), detailsOf(api, place, key)]);
      const whole = withDetails(snapshot, key, details);
      last.set(idOf(place), whole);
      return whole;
    },
    async changes(place) {
      const { connection } = place;
      const snapshot = last.get(idOf(place));
      if (snapshot === undefined) return new Map();
      return changesIn(nativeOf(snapshot), connection.project ?? '', reads.authors(connection));
    },
    usage: async (place, key) => usageOf(await apiOf(place.connection), place, key, clock.now()),
    people: async (place, email) => peopleOf(await apiOf(place.connection), place, email),
    kinds: kindsIn,
    evaluate: (snapshot, key, identity) => evaluateState(snapshot, key, identity, clock.now(), positionIn),
    position: positionIn,
    planSelfRelease,
    planReach,
    archiving,
    async createFlag(place, key) {
      await createFlag(await apiOf(place.connection), place, key);
      reads.touch(place.connection, key);
      return undefined;
    },
    planUndo: (snapshot, key, identity, change) =>
      isReachChange(change)
        ? planReachUndo(snapshot, key, change)
        : planUndo(snapshot, key, identity, change),
    async apply(place, plan, note) {
      const api = await apiOf(place.connection);
      const step = plan.steps.find(isReachStep);
      const away = plan.steps.find(isArchiveStep);
      try {
        if (away !== undefined) await writeArchive(api, place, plan, away, note);
        if (away !== undefined) return undefined;
        return await (step === undefined
          ? write(api, place, plan, note)
          : writeReach(api, place, plan, step, note));
      } finally {
        const changed = away?.archive ?? step?.flag ?? moveOf(plan)?.flag;
        if (changed !== undefined) reads.touch(place.connection, changed);
      }
    },
    withdraw: async (place, approval) => withdraw(await apiOf(place.connection), place, approval),
    production: ({ environment }) => ofrepProduction(environment),
    link(place, key) {
      const snapshot = last.get(idOf(place));
      const flag = snapshot && nativeOf(snapshot).flags.get(key);
      const page = flag && configIn(flag, place.environment.source)?._site?.href;
      return page && `${place.connection.url}${page}`;
    },
    connector: connector(clock),
  };
}

function isSame(a: Native, b: Native): boolean {
  return a.flags === b.flags && a.segments === b.segments && a.lives === b.lives;
}

function idOf({ connection: { url, project }, environment: { source } }: Place): string {
  return JSON.stringify([url, project, source]);
}

function tokenless({ name, url }: Connection): ProviderError {
  return new ProviderError(
    'unauthorized',
    t`There is no token for ${name} (${url ?? ''}). Nothing was read; give one by "Connect a Flag System", or in RELEASE_LENS_TOKEN on the command line.`,
  );
}

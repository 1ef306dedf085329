import { LEASE_STATUSES, type LeaseEvent } from '../model/lease.ts';
import { ROLLOUT_SCHEMA, ROLLOUT_STATUSES, type RolloutEvent } from '../model/rollout.ts';
import type { JournalEvent } from './journal.ts';

/** What a line tells; undefined for half a line, somebody else's, and a newer version's: they are not understood here. */
export function eventIn(line: string): JournalEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return isLeaseEvent(event) || isRolloutEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function isLeaseEvent(event: unknown): event is LeaseEvent {
  return (
    isObject(event) &&
    event['schema'] === 1 &&
    isDated(event) &&
    LEASE_STATUSES.some((status) => status === event['status']) &&
    (event['lease'] === undefined || isLease(event['lease']))
  );
}

function isRolloutEvent(event: unknown): event is RolloutEvent {
  return (
    isObject(event) &&
    event['schema'] === ROLLOUT_SCHEMA &&
    isDated(event) &&
    ROLLOUT_STATUSES.some((status) => status === event['status']) &&
    ['string', 'undefined'].includes(typeof event['remark']) &&
    (event['seen'] === undefined || isSeen(event['seen'])) &&
    (event['rollout'] === undefined || isRollout(event['rollout']))
  );
}

function isSeen(seen: unknown): boolean {
  return (
    isObject(seen) &&
    Array.isArray(seen['health']) &&
    seen['health'].every((each) => typeof each === 'string') &&
    ['string', 'undefined'].includes(typeof seen['people'])
  );
}

function isDated(event: Fields): boolean {
  return typeof event['id'] === 'string' && typeof event['at'] === 'number';
}

/** As much of it as everybody relies on. */
function isLease(lease: unknown): boolean {
  if (!isObject(lease)) return false;
  const { place, identity, replaces } = lease;
  return (
    isPlace(place) &&
    isIdentity(identity) &&
    typeof lease['key'] === 'string' &&
    typeof lease['expiresAt'] === 'number' &&
    (replaces === undefined || Array.isArray(replaces))
  );
}

function isRollout(rollout: unknown): boolean {
  return (
    isObject(rollout) &&
    isPlace(rollout['place']) &&
    isIdentity(rollout['by']) &&
    typeof rollout['startedAt'] === 'number' &&
    [rollout['takes'], rollout['restores']].every((ids) => ids === undefined || Array.isArray(ids)) &&
    ['id', 'key', 'variation', 'from', 'to', 'announced'].every((part) => typeof rollout[part] === 'string')
  );
}

function isPlace(place: unknown): boolean {
  return (
    isObject(place) &&
    ['provider', 'connection', 'root', 'environment', 'source'].every(
      (part) => typeof place[part] === 'string',
    )
  );
}

function isIdentity(identity: unknown): boolean {
  return isObject(identity) && typeof identity['key'] === 'string' && isObject(identity['attributes']);
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

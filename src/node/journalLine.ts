import { LEASE_STATUSES, type LeaseEvent } from '../core/model/lease.ts';

/** What a line tells; undefined for half a line, somebody else's, and a newer version's: they are not understood here. */
export function eventIn(line: string): LeaseEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return isEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(event: unknown): event is LeaseEvent {
  return (
    isObject(event) &&
    event['schema'] === 1 &&
    typeof event['id'] === 'string' &&
    typeof event['at'] === 'number' &&
    LEASE_STATUSES.some((status) => status === event['status']) &&
    (event['lease'] === undefined || isLease(event['lease']))
  );
}

/** As much of it as everybody relies on. */
function isLease(lease: unknown): boolean {
  if (!isObject(lease)) return false;
  const { place, identity, replaces } = lease;
  return (
    isObject(place) &&
    ['provider', 'connection', 'root', 'environment', 'source'].every(
      (part) => typeof place[part] === 'string',
    ) &&
    isObject(identity) &&
    typeof identity['key'] === 'string' &&
    isObject(identity['attributes']) &&
    typeof lease['key'] === 'string' &&
    typeof lease['expiresAt'] === 'number' &&
    (replaces === undefined || Array.isArray(replaces))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

import { isNamed } from '../../app/findEntry.ts';
import { isOpen, type Lease, type LeaseState } from '../../core/model/lease.ts';
import { leftWords } from '../../core/present/time.ts';
import { UsageError } from '../failure.ts';
import { type Output, plain, table } from '../output.ts';
import type { Session } from '../session.ts';
import { refusal } from './self.ts';

/** My self-releases that may still stand somewhere. */
export async function leases(session: Session): Promise<Output> {
  const open = (await session.app.selfReleases.reload()).filter(isOpen);
  return listed(open, session.app.clock.now(), 'No self-release is open.');
}

/** Ends what is over, settles what was interrupted. */
export async function sweep(session: Session): Promise<Output> {
  await session.app.rollouts.sweep();
  return listed(
    await session.app.selfReleases.sweep(),
    session.app.clock.now(),
    'There was nothing to end or settle.',
  );
}

/** Takes a self-release back: the file is as it was. */
export async function unRelease(
  session: Session,
  key: string,
  options: { readonly env?: string },
): Promise<Output> {
  const { app, identityOf } = session;
  const isMine = ({ identity, place }: Lease) =>
    identity.key === (identityOf(place.connection) ?? identity).key;
  const open = (await app.selfReleases.reload()).filter(isOpen);
  const mine = open.filter(
    ({ lease }) =>
      lease.key === key &&
      (options.env === undefined || isNamed(options.env, lease.place.connection, lease.place.environment)) &&
      isMine(lease),
  );
  const [only, ...more] = mine;
  if (only === undefined) throw new UsageError(`No self-release of ${key} is open. Nothing was changed.`);
  if (more.length > 0)
    throw new UsageError(
      `${key} is released in several environments (${mine.map(({ lease }) => wholeName(lease)).join(', ')}). Say which with --env.`,
    );
  const ended = await app.selfReleases.end(only.lease.id);
  if ('outcome' in ended) return refusal(ended);
  const { place } = ended.lease;
  return {
    json: {
      lease: ended.lease,
      change: null,
      blastRadius: 'only you',
      status: ended.status,
      note: ended.note,
    },
    text: plain(
      `${key} is no longer released to you in ${place.environment}${ended.note ? ` (${ended.note})` : ''}.`,
    ),
  };
}

function wholeName({ place }: Lease): string {
  return `${place.connection}/${place.environment}`;
}

function listed(states: readonly LeaseState[], now: number, none: string): Output {
  const isOneConnection = new Set(states.map(({ lease }) => lease.place.connection)).size <= 1;
  const rows = states.map(({ lease, status, note }) => [
    plain(`◉ ${lease.key} → ${lease.variation}`),
    isOneConnection ? lease.place.environment : wholeName(lease),
    plain(lease.identity.key),
    status,
    leftWords(lease.expiresAt - now),
    plain(note ?? ''),
  ]);
  return {
    json: { leases: states.map(({ lease, ...state }) => ({ ...lease, ...state })) },
    text: rows.length === 0 ? none : table(rows),
  };
}

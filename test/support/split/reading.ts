import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { definitionsIn, snapshotOf } from '../../../src/providers/split/snapshot.ts';
import type { Definition } from './definitions.ts';

/** The environment as our adapter reads it, without a server; a segment named `unseen` is not shown to it. */
export function snapshotOfDefinitions(
  definitions: readonly Definition[],
  segments: Readonly<Record<string, readonly string[]>> = {},
  unseen?: string,
): Snapshot {
  const members = Object.entries(segments).map(
    ([name, keys]) => [name, name === unseen ? { unread: 'the token may not see it' } : { keys }] as const,
  );
  const reading = {
    environment: { id: 'env-production', name: 'Production' },
    ...definitionsIn(definitions),
    metadata: new Map(definitions.map(({ name }) => [name, { name }])),
    segments: new Map(members),
  };
  return snapshotOf(reading, 'v1', 0);
}

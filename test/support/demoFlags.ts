import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Snapshot } from '../../src/core/model/snapshot.ts';
import { snapshotOf } from '../../src/providers/flagd/snapshot.ts';
import { NOW } from './oneFlag.ts';

/** Tests run from the project's root. */
export const DEMO = path.resolve('demo');

/** The demo shop's production, in which every state there is has a flag. */
export function demoProduction(): Snapshot {
  const file = 'flags/production.flagd.json';
  return snapshotOf(file, readFileSync(path.join(DEMO, file), 'utf8'), 'v1', NOW);
}

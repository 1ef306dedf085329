import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Place } from '../../src/core/ports/provider.ts';
import { systemClock } from '../../src/node/clock.ts';
import { DiskFiles } from '../../src/node/files.ts';
import { gitRevisions } from '../../src/node/gitRevisions.ts';
import { flagdProvider } from '../../src/providers/flagd/provider.ts';
import { flagFileText, keyIn } from '../support/oneFlag.ts';
import type { Harness } from './harness.ts';

const text = flagFileText({ dark: {}, shared: { targeting: { if: [keyIn('ana'), 'on', 'off'] } } });

/** Real files on this machine's disk. */
export const flagd: Harness = {
  id: 'flagd',
  fixture: { dark: 'dark', shared: 'shared', has: 'ana', lacks: 'ben' },
  async open() {
    const root = await mkdtemp(path.join(os.tmpdir(), 'release-lens-contract-'));
    const placeOf = (name: string): Place => ({
      connection: { name: 'contract', provider: 'flagd', root, folders: ['.'], environments: [] },
      environment: { name, tier: 'other', source: `${name}.flagd.json` },
    });
    const fileOf = ({ environment }: Place) => path.join(root, environment.source);
    const [place, elsewhere] = [placeOf('production'), placeOf('staging')];
    for (const each of [place, elsewhere]) await writeFile(fileOf(each), text);
    return {
      provider: flagdProvider(new DiskFiles(), gitRevisions, systemClock),
      place,
      elsewhere,
      contents: (of) => readFile(fileOf(of), 'utf8'),
      async interfere() {
        const now = await readFile(fileOf(place), 'utf8');
        await writeFile(fileOf(place), now.replace('"ana"', '"ana", "cleo"'));
      },
      remove: () => rm(fileOf(place)),
      garble: () => writeFile(fileOf(place), '<html>'),
      async block() {
        await rm(fileOf(place));
        await mkdir(fileOf(place));
      },
      close: () => rm(root, { recursive: true }),
    };
  },
};

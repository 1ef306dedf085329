import assert from 'node:assert/strict';
import { systemClock } from '../../src/node/clock.ts';
import { environmentTokens } from '../../src/node/environmentTokens.ts';
import { DiskFiles } from '../../src/node/files.ts';
import { gitRevisions } from '../../src/node/gitRevisions.ts';
import { providers } from '../../src/providers/registry.ts';
import { flagd } from './flagd.harness.ts';
import { launchdarkly } from './launchdarkly.harness.ts';
import { providerContract } from './provider.contract.ts';
import { split } from './split.harness.ts';
import { unleash } from './unleash.harness.ts';

const harnesses = [flagd, launchdarkly, split, unleash];

describe('the registry', () => {
  it('holds no provider that is not put to the contract', async () => {
    const all = providers({
      files: new DiskFiles(),
      revisions: gitRevisions,
      clock: systemClock,
      tokens: environmentTokens({}),
    });
    assert.deepEqual([...all.keys()].sort(), harnesses.map(({ id }) => id).sort());
    for (const id of all.keys()) assert.equal((await all.get(id))?.id, id);
  });
});

for (const harness of harnesses) providerContract(harness);

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { healthSources } from '../../../src/health/registry.ts';
import { FakeClock } from '../../support/fakeClock.ts';

it('every health source there is can be named in a configuration, and no other', async () => {
  const needs = { tokens: { of: async () => undefined }, clock: new FakeClock(0), exec: 'Not here.' };
  const schema = JSON.parse(await readFile('schemas/release-lens.schema.json', 'utf8'));
  const { kind } = schema.properties.healthSources.items.properties;
  assert.deepEqual([...healthSources(needs).keys()], kind.enum);
});

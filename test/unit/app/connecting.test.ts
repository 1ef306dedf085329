import assert from 'node:assert/strict';
import { readConfig } from '../../../src/app/config.ts';
import { entryOf, withConnection } from '../../../src/app/connecting.ts';

const connection = { name: 'shop', provider: 'unleash', url: 'https://flags.example', project: 'default' };
const environments = [
  { name: 'production', source: 'production', tier: 'production' },
  { name: 'Staging EU', source: 'staging-eu', tier: 'other' },
] as const;
const entry = entryOf(connection, environments);

describe('a connection that is written down', () => {
  it('reads back as what it was', () => {
    const [read] = readConfig(withConnection(undefined, entry), '/x').connections;
    assert.deepEqual(read, { ...connection, root: '/x', folders: ['.'], environments });
  });

  it('stands beside the others, and their comments stay', () => {
    const text = withConnection('{\n  // ours\n  "identity": { "key": "me" }\n}\n', entry);
    const both = withConnection(text, { ...entry, name: 'other' });
    assert.match(both, /\/\/ ours/);
    assert.deepEqual(
      readConfig(both, '/x').connections.map(({ name }) => name),
      ['shop', 'other'],
    );
    assert.equal(readConfig(both, '/x').identity?.key, 'me');
  });

  it('takes the place of the one of its name', () => {
    const text = withConnection(withConnection(undefined, entry), { ...entry, project: 'second' });
    assert.deepEqual(
      readConfig(text, '/x').connections.map(({ project }) => project),
      ['second'],
    );
  });
});

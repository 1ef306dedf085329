import assert from 'node:assert/strict';
import { readConfig } from '../../../src/app/config.ts';
import { discoveredConnections } from '../../../src/app/connections.ts';
import { NO_CONFIG } from '../../../src/core/model/config.ts';

describe('connections that nobody configured', () => {
  const found = (...files: string[]) => discoveredConnections('/code/shop', files, NO_CONFIG);

  it('are one a folder, with an environment a file', () => {
    assert.deepEqual(found('flags/staging.flagd.json', 'flags/production.flagd.json'), [
      {
        name: 'shop',
        provider: 'flagd',
        root: '/code/shop',
        folders: ['.'],
        environments: [
          { name: 'production', tier: 'production', source: 'flags/production.flagd.json' },
          { name: 'staging', tier: 'other', source: 'flags/staging.flagd.json' },
        ],
      },
    ]);
  });

  it('are named after the folder that says something', () => {
    const names = (file: string) => found(file).map(({ name, folders }) => [name, ...folders]);
    assert.deepEqual(names('production.flagd.json'), [['shop', '.']]);
    assert.deepEqual(names('services/mailer/flags/production.flagd.yaml'), [['mailer', 'services/mailer']]);
    assert.deepEqual(names('apps/web/production.flagd.yml'), [['web', 'apps']]);
  });

  it('are of production where one file is all there is, and its name says nothing of where', () => {
    const tiers = (...files: string[]) => found(...files)[0]?.environments.map(({ tier }) => tier);
    assert.deepEqual(tiers('flags.flagd.json'), ['production']);
    assert.deepEqual(tiers('config/feature-flags.flagd.yaml'), ['production']);
    assert.deepEqual(tiers('staging.flagd.json'), ['other']);
    assert.deepEqual(tiers('flags.flagd.json', 'staging.flagd.json'), ['other', 'other']);
  });

  it('leave out what a configuration names', () => {
    const text =
      '{"connections": [{"name": "a", "provider": "flagd", "environments": [{"name": "x", "file": "flags/x.flagd.json"}]}]}';
    const config = readConfig(text, '/code/shop');
    const rest = discoveredConnections('/code/shop', ['flags/x.flagd.json', 'flags/y.flagd.json'], config);
    assert.deepEqual(
      rest.flatMap(({ environments }) => environments.map(({ name }) => name)),
      ['y'],
    );
  });
});

import assert from 'node:assert/strict';
import { ConfigError, readConfig } from '../../../src/app/config.ts';

const environment = (fields: object) => ({
  connections: [
    { name: 'shop', provider: 'flagd', environments: [{ name: 'production', file: 'p.json', ...fields }] },
  ],
});

describe('release-lens.json', () => {
  it('may be empty of all, with comments and trailing commas', () => {
    assert.deepEqual(readConfig('// nothing yet\n{ /* still */ }', '/shop'), {
      connections: [],
      calls: { calls: [], components: [], attributes: [], accessors: [] },
      stale: { days: 30, temporaryDays: 90, ignore: [] },
      health: { sources: [], gates: [] },
    });
    assert.deepEqual(readConfig('{ "stale": { "days": 7, }, }', '/shop').stale, {
      days: 7,
      temporaryDays: 90,
      ignore: [],
    });
  });

  it('names connections and their environments', () => {
    const { connections } = readConfig(
      JSON.stringify(environment({ ofrep: 'http://127.0.0.1:8787' })),
      '/shop',
    );
    assert.deepEqual(connections, [
      {
        name: 'shop',
        provider: 'flagd',
        root: '/shop',
        folders: ['.'],
        environments: [
          { name: 'production', tier: 'production', source: 'p.json', ofrep: 'http://127.0.0.1:8787' },
        ],
      },
    ]);
  });

  it("tells production by the environment's name, unless told", () => {
    const tiers = [
      { name: 'eu-prod' },
      { name: 'live' },
      { name: 'reproduction' },
      { name: 'x', tier: 'production' },
      { name: 'production', tier: 'other' },
    ];
    const read = tiers.map(
      (fields) => readConfig(JSON.stringify(environment(fields)), '/').connections[0]?.environments[0]?.tier,
    );
    assert.deepEqual(read, ['production', 'production', 'other', 'production', 'other']);
  });

  it("knows the code's own calls", () => {
    const config = {
      calls: [
        { name: 'isOn', keyArgument: 1, defaultArgument: 2, inverted: true, languages: ['ruby'] },
        { name: 'use' },
      ],
      components: [{ name: 'Feature', prop: 'name' }],
      attributes: [{ name: 'FeatureGate' }],
      accessors: [{ object: 'flags', case: 'camel' }, { object: 'raw' }],
    };
    assert.deepEqual(readConfig(JSON.stringify(config), '/').calls, {
      calls: [
        { name: 'isOn', keyArgument: 1, defaultArgument: 2, inverted: true, languages: ['ruby'] },
        { name: 'use', keyArgument: 0 },
      ],
      components: [{ name: 'Feature', prop: 'name' }],
      attributes: [{ name: 'FeatureGate', keyArgument: 0 }],
      accessors: [{ object: 'flags', case: 'camel' }, { object: 'raw' }],
    });
  });

  it('says who I am', () => {
    const text = '{"identity": {"key": "me", "attributes": {"plan": "beta"}}}';
    assert.deepEqual(readConfig(text, '/').identity, {
      key: 'me',
      kind: 'user',
      attributes: { plan: 'beta' },
    });
  });

  const wrong: readonly (readonly [string, string | object, RegExp])[] = [
    ['is empty', '', /line 1: ValueExpected/],
    ['breaks off', '{\n  "connections": [\n', /line 3: CloseBracketExpected/],
    ['is a list', [], /the file has to be an object/],
    ['has no list of connections', { connections: {} }, /"connections" has to be a list/],
    ['has a connection that is none', { connections: ['shop'] }, /each of "connections" has to be an object/],
    ['has a connection without a name', { connections: [{ provider: 'flagd' }] }, /"name" is missing/],
    ['has a connection without a provider', { connections: [{ name: 'shop' }] }, /"provider" is missing/],
    ['has an environment without a file', environment({ file: '' }), /"file" is missing/],
    ['has a name that is no text', environment({ name: 5 }), /"name" has to be text/],
    ['leaves its folder', environment({ file: '../secrets.json' }), /"file" of production has to lie below/],
    [
      'leaves its folder on the way',
      environment({ file: 'a/../../b.json' }),
      /"file" of production has to lie below/,
    ],
    [
      'leaves its folder by the root',
      environment({ file: '/etc/flags.json' }),
      /"file" of production has to lie below/,
    ],
    [
      'leaves its folder as Windows does',
      environment({ file: '..\\secrets.json' }),
      /"file" of production has to lie below/,
    ],
    [
      'leaves its folder by a drive',
      environment({ file: 'C:\\flags.json' }),
      /"file" of production has to lie below/,
    ],
    [
      'asks a file',
      environment({ ofrep: 'file:///etc/passwd' }),
      /"ofrep" of production has to be an http or https/,
    ],
    ['asks a script', environment({ ofrep: 'javascript:alert(1)' }), /"ofrep" of production/],
    ['has half a day', { stale: { days: 1.5 } }, /"days" has to be a whole number/],
    ['has an identity without a key', { identity: {} }, /"key" is missing/],
    ['has a call without a name', { calls: [{}] }, /"name" is missing/],
    ['has an accessor without an object', { accessors: [{}] }, /"object" is missing/],
  ];

  for (const [title, content, message] of wrong) {
    it(`is refused by name when it ${title}`, () => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      assert.throws(
        () => readConfig(text, '/shop'),
        (error) =>
          error instanceof ConfigError &&
          error.message.startsWith('release-lens.json') &&
          message.test(error.message),
      );
    });
  }

  it('may start with a byte order mark', () => {
    assert.deepEqual(readConfig('\uFEFF{"stale": {"days": 7}}', '/').stale, {
      days: 7,
      temporaryDays: 90,
      ignore: [],
    });
  });

  it('takes a flag system by its address, its environments by their own keys', () => {
    const text = JSON.stringify({
      connections: [
        {
          name: 'shop',
          provider: 'unleash',
          url: 'https://flags.corp.example/',
          project: 'default',
          environments: [{ name: 'live', key: 'production', tier: 'production' }, { name: 'staging' }],
        },
      ],
    });
    const [connection] = readConfig(text, '/x').connections;
    assert.deepEqual(
      [connection?.url, connection?.project, connection?.environments.map(({ source }) => source)],
      ['https://flags.corp.example', 'default', ['production', 'staging']],
    );
  });

  for (const url of [
    'http://flags.corp.example',
    'ftp://x',
    'javascript:alert(1)',
    'http://localhost.evil.example',
  ]) {
    it(`sends no token to ${url}`, () => {
      const text = JSON.stringify({
        connections: [{ name: 'shop', provider: 'unleash', url, environments: [] }],
      });
      assert.throws(() => readConfig(text, '/x'), /"url" of shop has to be an https address/);
    });
  }
});

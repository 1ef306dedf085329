import assert from 'node:assert/strict';
import { ConfigError } from '../../../src/app/config/fields.ts';
import { readConfig } from '../../../src/app/config.ts';

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
    });
    assert.deepEqual(readConfig('{ "stale": { "days": 7, }, }', '/shop').stale, {
      days: 7,
      temporaryDays: 90,
      ignore: [],
    });
  });

  it('says what becomes of functions that are left with a constant', () => {
    const removing = (what: string) =>
      readConfig(`{ "remove": { "constantFunctions": ${what} } }`, '/shop').remove;
    assert.deepEqual(removing('"leave"'), { constantFunctions: 'leave' });
    assert.throws(() => removing('true'), ConfigError);
  });

  it('gives folders other days', () => {
    const { folders } = readConfig(
      '{ "stale": { "folders": [{ "folder": "./billing/", "days": 90 }, { "folder": "web", "temporaryDays": 9 }] } }',
      '/shop',
    ).stale;
    assert.deepEqual(folders, [
      { folder: 'billing', days: 90 },
      { folder: 'web', temporaryDays: 9 },
    ]);
    assert.throws(() => readConfig('{ "stale": { "folders": [{ "days": 9 }] } }', '/shop'), ConfigError);
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
    ['is empty', '', /line 1: a value is missing/],
    ['breaks off', '{\n  "connections": [\n', /line 3: a closing bracket is missing/],
    ['is a list', [], /the file has to be an object/],
    ['has no list of connections', { connections: {} }, /"connections" has to be a list/],
    ['has a connection that is none', { connections: ['shop'] }, /each of "connections" has to be an object/],
    ['has a connection without a name', { connections: [{ provider: 'flagd' }] }, /"name" is missing/],
    [
      'has a connection without a provider',
      { connections: [{ name: 'shop' }] },
      /"provider" of shop is missing/,
    ],
    [
      'has an environment without a file',
      environment({ file: '' }),
      /"file" of production of shop \(or "url" of shop\) is missing/,
    ],
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

describe('the stages of a release in release-lens.json', () => {
  const gates = [{ name: 'errors', source: 'metrics', value: 'q', below: 1 }];
  const healthSources = [{ name: 'metrics', kind: 'prometheus', url: 'http://127.0.0.1:9090' }];
  const stagesOf = (stages: unknown) =>
    readConfig(JSON.stringify({ stages, gates, healthSources }), '/shop').stages;

  it('are read, each with whom it reaches', () => {
    const stages = stagesOf([
      { name: 'only me', me: true },
      { name: 'team', people: ['ana', 'ben'] },
      { name: 'later' },
      { name: 'internal', segment: 'staff', who: ['*@shop.example'] },
      { name: 'beta', attribute: 'plan', in: ['beta'] },
      { name: '0.5 %', share: 0.5, soakHours: 12, minPeople: 100, gates: ['errors'] },
      { name: 'all', share: 100 },
    ]);
    assert.deepEqual(stages, [
      { name: 'only me', population: { kind: 'me' } },
      { name: 'team', population: { kind: 'people', keys: ['ana', 'ben'] } },
      { name: 'later' },
      {
        name: 'internal',
        population: { kind: 'segment', name: 'staff' },
        by: ['*@shop.example'],
      },
      { name: 'beta', population: { kind: 'condition', attribute: 'plan', values: ['beta'] } },
      {
        name: '0.5 %',
        population: { kind: 'share', share: 0.005 },
        soakHours: 12,
        minPeople: 100,
        gates: ['errors'],
      },
      { name: 'all', population: { kind: 'everyone' } },
    ]);
  });

  it('hold for every connection', () => {
    const stages = [{ name: 'all', everyone: true }];
    const connections = [{ name: 'shop', provider: 'flagd', environments: [] }];
    const [shop] = readConfig(JSON.stringify({ stages, connections }), '/shop').connections;
    assert.deepEqual(shop?.stages, [{ name: 'all', population: { kind: 'everyone' } }]);
  });

  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [[{ name: 'a', share: 5, everyone: true }], /several ways/],
    [[{ name: 'a', share: 101 }], /in percent/],
    [[{ name: 'a', share: 0.0001 }], /three digits/],
    [[{ name: 'a', me: false }], /not true/],
    [[{ name: 'a', me: true, gates: ['eror'] }], /"a" waits for "eror", which is not among "gates"/],
    [[{ name: 'a', attribute: 'plan' }], /needs "in"/],
    [
      [
        { name: 'a', me: true },
        { name: 'A', everyone: true },
      ],
      /there twice/,
    ],
    [
      [
        { name: 'a', share: 5 },
        { name: 'b', share: 1 },
      ],
      /have to grow/,
    ],
    [[{ name: 'a', share: 5, soakHours: 0 }], /above zero/],
  ];
  for (const [stages, message] of wrong) {
    it(`are refused where they make no sense: ${JSON.stringify(stages)}`, () => {
      assert.throws(
        () => stagesOf(stages),
        (error) => error instanceof ConfigError && message.test(error.message),
      );
    });
  }
});

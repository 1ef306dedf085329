import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { lookUp } from '../../../../src/app/whoAmI.ts';
import { runCli } from '../../../support/cli.ts';
import { Shop } from '../../../support/launchdarkly/shop.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const ME = 'you@shop.example';
const seen = (context: object) => ({
  lastSeen: '2026-11-24T10:00:00.526470334Z',
  context: { kind: 'user', ...context },
});

describe('who I am at LaunchDarkly', () => {
  const inFolder = useTemporaryFolder();
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    shop.double.world.contexts.push(
      seen({ key: 'u-7', email: ME, plan: 'beta', _meta: { privateAttributes: ['plan'] } }),
      seen({ key: 'u-7', email: ME, plan: 'old' }),
      seen({ key: 'x', email: ME, anonymous: true }),
      seen({ key: 'u-8', email: 'ben@shop.example' }),
      seen({ key: 'acme', kind: 'org' }),
    );
  });

  afterEach(() => shop.close());

  const entry = () => ({
    ...shop.place(),
    provider: shop.provider,
    snapshot: undefined,
    problem: undefined,
    changes: new Map(),
  });

  it('is found by my e-mail address, with my kind and attributes, once for all applications', async () => {
    const { found } = await lookUp([entry()], ME);
    assert.deepEqual(found, [
      {
        identity: { key: 'u-7', kind: 'user', attributes: { email: ME, plan: 'beta' } },
        lastSeen: Date.parse('2026-11-24T10:00:00.526Z'),
      },
    ]);
  });

  it('is asked with keys as they look there where nobody bears my address', async () => {
    assert.deepEqual(await lookUp([entry()], 'nobody"|@shop.example'), {
      found: [],
      examples: ['u-7', 'u-8', 'acme'],
    });
  });

  it('is asked all the same where the token may not look, which is said', async () => {
    shop.double.refuse = (_, path) => (path.includes('contexts') ? 403 : undefined);
    const { found, problem } = await lookUp([entry()], ME);
    assert.deepEqual(found, []);
    assert.match(problem ?? '', /LaunchDarkly/);
  });

  it('is told by the command line, and taken from a variable of the connection', async () => {
    shop.add('checkout');
    const connection = {
      ...{ name: 'web shop', provider: 'launchdarkly', url: shop.double.url, project: 'shop' },
      environments: [{ name: 'production', tier: 'production' }],
    };
    await writeFile(inFolder('release-lens.json'), JSON.stringify({ connections: [connection] }));
    process.env['RELEASE_LENS_WEB_SHOP_TOKEN'] = shop.double.token;
    try {
      const run = (...args: string[]) => runCli(inFolder('home'), inFolder(), ...args);
      const { stdout, stderr } = await run('whoami');
      assert.match(stdout, /web shop: you are user you@shop\.example/, stderr);
      const [, text = ''] = /RELEASE_LENS_WEB_SHOP_IDENTITY='(.*)'/.exec(stdout) ?? [];
      process.env['RELEASE_LENS_WEB_SHOP_IDENTITY'] = text;
      const released = await run('self', 'checkout', '--yes', '--json');
      assert.equal(released.code, 0, released.stderr);
      assert.deepEqual(shop.named('checkout'), { 'u-7': 0 });
    } finally {
      delete process.env['RELEASE_LENS_WEB_SHOP_TOKEN'];
      delete process.env['RELEASE_LENS_WEB_SHOP_IDENTITY'];
    }
  });
});

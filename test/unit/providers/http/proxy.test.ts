import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { systemClock } from '../../../../src/node/clock.ts';
import { AdminApi } from '../../../../src/providers/http/adminApi.ts';
import { runCli } from '../../../support/cli.ts';
import { type Corporate, openCorporate } from '../../../support/corporate.ts';
import { Shop } from '../../../support/launchdarkly/shop.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'NODE_EXTRA_CA_CERTS'];

describe('a flag system behind a proxy', () => {
  const inFolder = useTemporaryFolder();
  const kept = new Map(VARIABLES.map((name) => [name, process.env[name]]));
  let shop: Shop;
  let corporate: Corporate;

  beforeEach(async () => {
    for (const name of VARIABLES) delete process.env[name];
    shop = await Shop.open();
    corporate = await openCorporate(shop.double.url);
  });

  afterEach(async () => {
    for (const [name, value] of kept) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await corporate.close();
    await shop.close();
  });

  const asked = () =>
    new AdminApi({
      label: 'Flags',
      url: corporate.url,
      headers: {},
      clock: systemClock,
      timeoutMs: 20_000,
    }).get('/', v.unknown());

  it('is reached through the proxy that the environment names, by the authority that it names', async () => {
    shop.add('checkout');
    const connection = {
      ...{ name: 'shop', provider: 'launchdarkly', url: corporate.url, project: 'shop' },
      environments: [{ name: 'production', tier: 'production' }],
    };
    await writeFile(inFolder('release-lens.json'), JSON.stringify({ connections: [connection] }));
    await writeFile(inFolder('ca.pem'), corporate.ca);
    const login = corporate.proxy.replace('//', '//ana:secret@');
    Object.assign(process.env, { HTTPS_PROXY: login, NODE_EXTRA_CA_CERTS: inFolder('ca.pem') });
    process.env['RELEASE_LENS_SHOP_TOKEN'] = shop.double.token;
    corporate.guarded = true;
    try {
      const { stdout, stderr } = await runCli(inFolder('home'), inFolder(), 'whoami');
      assert.match(stdout, /shop: you are user/, stderr);
      assert.doesNotMatch(stdout, /could not be looked up/);
    } finally {
      delete process.env['RELEASE_LENS_SHOP_TOKEN'];
    }
    const basic = `Basic ${Buffer.from('ana:secret').toString('base64')}`;
    assert.ok(corporate.led.length > 0);
    for (const { to, login } of corporate.led) assert.deepEqual([to, login], ['flags.corp.test:443', basic]);
  });

  it('says what to do where nobody here trusts its authority', async () => {
    process.env['HTTPS_PROXY'] = corporate.proxy;
    await assert.rejects(asked(), /signed by an authority that is not known here.*NODE_EXTRA_CA_CERTS/);
  });

  it('says that the proxy wants a log-in', async () => {
    process.env['HTTPS_PROXY'] = corporate.proxy;
    corporate.guarded = true;
    await assert.rejects(asked(), /the proxy on the way asks for a log-in/);
  });

  it('is not asked through the proxy where that is ruled out', async () => {
    Object.assign(process.env, { HTTPS_PROXY: corporate.proxy, NO_PROXY: '.corp.test' });
    await assert.rejects(asked(), /cannot be found/);
    assert.deepEqual(corporate.led, []);
  });
});

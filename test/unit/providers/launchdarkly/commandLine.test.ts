import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { runCli } from '../../../support/cli.ts';
import { Shop } from '../../../support/launchdarkly/shop.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const ME = 'you@shop.example';

describe('the command line at LaunchDarkly', () => {
  const inFolder = useTemporaryFolder();

  it('releases to only me for hours, explains it, and puts back what was there', async () => {
    const shop = await Shop.open();
    shop.add('checkout', { targets: [{ contextKind: 'user', variation: 1, values: [ME, 'ben'] }] });
    const connection = {
      ...{ name: 'shop', provider: 'launchdarkly', url: shop.double.url, project: 'shop' },
      environments: [{ name: 'production', tier: 'production' }],
    };
    await writeFile(inFolder('release-lens.json'), JSON.stringify({ connections: [connection] }));
    process.env['RELEASE_LENS_SHOP_TOKEN'] = shop.double.token;
    try {
      const run = (...args: string[]) => runCli(inFolder('home'), inFolder(), ...args);
      const released = await run('self', 'checkout', '--for', '2h', '--yes', '--json');
      assert.equal(released.code, 0, released.stderr + released.stdout);
      assert.deepEqual(shop.named('checkout'), { ben: 1, [ME]: 0 });
      assert.equal(shop.production.schedules.length, 1);
      const explained = await run('explain', 'checkout', '--json');
      assert.equal(explained.json().variation, 'true');
      const ended = await run('un-release', 'checkout', '--json');
      assert.equal(ended.code, 0, ended.stderr + ended.stdout);
      assert.deepEqual(shop.named('checkout'), { ben: 1, [ME]: 1 });
      assert.deepEqual(shop.production.schedules, []);
      assert.match(shop.double.world.comments[0] ?? '', /you@shop\.example/);
      for (const { stdout, stderr } of [released, explained, ended])
        assert.ok(!`${stdout}${stderr}`.includes(shop.double.token));
    } finally {
      delete process.env['RELEASE_LENS_SHOP_TOKEN'];
      await shop.close();
    }
  });
});

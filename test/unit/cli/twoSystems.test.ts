import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from '../../support/cli.ts';
import { flagFileText } from '../../support/oneFlag.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

describe('the command line in a monorepo whose two flag systems know the same key', () => {
  const folder = useTemporaryFolder();
  const names = ['shop', 'backoffice'] as const;
  const file = (name: string) => `${name}/production.flagd.json`;

  beforeEach(async () => {
    for (const name of names) {
      await mkdir(folder(name));
      await writeFile(folder(file(name)), flagFileText({ flag: {} }));
    }
    const connections = names.map((name) => ({
      name,
      provider: 'flagd',
      folders: [name],
      environments: [{ name: 'production', file: file(name) }],
    }));
    await writeFile(folder('release-lens.json'), JSON.stringify({ connections }));
  });

  const run = (...args: string[]) => runCli(folder('home'), path.dirname(folder('shop')), ...args);
  const texts = () => Promise.all(names.map((name) => readFile(folder(file(name)), 'utf8')));

  it('asks which is meant by a name that it then takes, and writes there alone', async () => {
    const [shop, backoffice] = await texts();
    const unclear = await run('self', 'flag', '--yes', '--env', 'production', '--json');
    assert.equal(unclear.code, 2);
    assert.match(unclear.stderr, /shop\/production, backoffice\/production/);

    const released = await run('self', 'flag', '--yes', '--env', 'backoffice/production', '--json');
    assert.equal(released.code, 0, released.stderr);
    const [shopNow, backofficeNow] = await texts();
    assert.equal(shopNow, shop);
    assert.match(backofficeNow ?? '', /you@shop\.example/);

    await run('self', 'flag', '--yes', '--env', 'shop/production');
    const both = await run('un-release', 'flag', '--json');
    assert.equal(both.code, 2);
    assert.match(both.stderr, /backoffice\/production/);
    const listed = await run('leases');
    assert.match(listed.stdout, /shop\/production/);
    for (const name of names) await run('un-release', 'flag', '--env', `${name}/production`);
    assert.deepEqual(await texts(), [shop, backoffice]);
  });

  it('tells the environments of the same name apart', async () => {
    const { stdout } = await run('flags');
    assert.match(stdout, /shop\/production .*\n.*backoffice\/production /);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { uncommitted } from '../../../src/node/gitStatus.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

describe('what is not committed', () => {
  const folder = useTemporaryFolder();
  const write = (file: string, text: string) => writeFileSync(folder(file), text);

  function git(...args: readonly string[]): void {
    const who = ['-c', 'user.name=ana', '-c', 'user.email=ana@shop.example'];
    execFileSync('git', [...who, ...args], { cwd: folder(), stdio: 'ignore' });
  }

  beforeEach(() => {
    git('init', '--quiet');
    mkdirSync(folder('shop'));
    write('shop/a.ts', 'one\n');
    write('shop/b ü.ts', 'two\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'all');
  });

  it('is a file that was changed, staged or never added, by its name in the folder that is asked about', async () => {
    assert.deepEqual(await uncommitted(folder('shop'), ['a.ts', 'b ü.ts']), []);
    write('shop/a.ts', 'changed\n');
    write('shop/c.ts', 'new\n');
    write('shop/b ü.ts', 'staged\n');
    git('add', 'shop/b ü.ts');
    write('shop/b ü.ts', 'two\n');
    assert.deepEqual(await uncommitted(folder('shop'), ['a.ts', 'b ü.ts', 'c.ts']), [
      'a.ts',
      'b ü.ts',
      'c.ts',
    ]);
  });

  it('is no file whose line ends alone are other ones', async () => {
    write('shop/a.ts', 'one\r\n');
    assert.deepEqual(await uncommitted(folder(), ['shop/a.ts']), []);
  });

  it('cannot be told without git', async () => {
    assert.equal(await uncommitted('/', ['a.ts']), undefined);
  });

  it('runs no filter that the repository names', async () => {
    const ran = folder('ran');
    write('program.sh', `#!/bin/sh\ntouch '${ran}'\ncat\n`);
    chmodSync(folder('program.sh'), 0o755);
    write('.gitattributes', '*.ts filter=trap\n');
    git('config', 'filter.trap.clean', folder('program.sh'));
    write('shop/a.ts', 'eno\n');
    assert.deepEqual(await uncommitted(folder(), ['shop/a.ts']), ['shop/a.ts']);
    assert.equal(existsSync(ran), false);

    // The trap is a real one: plain git falls into it.
    git('status');
    assert.equal(existsSync(ran), true);
  });
});

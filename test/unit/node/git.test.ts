import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitRevisions } from '../../../src/node/gitRevisions.ts';
import { listFiles } from '../../../src/node/indexing/listFiles.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

describe('a repository whose configuration names programs', () => {
  const folder = useTemporaryFolder();

  function git(...args: readonly string[]): void {
    const who = ['-c', 'user.name=ana', '-c', 'user.email=ana@shop.example'];
    execFileSync('git', [...who, ...args], { cwd: folder(), stdio: 'ignore' });
  }

  it('is read without running them', async () => {
    const ran = path.join(folder(), 'ran');
    const program = path.join(folder(), 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${ran}'\n`);
    chmodSync(program, 0o755);
    writeFileSync(path.join(folder(), 'a.ts'), '1');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
    git('config', 'core.fsmonitor', program);
    git('config', 'log.showSignature', 'true');
    git('config', 'gpg.program', program);

    assert.ok((await listFiles(folder())).includes('a.ts'));
    assert.equal((await gitRevisions.of(folder(), 'a.ts', 10)).length, 1);
    assert.equal(existsSync(ran), false);

    // The trap is a real one: plain git falls into it.
    git('status');
    assert.equal(existsSync(ran), true);
  });
});

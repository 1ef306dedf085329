import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, readlink, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { FileError, type FileFailure } from '../../../src/core/ports/files.ts';
import { DiskFiles } from '../../../src/node/files.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

describe('definition files on disk', () => {
  const diskFiles = new DiskFiles();
  const folder = useTemporaryFolder();

  const fails = (reason: FileFailure, work: Promise<unknown>) =>
    assert.rejects(work, (error) => error instanceof FileError && error.reason === reason);

  it('have a version that changes with their bytes, and not without', async () => {
    const versions: string[] = [];
    for (const text of ['a', 'b', 'a', '\uFEFFa']) {
      await writeFile(folder('f'), text);
      versions.push((await diskFiles.read(folder('f'))).version);
    }
    assert.equal(versions[0], versions[2]);
    assert.equal(new Set(versions).size, 3);
  });

  it('are told apart by why they cannot be read', async () => {
    await fails('missing', diskFiles.read(folder('nothing')));
    await mkdir(folder('directory'));
    await fails('unreadable', diskFiles.read(folder('directory')));
    await writeFile(folder('nul'), 'a\0b');
    await fails('not text', diskFiles.read(folder('nul')));
    await writeFile(folder('latin1'), Buffer.from('{"name": "Zo\xeb"}', 'latin1'));
    await fails('not text', diskFiles.read(folder('latin1')));
    await writeFile(folder('big'), Buffer.alloc(9 * 1024 * 1024, 0x20));
    await fails('too large', diskFiles.read(folder('big')));
  });

  it('are replaced only at the version they were read at', async () => {
    await writeFile(folder('f'), 'old');
    const { version } = await diskFiles.read(folder('f'));
    const next = await diskFiles.replace(folder('f'), version, 'new ü');
    assert.deepEqual(next, await diskFiles.read(folder('f')));
    await fails('changed', diskFiles.replace(folder('f'), version, 'newer'));
    assert.equal(await readFile(folder('f'), 'utf8'), 'new ü');
    await fails('missing', diskFiles.replace(folder('nothing'), version, 'x'));
  });

  it('are read each time, though neither their size nor their time tells of a change', async () => {
    await writeFile(folder('f'), 'old');
    const first = await diskFiles.read(folder('f'));
    const { atime, mtime } = await stat(folder('f'));
    await writeFile(folder('f'), 'new');
    await utimes(folder('f'), atime, mtime);
    const second = await diskFiles.read(folder('f'));
    assert.equal(second.text, 'new');
    await fails('changed', diskFiles.replace(folder('f'), first.version, 'mine'));
    await diskFiles.replace(folder('f'), second.version, 'half \uD800');
    assert.equal((await diskFiles.read(folder('f'))).text, 'half \uFFFD');
  });

  it('keep their mode and their symbolic link', async () => {
    await writeFile(folder('real'), 'old');
    await chmod(folder('real'), 0o640);
    await symlink('real', folder('link'));
    const { version } = await diskFiles.read(folder('link'));
    await diskFiles.replace(folder('link'), version, 'new');
    assert.equal(await readFile(folder('real'), 'utf8'), 'new');
    assert.equal((await stat(folder('real'))).mode & 0o777, 0o640);
    assert.equal(await readlink(folder('link')), 'real');
  });

  it('are not replaced where they are write-protected, though their folder is not', async () => {
    await writeFile(folder('f'), 'old');
    await chmod(folder('f'), 0o444);
    const { version } = await diskFiles.read(folder('f'));
    await fails('not writable', diskFiles.replace(folder('f'), version, 'new'));
    assert.equal(await readFile(folder('f'), 'utf8'), 'old');
  });
});

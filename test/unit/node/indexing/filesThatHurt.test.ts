import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FolderUnderTest } from './followFolder.ts';

const CALL = "useFlag('a-key');";

describe('files that hurt', () => {
  let folder: FolderUnderTest;
  beforeEach(async () => {
    folder = await FolderUnderTest.make();
  });
  afterEach(() => folder.remove());

  const skipped = () => folder.indexer.stats.skipped.map(({ file, reason }) => `${file} ${reason}`);

  it('skips what is too large or binary, and says so', async () => {
    await folder.write('hundred-megabytes.ts', CALL);
    await truncate(path.join(folder.root, 'hundred-megabytes.ts'), 100_000_000);
    await folder.write('one-line.js', `${CALL}${'x'.repeat(20_000_000)}`);
    await folder.write('zeros.ts', Buffer.from(`\0\0${CALL}`));
    await folder.write('a.ts', CALL);
    await folder.indexer.start(folder.root);
    assert.deepEqual(skipped(), [
      'hundred-megabytes.ts too large',
      'one-line.js too large',
      'zeros.ts binary',
    ]);
    assert.deepEqual(folder.found(), ['a.ts:1:10 call a-key']);
  });

  it('reads UTF-16, Latin-1, a byte order mark and CRLF at the right places', async () => {
    await folder.write('utf16le.ts', Buffer.from(`\ufeff\n${CALL}`, 'utf16le'));
    await folder.write('utf16be.ts', Buffer.from(`\ufeff\n${CALL}`, 'utf16le').swap16());
    await folder.write('latin1.ts', Buffer.from(`'é'; ${CALL}`, 'latin1'));
    await folder.write('bom.ts', `\ufeff${CALL}`);
    await folder.write('crlf.ts', `// ä\r\n${CALL}\r\n`);
    await folder.indexer.start(folder.root);
    assert.deepEqual(folder.found(), [
      'bom.ts:1:10 call a-key',
      'crlf.ts:2:10 call a-key',
      'latin1.ts:1:15 call a-key',
      'utf16be.ts:2:10 call a-key',
      'utf16le.ts:2:10 call a-key',
    ]);
  });

  it('says which files it may not read, and does not wait for a pipe', async () => {
    await folder.write('secret.ts', CALL);
    await chmod(path.join(folder.root, 'secret.ts'), 0);
    await folder.write('a.ts', CALL);
    await folder.indexer.start(folder.root);
    // Root may read everything.
    if (process.getuid?.() !== 0) assert.deepEqual(skipped(), ['secret.ts unreadable']);
    execFileSync('mkfifo', [path.join(folder.root, 'pipe.ts')]);
    await folder.indexer.filesChanged(['pipe.ts']);
    assert.ok(folder.found().includes('a.ts:1:10 call a-key'));
  });

  it('takes any name a file can have, and ends where links lead in circles', async () => {
    const names = ['with space.ts', `with'quote".ts`, 'with🚩.ts', 'with\nnewline.ts', 'ünïcode/日本.ts'];
    for (const name of names) await folder.write(name, CALL);
    await symlink(folder.root, path.join(folder.root, 'loop'));
    await symlink('nowhere', path.join(folder.root, 'dangling.ts'));
    await folder.indexer.start(folder.root);
    assert.deepEqual(
      folder.found(),
      names.sort().map((name) => `${name}:1:10 call a-key`),
    );
    execFileSync('git', ['init', '-q'], { cwd: folder.root });
    await folder.indexer.start(folder.root);
    assert.deepEqual(
      folder.found(),
      names.sort().map((name) => `${name}:1:10 call a-key`),
    );
  });

  it('lists 50,000 files in one folder', async () => {
    await mkdir(path.join(folder.root, 'many'));
    for (let at = 0; at < 50_000; at += 1000) {
      const names = Array.from({ length: 1000 }, (_, index) =>
        path.join(folder.root, 'many', `${at + index}.ts`),
      );
      await Promise.all(names.map((name) => writeFile(name, 'x')));
    }
    await folder.write('many/last.ts', CALL);
    await folder.indexer.start(folder.root);
    assert.equal(folder.indexer.stats.files, 50_001);
    assert.deepEqual(folder.found(), ['many/last.ts:1:10 call a-key']);
  });
});

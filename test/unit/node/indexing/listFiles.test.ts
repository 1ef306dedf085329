import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listFiles } from '../../../../src/node/indexing/listFiles.ts';

describe('listFiles', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'release-lens-list-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function write(file: string, text = ''): Promise<void> {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }

  it('honours ignore files at every level and leaves out media and dependencies', async () => {
    await write('.gitignore', 'build/\n*.log\n');
    await write('sub/.gitignore', '!keep.log\nlocal.ts\n');
    for (const file of ['a.ts', 'build/b.ts', 'x.log', 'sub/local.ts', 'sub/c.ts', 'logo.png'])
      await write(file);
    await write('node_modules/dep/index.js');
    await write('sub/spaces and "quotes" 🚩.ts');
    assert.deepEqual(await listFiles(root), [
      '.gitignore',
      'a.ts',
      'sub/.gitignore',
      'sub/c.ts',
      'sub/spaces and "quotes" 🚩.ts',
    ]);
  });

  it('asks of a long name once for each letter, however many classes of letters a line has', async () => {
    const [long, matched] = ['w'.repeat(200), 'Windows_Arm64'];
    await write('.gitignore', '[Ww][Ii][Nn][Dd][Oo][Ww][Ss]_[Aa][Rr][Mm]64\n');
    for (const file of [long, matched]) await write(file);
    assert.deepEqual(await listFiles(root), ['.gitignore', long]);
  });

  it('ends where a link leads back', async () => {
    await write('sub/a.ts');
    await symlink(root, path.join(root, 'sub/loop'));
    assert.deepEqual(await listFiles(root), ['sub/a.ts']);
  });

  it('tells what it finds without git as it is found', async () => {
    for (const file of ['a.ts', 'logo.png', 'sub/b.ts', 'sub/deep/c.ts']) await write(file);
    const told: (readonly string[])[] = [];
    const listed = await listFiles(root, undefined, (files) => told.push(files));
    assert.deepEqual(told.map(String), ['a.ts', 'sub/b.ts', 'sub/deep/c.ts']);
    assert.deepEqual(told.flat(), listed);
  });

  it('lets others have a turn between the folders', async () => {
    await Promise.all(Array.from({ length: 2000 }, (_, index) => mkdir(path.join(root, `folder-${index}`))));
    let [isListing, turns] = [true, 0];
    const takeTurns = () => {
      turns++;
      if (isListing) setImmediate(takeTurns);
    };
    setImmediate(takeTurns);
    await listFiles(root);
    isListing = false;
    assert.ok(turns > 1, `${turns} turns`);
  });

  it('tells what git tracks, and what it does not, as soon as either is known', async () => {
    for (const file of ['a.ts', 'logo.png', 'new.ts', 'gone.ts']) await write(file);
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    execFileSync('git', ['add', 'a.ts', 'gone.ts'], { cwd: root });
    const told: (readonly string[])[] = [];
    const listed = await listFiles(root, undefined, (files) => told.push(files));
    assert.deepEqual([...listed].sort(), ['a.ts', 'gone.ts', 'new.ts']);
    assert.deepEqual(told.map(String).sort(), ['a.ts,gone.ts', 'new.ts']);
  });
});

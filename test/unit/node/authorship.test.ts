import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { gitAuthorship } from '../../../src/node/authorship.ts';
import { ownersIn } from '../../../src/node/codeOwners.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

describe('CODEOWNERS', () => {
  const of = (file: string, ...lines: readonly string[]) => ownersIn(lines.join('\n'))(file);

  it('the last pattern that matches decides, also where it names nobody', () => {
    const lines = ['* @all', '/shop/ @checkout ana@shop.example # who', '*.md', '/shop/legacy/ @ben'];
    assert.deepEqual(of('shop/cart.ts', ...lines), ['@checkout', 'ana@shop.example']);
    assert.deepEqual(of('shop/legacy/a.ts', ...lines), ['@ben']);
    assert.deepEqual(of('shop/README.md', ...lines), []);
    assert.deepEqual(of('main.go', ...lines), ['@all']);
  });

  it('sections, negations and comments are no patterns', () => {
    assert.deepEqual(of('a.ts', '[Shop] @section', '!a.ts @nobody', '# * @comment'), []);
  });
});

describe('whom to ask', () => {
  const folder = useTemporaryFolder();

  function commit(by: string, files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) writeFileSync(folder(file), text);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', `user.name=${by}`, '-c', `user.email=${by}@shop.example`, ...args], {
        cwd: folder(),
      });
    git('add', '.');
    git('commit', '--quiet', '-m', by);
  }

  beforeEach(() => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder() });
    mkdirSync(folder('shop'));
    commit('ana', { 'shop/a.ts': "one\nis('old-flag')\nthree\n", CODEOWNERS: '/shop/ @checkout\n' });
    commit('ben', { 'shop/a.ts': "one\nis('old-flag')\nTHREE\nfour\n" });
  });

  it('is who wrote the lines, as they are committed', async () => {
    writeFileSync(folder('shop/a.ts'), 'nothing\n');
    const authors = await gitAuthorship.authorsOf(folder('shop'), 'a.ts', [1, 2, 3, 1]);
    assert.deepEqual(Object.fromEntries(authors), { 1: 'ana', 2: 'ben', 3: 'ben' });
  });

  it('is who owns the file, also for a folder below the repository', async () => {
    const owners = await gitAuthorship.ownersOf(folder('shop'), ['a.ts']);
    assert.deepEqual([...owners], [['a.ts', ['@checkout']]]);
  });

  it('is who took a key out of the code, wherever else it still stands', async () => {
    commit('cleo', { 'shop/a.ts': 'one\n', 'flags.json': '"old-flag"' });
    const touched = await gitAuthorship.lastTouched(folder(), 'old-flag', ['flags.json']);
    assert.equal(touched?.by, 'cleo');
    assert.match(touched?.seen ?? '', /^git [0-9a-f]+$/);
    assert.equal(await gitAuthorship.lastTouched(folder(), 'no-such-flag', []), undefined);
  });

  it('is nobody where there is no git', async () => {
    assert.equal((await gitAuthorship.authorsOf('/', 'a.ts', [1])).size, 0);
    assert.deepEqual([...(await gitAuthorship.ownersOf('/', ['a.ts'])).values()], [[]]);
    assert.equal(await gitAuthorship.lastTouched('/', 'x', []), undefined);
  });
});

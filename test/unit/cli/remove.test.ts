import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCli } from '../../support/cli.ts';

const ENTRY = "  checkout: 'new-checkout',\n";
const FLAGS = `export const Flags = {\n${ENTRY}  other: 'other-flag',\n} as const;\n`;
const PAGE = [
  "import { Flags } from './flags';",
  '',
  'export function page(client, cart) {',
  '  if (client.getBooleanValue(Flags.checkout, false)) {',
  '    cart.open();',
  '  }',
  '  return client.getBooleanValue(Flags.other, false);',
  '}',
  '',
].join('\n');
const AFTER = PAGE.replace(/ {2}if .*\n {2}( {2}cart.*\n) {2}}\n/, '$1').replace('    cart', '  cart');

describe('release-lens remove', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'release-lens-remove-'));
    folder = path.join(parent, 'shop');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'flags.ts'), FLAGS);
    writeFileSync(path.join(folder, 'page.ts'), `\uFEFF${PAGE}`);
  });

  afterEach(() => rm(parent, { recursive: true }));

  const run = (...args: string[]) => runCli(path.join(parent, 'home'), folder, 'remove', ...args);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder });
  const commit = () => {
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'all');
  };
  const page = () => readFileSync(path.join(folder, 'page.ts'), 'utf8');

  it('tells of files that nothing imports any more, and leaves them', async () => {
    const imports = "import { legacy } from './legacyCart';\n";
    const legacy = PAGE.replace('cart.open();', 'cart.open();\n  } else {\n    legacy(cart);');
    writeFileSync(path.join(folder, 'page.ts'), imports + legacy);
    writeFileSync(path.join(folder, 'legacyCart.ts'), 'export const legacy = () => 0;\n');
    commit();
    const { stdout } = await run('new-checkout', '--value', 'true', '--write');
    assert.match(stdout, /^legacyCart\.ts: left: nothing imports it any more; it could go$/m);
    assert.doesNotMatch(page(), /legacy/);
    assert.equal(
      readFileSync(path.join(folder, 'legacyCart.ts'), 'utf8'),
      'export const legacy = () => 0;\n',
    );
  });

  it('prints a unified diff over all files and writes nothing', async () => {
    const { code, stderr, json } = await run('new-checkout', '--value', 'true', '--json');
    const { files, refusals, leftovers } = json();
    assert.deepEqual([code, stderr, refusals, leftovers], [0, '', [], []]);
    assert.deepEqual(
      files.map(({ file }: { file: string }) => file),
      ['flags.ts', 'page.ts'],
    );
    assert.match(files[0].diff, /^- {2}checkout: 'new-checkout',$/m);
    assert.match(files[1].diff, /^\+ {2}cart\.open\(\);$/m);
    assert.equal(page(), `\uFEFF${PAGE}`);
  });

  it('writes what is committed, byte order mark and all', async () => {
    commit();
    const { code } = await run('new-checkout', '--value', 'true', '--write');
    assert.deepEqual([code, page()], [0, `\uFEFF${AFTER}`]);
    assert.equal(readFileSync(path.join(folder, 'flags.ts'), 'utf8'), FLAGS.replace(ENTRY, ''));
  });

  it('commits the change on a branch of its own, and nothing else', async () => {
    commit();
    writeFileSync(path.join(folder, 'other.ts'), 'mine\n');
    git('config', 'user.name', 'ana');
    git('config', 'user.email', 'ana@shop.example');
    git('add', 'other.ts');
    const { code } = await run(
      'new-checkout',
      '--value',
      'true',
      '--write',
      '--branch',
      'remove/new-checkout',
    );
    const said = (...args: string[]) =>
      git(...args)
        .toString()
        .trim();
    assert.deepEqual([code, said('branch', '--show-current')], [0, 'remove/new-checkout']);
    assert.equal(said('log', '-1', '--format=%s'), 'Remove the flag new-checkout: it is on for everyone');
    assert.equal(said('show', '--name-only', '--format='), 'flags.ts\npage.ts');
    assert.equal(said('status', '--porcelain'), 'A  other.ts');
  });

  it('leaves a file with uncommitted changes alone, and all others with it', async () => {
    commit();
    writeFileSync(path.join(folder, 'flags.ts'), `${FLAGS}// mine\n`);
    const { code, stderr } = await run('new-checkout', '--value', 'true', '--write');
    assert.deepEqual([code, page()], [2, `\uFEFF${PAGE}`]);
    assert.match(stderr, /^flags\.ts: not committed/);
  });

  it('has the type checker look first where it is told to, and writes nothing that has new errors', async () => {
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(path.resolve('node_modules/typescript'), path.join(folder, 'node_modules/typescript'));
    const options = { noUnusedLocals: true, types: [] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    const legacy = PAGE.replace('cart.open();', 'cart.open();\n  } else {\n    legacy(cart);');
    writeFileSync(path.join(folder, 'page.ts'), `${legacy}\nfunction legacy(cart) {\n  cart.hide();\n}\n`);
    writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n');
    commit();
    const asked = ['new-checkout', '--write', '--compile', '--value'];
    const broken = await run(...asked, 'true');
    assert.equal(broken.code, 1, broken.stderr);
    assert.match(broken.stdout, /^page\.ts:\d+: TS6133 'legacy' is declared .* \[TypeScript 5/m);
    assert.match(broken.stdout, /^It does not compile\. Nothing was changed\.$/m);
    assert.match(page(), /getBooleanValue\(Flags\.checkout/);
    const sound = await run(...asked, 'false');
    assert.equal(sound.code, 0, sound.stdout);
    assert.match(sound.stdout, /^TypeScript 5.*: no new error in 2 files$/m);
    assert.doesNotMatch(page(), /Flags\.checkout/);
  }).timeout(180_000);

  it('says what is wrong with a value or a key', async () => {
    assert.equal((await run('new-checkout', '--value', 'on')).code, 2);
    assert.equal((await run('no-such-flag', '--value', 'true')).code, 2);
  });
});

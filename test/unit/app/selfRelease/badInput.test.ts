import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { servedByFlagd } from '../../../support/leases/servedByFlagd.ts';
import { flagFileText, keyIn, me } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const SOURCE = 'production.flagd.json';
const text = flagFileText({ flag: { targeting: { if: [keyIn('ana'), 'on'] } } });
const yaml =
  'flags:\n  flag: # mine\n    state: ENABLED\n    variants: {"on": true, "off": false}\n    defaultVariant: "off"\n';

describe('a self-release for an unusual identity', () => {
  const folder = useTemporaryFolder();
  const open = (name = SOURCE, content = text) =>
    openBench({ folder: folder(), clock: new FakeClock(Date.now()), files: { [name]: content } });

  const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
    'is empty': ['', /not known who you are/],
    'is nothing but spaces': [' \u00a0\u2003', /not known who you are/],
    'has a lone surrogate': ['me\ud83d', /halves of characters/],
    'has a line break': ['me\nyou', /control characters/],
    'has a control character that YAML refuses': ['me\u0085', /control characters/],
    'has a NUL': ['me\0', /control characters/],
    'has 10,000 characters': ['m'.repeat(10_000), /longer than 512/],
  };
  for (const [title, [key, why]] of Object.entries(refused)) {
    it(`is refused where its key ${title}`, async () => {
      const bench = await open();
      await assert.rejects(bench.propose({ identity: { ...me, key } }), why);
      assert.deepEqual([await bench.text(), await bench.told()], [text, []]);
    });
  }

  const KEYS = [
    'me and you',
    ' me ',
    `"'\`\\`,
    '</script>{{x}}',
    '$HOME $(id) %s',
    'ü 💡 👩‍💻 ئەمە',
    '__proto__',
    'm'.repeat(512),
  ];
  for (const key of KEYS) {
    for (const [name, content] of [
      [SOURCE, text],
      ['production.flagd.yaml', yaml],
    ] as const) {
      it(`reaches exactly ${JSON.stringify(key.slice(0, 20))} in ${name}`, async () => {
        const bench = await open(name, content);
        const identity = { ...me, key };
        const { lease, status } = await bench.release({ identity });
        assert.equal(status, 'verified');
        if (name === SOURCE) {
          const served = servedByFlagd(await bench.text(), 'flag');
          assert.deepEqual(
            [key, `${key}x`, key.slice(1), 'ana', 'ben'].map((who) => served(who)),
            ['on', 'off', 'off', 'on', 'off'],
          );
        }
        await bench.app.selfReleases.end(lease.id);
        assert.equal(await bench.text(), content);
      });
    }
  }
});

describe('a self-release whose file changes between plan and write', () => {
  const folder = useTemporaryFolder();
  const file = (name = SOURCE) => folder('repository', name);
  const open = () =>
    openBench({ folder: folder(), clock: new FakeClock(Date.now()), files: { [SOURCE]: text } });

  const changes: Readonly<Record<string, string>> = {
    'its flag is deleted': flagFileText({ other: {} }),
    'its flag is disabled': text.replace('ENABLED', 'DISABLED'),
    'it is no flag file any more': '[]',
  };
  for (const [title, theirs] of Object.entries(changes)) {
    it(`is not written where ${title}`, async () => {
      const bench = await open();
      const proposal = await bench.propose();
      await bench.write(theirs);
      await assert.rejects(
        bench.app.selfReleases.release(proposal),
        (error) =>
          error instanceof ProviderError &&
          error.reason === 'conflict' &&
          /Nothing was written/.test(error.message),
      );
      assert.deepEqual([await bench.text(), await bench.told()], [theirs, ['planned', 'failed']]);
    });
  }

  it('is not written where it was released from another window', async () => {
    const bench = await open();
    const proposal = await bench.propose();
    const { lease } = await bench.release();
    const released = await bench.text();
    await assert.rejects(
      bench.app.selfReleases.release(proposal),
      /from another window meanwhile. Nothing was changed/,
    );
    assert.equal(await bench.text(), released);
    assert.deepEqual(
      bench.app.selfReleases.open.map((state) => state.lease.id),
      [lease.id],
    );
  });

  it('is not written where its file is gone', async () => {
    const bench = await open();
    const proposal = await bench.propose();
    await rm(file());
    await assert.rejects(bench.app.selfReleases.release(proposal), /is not there. Nothing was changed/);
    await assert.rejects(bench.text(), /ENOENT/);
    assert.deepEqual(await bench.told(), ['planned', 'failed']);
  });

  it('is not written, nor ended, where its file is read-only', async () => {
    const bench = await open();
    const proposal = await bench.propose();
    await chmod(file(), 0o444);
    await assert.rejects(bench.app.selfReleases.release(proposal), /cannot be written. Nothing was changed/);
    assert.equal(await bench.text(), text);
    await chmod(file(), 0o644);
    const { lease } = await bench.app.selfReleases.release(proposal);
    await chmod(file(), 0o444);
    await assert.rejects(bench.app.selfReleases.end(lease.id), /cannot be written. Nothing was changed/);
    await chmod(file(), 0o644);
    await bench.app.selfReleases.sweep();
    assert.equal(await bench.text(), text);
  });

  it('is not written where a folder has taken the place of its file', async () => {
    const bench = await open();
    const proposal = await bench.propose();
    await rm(file());
    await mkdir(file());
    await assert.rejects(bench.app.selfReleases.release(proposal), /cannot be read \(EISDIR\)/);
    assert.deepEqual(await bench.told(), ['planned', 'failed']);
  });

  it('is written through a symbolic link that has taken the place of its file, which stays one', async () => {
    const bench = await open();
    const proposal = await bench.propose();
    await rename(file(), file('real.json'));
    await symlink('real.json', file());
    const { lease } = await bench.app.selfReleases.release(proposal);
    assert.ok((await lstat(file())).isSymbolicLink());
    assert.equal(await readlink(file()), 'real.json');
    assert.match(await readFile(file('real.json'), 'utf8'), /flagd\.timestamp/);
    await bench.app.selfReleases.end(lease.id);
    assert.ok((await lstat(file())).isSymbolicLink());
    assert.equal(await readFile(file('real.json'), 'utf8'), text);
  });

  it('is not written through a symbolic link to a file that reads otherwise', async () => {
    const bench = await open();
    const proposal = await bench.propose();
    const other = flagFileText({ flag: {} });
    await rm(file());
    await symlink('real.json', file());
    await bench.write(other);
    await assert.rejects(bench.app.selfReleases.release(proposal), /was changed since it was read/);
    assert.equal(await readFile(file('real.json'), 'utf8'), other);
  });
});

import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileError } from '../../../../src/core/ports/files.ts';
import type { Provider } from '../../../../src/core/ports/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { flagFileText } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';
import { mountTinyDisk, type TinyDisk } from '../../../support/tinyDisk.ts';

const PAGE = 4096;
const text = flagFileText({ flag: {} });

const said = (what: RegExp) => (error: unknown) => error instanceof FileError && what.test(error.message);

describe('a self-release whose journal fails', () => {
  const folder = useTemporaryFolder();
  const open = (faulty: (provider: Provider) => Provider = (it) => it) =>
    openBench({
      folder: folder(),
      clock: new FakeClock(Date.now()),
      files: { 'production.flagd.json': text },
      faulty,
    });

  it('is not even planned where the journal cannot be read', async () => {
    const bench = await open();
    await mkdir(bench.journal.file, { recursive: true });
    await assert.rejects(bench.propose(), said(/cannot be read \(EISDIR\).* Nothing was changed\.$/));
  });

  it('is not made where the journal has no folder to be in', async () => {
    const bench = await open();
    const proposal = await bench.propose();
    await writeFile(folder('home'), 'a file');
    await assert.rejects(
      bench.app.selfReleases.release(proposal),
      said(/cannot be (written|locked) \(E\w+\)/),
    );
    assert.equal(await bench.text(), text);
  });

  it('is found again by its rule where only its last lines are lost', async () => {
    const bench = await open();
    await bench.release();
    const lines = (await readFile(bench.journal.file, 'utf8')).split('\n');
    await writeFile(bench.journal.file, `${lines[0]}\n${lines[1]?.slice(0, 20)}`);
    const [settled] = await bench.app.selfReleases.sweep();
    assert.deepEqual([settled?.status, settled?.note], ['verified', 'found in place']);
  });

  it("is ended where a newer version's line says so in words that are not understood", async () => {
    const bench = await open();
    const { lease } = await bench.release();
    await bench.write(text);
    await appendFile(
      bench.journal.file,
      `${JSON.stringify({ schema: 2, id: lease.id, state: { ended: true } })}\n`,
    );
    await bench.app.selfReleases.end(lease.id);
    assert.deepEqual(bench.app.selfReleases.open, []);
  });

  describe('on a disk of its own (needs root, to mount one)', () => {
    let disk: TinyDisk;

    beforeEach(async function () {
      const mounted = await mountTinyDisk(folder('home'));
      if (mounted === undefined) this.skip();
      disk = mounted;
    });
    afterEach(() => disk?.unmount());

    it('is not made on a full disk', async () => {
      const bench = await open();
      const proposal = await bench.propose();
      await disk.fill();
      await assert.rejects(
        bench.app.selfReleases.release(proposal),
        said(/cannot be \w+ \(ENOSPC\)\. Nothing was changed\.$/),
      );
      assert.deepEqual([await bench.text(), await bench.told()], [text, []]);
      await disk.makeRoom();
      assert.equal((await bench.app.selfReleases.release(proposal)).status, 'verified');
    });

    it('is made, and settled later, where the disk fills up in the middle', async () => {
      const bench = await open((provider) => ({
        ...provider,
        async apply(place, plan, note) {
          await provider.apply(place, plan, note);
          const { size } = await stat(bench.journal.file);
          await appendFile(bench.journal.file, `${' '.repeat(PAGE - (size % PAGE) - 1)}\n`);
          await disk.fill();
          return undefined;
        },
      }));
      const proposal = await bench.propose();
      await assert.rejects(
        bench.app.selfReleases.release(proposal),
        said(/\(ENOSPC\)\. flag is changed for you all the same\.$/),
      );
      assert.notEqual(await bench.text(), text);
      const { size } = await stat(bench.journal.file);
      assert.equal(size % PAGE, 0, 'no half line');
      await disk.makeRoom();
      assert.deepEqual(
        (await bench.app.selfReleases.sweep()).map(({ status }) => status),
        ['verified'],
      );
    });

    it('is neither made nor ended where the journal is read-only', async () => {
      const bench = await open();
      const { lease } = await bench.release();
      const released = await bench.text();
      await disk.makeReadOnly();
      const refused = said(/cannot be \w+ \(EROFS\)\. Nothing was changed\.$/);
      await assert.rejects(bench.app.selfReleases.end(lease.id), refused);
      await assert.rejects(bench.release({ hours: 9 }), refused);
      assert.equal(await bench.text(), released);
    });
  });

  it('leaves a flag file whole that is on a full disk (needs root)', async function () {
    const disk = await mountTinyDisk(path.join(folder(), 'repository'));
    if (disk === undefined) this.skip();
    try {
      const bench = await open();
      const proposal = await bench.propose();
      await disk.fill();
      await assert.rejects(
        bench.app.selfReleases.release(proposal),
        /cannot be written. Nothing was changed/,
      );
      assert.deepEqual([await bench.text(), await bench.told()], [text, ['planned', 'failed']]);
    } finally {
      await disk.unmount();
    }
  });
});

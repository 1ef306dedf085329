import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { STRANGER } from '../../../../src/core/model/identity.ts';
import { HastyClock } from '../../../support/fakeClock.ts';
import { openLeases } from '../../../support/leases/session.ts';
import { type OfrepServer, startOfrep } from '../../../support/ofrepServer.ts';
import { flagFileText, me } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const text = flagFileText({ flag: {} });

describe('how a self-release is verified', () => {
  const folder = useTemporaryFolder();
  let production: OfrepServer | undefined;

  afterEach(async () => {
    await production?.close();
    production = undefined;
  });

  async function release(textOf?: () => Promise<string>) {
    production = await startOfrep(folder('repository', 'production.flagd.json'), textOf);
    return releaseAt(production.address);
  }

  async function releaseAt(ofrep: string) {
    const clock = new HastyClock(Date.now());
    const start = clock.now();
    const bench = await openBench({
      folder: folder(),
      clock,
      files: { 'production.flagd.json': text },
      ofrep,
    });
    const state = await bench.release();
    return { ...state, seconds: (clock.now() - start) / 1000, told: await bench.told() };
  }

  it('asks the running production, as me and as a stranger', async () => {
    const { status, verification, told } = await release();
    assert.deepEqual([status, verification], ['verified', { how: 'asked', address: production?.address }]);
    assert.deepEqual(production?.asked, [STRANGER.key, me.key, STRANGER.key]);
    assert.deepEqual(told, ['planned', 'applied', 'verified']);
  });

  it('waits until production has picked it up', async () => {
    let questions = 0;
    const file = () => folder('repository', 'production.flagd.json');
    const { verification } = await release(async () => (++questions < 10 ? text : readFile(file(), 'utf8')));
    assert.equal(verification?.how, 'asked');
  });

  it('says so when production has not picked it up within a minute', async () => {
    const { status, verification, note, seconds, told } = await release(async () => text);
    assert.deepEqual([status, verification, told], ['applied', undefined, ['planned', 'applied', 'applied']]);
    assert.match(note ?? '', /has not picked it up after 60 s/);
    assert.ok(seconds >= 60 && seconds < 62, `${seconds}`);
  });

  it('says so when a stranger suddenly gets something else', async () => {
    let questions = 0;
    const everyone = flagFileText({ flag: { defaultVariant: 'on' } });
    const { status, note } = await release(async () => (++questions === 1 ? text : everyone));
    assert.equal(status, 'applied');
    assert.match(note ?? '', /what a stranger gets has changed too/);
  });

  it('reads back, and says that it did no more, where production cannot be asked', async () => {
    const gone = await startOfrep(folder());
    await gone.close();
    const { status, verification, note } = await releaseAt(gone.address);
    assert.deepEqual([status, verification], ['verified', { how: 'read back' }]);
    assert.equal(note, `${gone.address} could not be asked.`);
  });

  it('reads back where production does not know the flag', async () => {
    const { verification, note } = await release(async () => flagFileText({ other: {} }));
    assert.deepEqual(verification, { how: 'read back' });
    assert.match(note ?? '', /could not be asked/);
  });

  it('does not bring back what another window ended while production was asked', async () => {
    let questions = 0;
    const file = folder('repository', 'production.flagd.json');
    production = await startOfrep(file, async () => {
      questions += 1;
      if (questions === 2) await endFromAnotherWindow();
      return text;
    });
    const { status, told } = await releaseAt(production.address);
    assert.deepEqual([status, told.slice(-2)], ['ended', ['ending', 'ended']]);
    assert.equal(await readFile(file, 'utf8'), text);
  });

  async function endFromAnotherWindow(): Promise<void> {
    const { app } = await openLeases(folder());
    await app.selfReleases.reload();
    for (const { lease } of app.selfReleases.open) await app.selfReleases.end(lease.id);
  }
});

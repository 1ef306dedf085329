import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FlagKey } from '../../../src/core/model/flag.ts';
import type { Provider } from '../../../src/core/ports/provider.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { flagFileText, NOW } from '../../support/oneFlag.ts';
import { openBench } from '../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

const text = flagFileText({ first: {}, second: {} });

describe('the flag store', () => {
  const folder = useTemporaryFolder();

  async function open(faulty?: (provider: Provider) => Provider) {
    const clock = new FakeClock(NOW);
    const files = { 'production.flagd.json': text };
    const bench = await openBench({
      folder: folder(),
      clock,
      files,
      ...(faulty === undefined ? {} : { faulty }),
    });
    const events: FlagKey[][] = [];
    bench.app.store.onDidChange((keys) => events.push([...keys].sort()));
    return { ...bench, clock, events, store: bench.app.store };
  }

  it('tells which flags changed, and nothing when none did', async () => {
    const { store, events, write } = await open();
    await store.refresh();
    assert.deepEqual(events, []);
    await write(flagFileText({ first: {}, second: { defaultVariant: 'on' } }));
    await store.refresh();
    assert.deepEqual(events, [['second']]);
  });

  it('tells of flags that came and went', async () => {
    const { store, events, write } = await open();
    await write(flagFileText({ first: {}, third: {} }));
    await store.refresh();
    assert.deepEqual([events, store.keys()], [[['second', 'third']], ['first', 'third']]);
  });

  it('keeps the last good snapshot, and says why it is old, when a file turns malformed', async () => {
    const { store, events, write, clock } = await open();
    clock.advance(60_000);
    await write('{ "flags": ');
    await store.refresh();
    const [entry] = store.entries;
    assert.match(entry?.problem ?? '', /production\.flagd\.json, line 1: /);
    assert.deepEqual([entry?.snapshot?.flags.size, entry?.snapshot?.fetchedAt], [2, NOW]);
    assert.deepEqual(events, [['first', 'second']]);
    const [source] = store.sources('first');
    assert.match(source?.problem ?? '', /line 1/);
    await write(text);
    await store.refresh();
    assert.deepEqual([store.entries[0]?.problem, events.length], [undefined, 2]);
  });

  it('is as good as read now while the file is watched, and ages once it cannot be read', async () => {
    const { store, write, clock } = await open();
    clock.advance(3_600_000);
    assert.equal(store.sources('first')[0]?.fetchedAt, NOW + 3_600_000);
    await write('{ "flags": ');
    await store.refresh();
    assert.equal(store.sources('first')[0]?.fetchedAt, NOW);
  });

  it('keeps it also when the file is gone', async () => {
    const { store } = await open();
    await rm(folder('repository', 'production.flagd.json'));
    await store.refresh();
    assert.match(store.entries[0]?.problem ?? '', /is not there/);
    assert.equal(store.keys().length, 2);
  });

  it('says of a flag that cannot be read why, and keeps the others', async () => {
    const { store, write } = await open();
    await write(flagFileText({ first: {}, second: { defaultVariant: 'purple' } }));
    await store.refresh();
    assert.match(store.sources('second')[0]?.problem ?? '', /"defaultVariant" names "purple"/);
    assert.equal(store.sources('first')[0]?.problem, undefined);
  });

  it('has nothing to say of a flag that no environment knows', async () => {
    assert.deepEqual((await open()).store.sources('nothing'), []);
  });

  it('does not let an older answer overwrite a newer one', async () => {
    let release: () => void = () => undefined;
    let slow = false;
    const bench = await open((provider) => ({
      ...provider,
      async read(place) {
        const answer = await provider.read(place);
        if (slow) {
          slow = false;
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        }
        return answer;
      },
    }));
    slow = true;
    const first = bench.store.refresh();
    while (slow) await new Promise((resolve) => setImmediate(resolve));
    await bench.write(flagFileText({ first: {}, second: { defaultVariant: 'on' } }));
    await bench.store.refresh();
    release();
    await first;
    const state = bench.store.entries[0]?.snapshot?.flags.get('second');
    assert.deepEqual(state?.otherwise, { kind: 'variation', variation: 'on' });
  });

  it('keeps what it knows of a connection that is taken up again', async () => {
    const { store } = await open();
    await store.connect(store.entries.map(({ connection }) => connection));
    assert.equal(store.keys().length, 2);
    await store.connect([]);
    assert.deepEqual(store.keys(), []);
  });

  it('holds to what it was asked with last, whatever takes its adapters longer to read', async () => {
    const { store } = await open();
    const connections = store.entries.map(({ connection }) => connection);
    await Promise.all([store.connect(connections), store.connect([])]);
    assert.deepEqual(store.keys(), []);
  });

  it('lets of two flag systems that know a key the one speak that governs the file', async () => {
    const { store, entry, text: file } = await open();
    await writeFile(path.join(entry().connection.root, 'api.flagd.json'), await file());
    const { root, provider } = entry().connection;
    const governing = (name: string, source: string, ...folders: string[]) => ({
      ...{ name, provider, root, folders },
      environments: [{ name: 'production', tier: 'production' as const, source }],
    });
    await store.connect([
      governing('web', 'production.flagd.json', 'apps/web', './libs/'),
      governing('api', 'api.flagd.json', 'apps/api'),
    ]);
    const speaking = (file?: string) =>
      store.sources('first', file && `${root}/${file}`).map(({ connection }) => connection);
    assert.deepEqual(speaking('apps/web/page.ts'), ['web']);
    assert.deepEqual(speaking('libs/flags.ts'), ['web']);
    assert.deepEqual(speaking('apps/api/server.ts'), ['api']);
    assert.deepEqual(speaking('apps/website/page.ts'), ['web', 'api'], 'nobody governs it');
    assert.deepEqual(speaking(), ['web', 'api']);
    await store.connect([
      governing('all', 'production.flagd.json', '.'),
      governing('api', 'api.flagd.json', 'apps/api'),
    ]);
    assert.deepEqual(speaking('apps/web/page.ts'), ['all']);
    assert.deepEqual(speaking('apps/api/server.ts'), ['all', 'api']);
  });
});

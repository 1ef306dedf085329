import assert from 'node:assert/strict';
import { takeBackByItself } from '../../../../src/app/health/takeBack.ts';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { servedByFlagd } from '../../../support/leases/servedByFlagd.ts';
import { keyIn, me, percent } from '../../../support/oneFlag.ts';
import { walk } from '../../../support/rollout.ts';
import { SILENT } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';
import { ILL, openWatch, type WatchBench } from '../../../support/watchBench.ts';

describe('an unhealthy release taken back by itself', () => {
  const folder = useTemporaryFolder();
  const logged: string[] = [];

  beforeEach(() => logged.splice(0));

  async function open(flag = {}): Promise<WatchBench> {
    const opened = await openWatch({ folder: folder(), flag });
    opened.answers(ILL);
    return opened;
  }

  async function answerTo(
    { bench, look, alarms }: WatchBench,
    { automatic = true, bar = undefined as string | undefined } = {},
  ) {
    await look();
    const [alarm] = alarms;
    assert.ok(alarm);
    const log = { ...SILENT, warn: (line: string) => logged.push(line) };
    const { clock, rollouts } = bench.app;
    const needs = { app: { clock, rollouts, log }, identityOf: () => me };
    return takeBackByItself({ ...needs, bar: () => bar, automatic: () => automatic }, alarm);
  }

  it('is left to the person, unless they have said otherwise', async () => {
    const opened = await open();
    await walk(opened.bench, { to: 'stage', name: '5 %' });
    const text = await opened.bench.text();
    assert.equal(await answerTo(opened, { automatic: false }), undefined);
    assert.equal(await answerTo(opened, { bar: 'Nothing is written here.' }), undefined);
    assert.equal(await opened.bench.text(), text);
    assert.deepEqual(logged, []);
  });

  it('leaves it with only me, and is logged', async () => {
    const opened = await open();
    for (const name of ['only me', '25 %', 'internal', '5 %'])
      await walk(opened.bench, { to: 'stage', name });
    const taken = await answerTo(opened);
    assert.equal(taken?.done, true);
    assert.match(taken?.words ?? '', /5 % → only you/);
    const served = servedByFlagd(await opened.bench.text(), 'flag');
    assert.equal(served(me.key), 'on');
    const others = Array.from({ length: 200 }, (_, at) => served(`person-${at}`));
    assert.ok(others.every((variant) => variant === 'off'));
    assert.match(
      logged.join('\n'),
      /^flag was found unhealthy in production: it is taken back by itself.*\n.*5 % → only you/,
    );
  });

  const parts: readonly (readonly [string, object, (opened: WatchBench) => Promise<unknown>])[] = [
    [
      'people whom nobody of the ladder names',
      { targeting: { if: [keyIn('ana'), 'on'] } },
      async () => undefined,
    ],
    ['a share that was there before', { targeting: percent(1) }, async () => undefined],
    [
      'a share that a colleague has changed since',
      {},
      async ({ bench }) => {
        await bench.write((await bench.text()).replace(/\b5\b/, '7').replace(/\b95\b/, '93'));
        await bench.app.store.refresh();
      },
    ],
    [
      'a share that a colleague has changed in between',
      {},
      async ({ bench }) => {
        await bench.write((await bench.text()).replace(/\b5\b/, '7').replace(/\b95\b/, '93'));
        await walk(bench, { to: 'stage', name: '25 %' });
      },
    ],
    [
      'a segment that was taken back and put there again by somebody else',
      {},
      async ({ bench }) => {
        const text = await bench.text();
        const inside = { kind: 'segment', name: 'internal' } as const;
        await walk(bench, { to: 'withdraw', from: { kind: 'population', who: inside } });
        await walk(bench, { to: 'withdraw', from: { kind: 'share' } });
        await bench.write(text);
        await bench.app.store.refresh();
      },
    ],
  ];
  for (const [part, flag, happens] of parts) {
    it(`is not where others have a part in it: ${part}`, async () => {
      const opened = await open(flag);
      await walk(opened.bench, { to: 'stage', name: '5 %' });
      await happens(opened);
      const text = await opened.bench.text();
      assert.equal(await answerTo(opened), undefined);
      assert.equal(await opened.bench.text(), text);
      assert.match(logged.join(), /not taken back by itself: others have a part/);
    });
  }

  it('says so, and says that nothing was done, where the flag system does not answer', async () => {
    const opened = await open();
    await walk(opened.bench, { to: 'stage', name: '5 %' });
    const text = await opened.bench.text();
    opened.bench.provider.apply = () =>
      Promise.reject(new ProviderError('unreachable', 'The file cannot be written.'));
    const taken = await answerTo(opened);
    assert.deepEqual(taken, { done: false, words: 'Not un-released. The file cannot be written.' });
    assert.match(logged.join(), /taken back by itself.*Not un-released\. The file cannot be written/);
    assert.equal(await opened.bench.text(), text);
  });
});

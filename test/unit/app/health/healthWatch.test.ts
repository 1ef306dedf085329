import assert from 'node:assert/strict';
import { once } from 'node:events';
import { learned } from '../../../../src/app/health/learned.ts';
import { HealthError } from '../../../../src/core/ports/healthSource.ts';
import { me } from '../../../support/oneFlag.ts';
import { walk } from '../../../support/rollout.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';
import { type Answer, grown, ILL, openWatch } from '../../../support/watchBench.ts';

const FIVE = { to: 'stage', name: '5 %' } as const;

describe('the watch over a release of mine', () => {
  const folder = useTemporaryFolder();
  const open = () => openWatch({ folder: folder() });

  it('raises one alarm for a gate at a stage, however often it looks', async () => {
    const { bench, answers, look, alarms, gate } = await open();
    await walk(bench, FIVE);
    answers(ILL);
    for (let at = 0; at < 3; at += 1) await look();
    assert.equal(gate()?.is, 'unhealthy');
    assert.match(
      gate()?.sentence ?? '',
      /^unhealthy: errors 50% against 0% \(\+\d+ … \+\d+, 100 requests in/,
    );
    assert.deepEqual(
      alarms.map(({ key, view }) => [key, view.primary?.id]),
      [['flag', 'onlyMe']],
    );
    await walk(bench, { to: 'next' });
    await look();
    assert.equal(alarms.length, 2, 'another stage is another matter');
  });

  it('says nothing of what is healthy', async () => {
    const { bench, look, alarms, gate } = await open();
    await walk(bench, FIVE);
    await look();
    assert.equal(gate()?.is, 'healthy');
    assert.deepEqual(alarms, []);
  });

  it('leaves alone what reaches nobody else, was taken back, or is not mine', async () => {
    const { bench, answers, look, alarms } = await open();
    answers(ILL);
    await walk(bench, { to: 'stage', name: 'only me' });
    await look();
    const { rollout } = await walk(bench, FIVE);
    await walk(bench, { to: 'undo', id: rollout.id });
    await look();
    await walk(bench, FIVE, { identity: { ...me, key: 'ana' } });
    await look();
    assert.deepEqual(alarms, []);
  });

  it('does not alarm about what was taken back while the answer was under way', async () => {
    const { bench, answers, clock, watch, alarms } = await open();
    await walk(bench, FIVE);
    clock.advance(60_000);
    const asked = new EventTarget();
    let go: () => void = () => undefined;
    const later = new Promise<void>((resolve) => {
      go = resolve;
    });
    answers(async (...question) => {
      asked.dispatchEvent(new Event('asked'));
      await later;
      return ILL(...question);
    });
    const wasAsked = once(asked, 'asked');
    const looking = watch.look(bench.entry(), 'flag', new AbortController().signal);
    await wasAsked;
    await walk(bench, { to: 'withdraw', from: { kind: 'everyone but me' } });
    go();
    await looking;
    assert.deepEqual(alarms, []);
  });

  it('looks by itself until it is disposed', async () => {
    const { bench, answers, clock, watch } = await open();
    await walk(bench, FIVE);
    answers(ILL);
    const alarmed = new Promise((resolve) => watch.onAlarm(resolve));
    const running = watch.run();
    // Too early for a verdict: what counts began a moment ago.
    await clock.asleep();
    clock.advance(30_000);
    await alarmed;
    watch.dispose();
    await running;
  });

  const no = (reason: 'unreachable' | 'timeout' | 'wrong query') =>
    new HealthError(reason, `It is ${reason}.`);
  const points =
    (...values: readonly number[]): Answer =>
    async (_, { to }) => [
      { name: '', points: values.map((value, at) => [to - 1000 * (values.length - at), value]) },
    ];
  const troubles: readonly (readonly [string, Answer, RegExp])[] = [
    ['is down', () => Promise.reject(no('unreachable')), /can't tell: It is unreachable/],
    ['is slow', () => Promise.reject(no('timeout')), /can't tell: It is timeout/],
    ['does not understand', () => Promise.reject(no('wrong query')), /can't tell: It is wrong query/],
    ['has nothing', async () => [], /can't tell: nothing came back/],
    [
      'has no numbers',
      points(Number.NaN, Number.NaN, Number.POSITIVE_INFINITY),
      /can't tell: nothing came back/,
    ],
    ['is silent', async (_, { from }) => [{ name: '', points: [[from, 0]] }], /can't tell/],
    [
      'is down for one side',
      (query, span) =>
        query === 'of off'
          ? Promise.reject(no('unreachable'))
          : ILL(query, span, new AbortController().signal),
      /can't tell: It is unreachable/,
    ],
    [
      'counts more bad than there were',
      async (query, span) => grown(query.startsWith('bad') ? 10 : 5, span),
      /can't tell: more went wrong/,
    ],
  ];
  for (const [title, trouble, words] of troubles) {
    it(`tells nothing where a source ${title}, and goes on when it is back`, async () => {
      const { bench, answers, look, alarms, gate } = await open();
      await walk(bench, FIVE);
      answers(trouble);
      await look();
      assert.equal(gate()?.is, 'cannot tell');
      assert.match(gate()?.sentence ?? '', words);
      assert.deepEqual(alarms, []);
      answers(ILL);
      await look();
      assert.equal(alarms.length, 1);
    });
  }

  it('tells nothing where its clock is apart', async () => {
    const { bench, answers, look, setClockApart, alarms, gate } = await open();
    await walk(bench, FIVE);
    answers(ILL);
    setClockApart(-5 * 60_000);
    await look();
    assert.match(gate()?.sentence ?? '', /can't tell: The clock of The double is 5 min behind/);
    assert.deepEqual(alarms, []);
  });

  it('keeps what was last seen of a stage beside the change that led there, once it is left', async () => {
    const people = { source: 'metrics', query: 'of {{variation}}', hours: 24 };
    const { bench, answers, look, watch } = await openWatch({ folder: folder(), people });
    const { rollouts } = bench.app;
    const kept = () => rollouts.history(bench.entry(), 'flag').map(({ seen }) => seen?.health);
    await walk(bench, FIVE);
    await look();
    answers(ILL);
    await look();
    assert.deepEqual(kept(), [undefined], 'it is still there');
    const left = new Promise<void>((resolve) => {
      const following = rollouts.onDidChange(() => {
        if (kept()[0] === undefined) return;
        following.dispose();
        resolve();
      });
    });
    await walk(bench, { to: 'withdraw', from: { kind: 'everyone but me' } });
    await left;
    answers(() => Promise.reject(new HealthError('unreachable', 'It keeps nothing for so long.')));
    const text = await learned(bench.app, bench.entry(), 'flag', me, new AbortController().signal);
    const row = text?.split('\n').find((line) => line.startsWith('| 5 %'));
    assert.match(
      row?.replaceAll('\\', '') ?? '',
      /\| 2 min \| you, and .* nobody loses it<br>100 people met on, .* \| ✗ errors: unhealthy: errors 50% against 0% \(.*100 requests/,
    );
    const [, five] = watch.view(bench.entry(), 'flag')?.timeline ?? [];
    assert.deepEqual(five?.seen?.slice(0, 2), [
      'for 2 min',
      '100 people met on, 1,900 met off (metrics, last 24 h)',
    ]);
    assert.match(five?.seen?.[2] ?? '', /^✗ errors: unhealthy/);
  });

  it('forgets at the next stage what was seen of the last', async () => {
    const { bench, look, watch, gate } = await open();
    await walk(bench, FIVE);
    await look();
    assert.equal(gate()?.is, 'healthy');
    await walk(bench, { to: 'next' });
    assert.equal(watch.view(bench.entry(), 'flag')?.gates, undefined);
  });
});

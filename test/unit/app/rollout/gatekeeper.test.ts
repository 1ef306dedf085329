import assert from 'node:assert/strict';
import type { Ladder } from '../../../../src/core/model/ladder.ts';
import { HealthError } from '../../../../src/core/ports/healthSource.ts';
import { proposal, walk } from '../../../support/rollout.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';
import { type Answer, GATE, grown, ILL, LADDER, openWatch, WELL } from '../../../support/watchBench.ts';

const FIVE = { to: 'stage', name: '5 %' } as const;
const SLOW = {
  ...GATE,
  name: 'slow pages',
  measure: { kind: 'share', bad: 'slow {{variation}}', of: 'of {{variation}}' },
} as const;
const DOWN: Answer = () => Promise.reject(new HealthError('unreachable', 'metrics cannot be reached.'));
const FEW: Answer = async (query, span) => grown({ 'of on': 4, 'of off': 76 }[query] ?? 0, span);

describe('what is said before a stage is left', () => {
  const folder = useTemporaryFolder();

  async function at(answer: Answer, five: Partial<Ladder[number]> = {}, rest = {}) {
    const stages = LADDER.map((stage) => (stage.name === '5 %' ? { ...stage, ...five } : stage));
    const opened = await openWatch({ folder: folder(), stages, gates: [GATE, SLOW], ...rest });
    await walk(opened.bench, FIVE);
    opened.clock.advance(60_000);
    opened.answers(answer);
    return opened;
  }

  async function cautions(...args: Parameters<typeof at>): Promise<readonly string[]> {
    return (await proposal((await at(...args)).bench, { to: 'next' })).cautions;
  }

  it('is nothing where all is well', async () => {
    assert.deepEqual(await cautions(WELL), []);
  });

  it('is what is unhealthy, with its numbers', async () => {
    const [line, ...more] = await cautions(ILL, { gates: ['errors'] });
    assert.match(
      line ?? '',
      /^Errors at "5 %": unhealthy: errors 50% against 0% \(\+\d+ … \+\d+, 100 requests in 1 min\)\.$/,
    );
    assert.deepEqual(more, []);
  });

  it('is what cannot be told', async () => {
    assert.deepEqual(await cautions(DOWN), [
      'Errors at "5 %": can\'t tell: metrics cannot be reached.',
      'Slow pages at "5 %": can\'t tell: metrics cannot be reached.',
    ]);
  });

  it('is what has too little to go by, but only where the stage waits for it', async () => {
    assert.deepEqual(await cautions(FEW), []);
    const [line] = await cautions(FEW, { gates: ['errors'] });
    assert.match(line ?? '', /^Errors at "5 %": not enough yet: 4 of about [\d,]+ requests/);
  });

  it('asks nothing of a stage without gates, nor on the way down', async () => {
    const asked: string[] = [];
    const noted: Answer = async (query) => {
      asked.push(query);
      return [];
    };
    assert.deepEqual(await cautions(noted, { gates: [] }), []);
    const { bench } = await at(noted);
    assert.deepEqual((await proposal(bench, { to: 'previous' })).cautions, []);
    const from = { kind: 'everyone but me' } as const;
    assert.deepEqual((await proposal(bench, { to: 'withdraw', from })).cautions, []);
    assert.deepEqual(asked, []);
  });

  it('is how many people are missing, by whose count', async () => {
    const people = { source: 'metrics', query: 'people {{variation}}', hours: 24 };
    const met: Answer = async (query, span) =>
      query === 'people on' ? grown(212, span) : WELL(query, span, new AbortController().signal);
    assert.deepEqual(await cautions(met, { minPeople: 500 }, { people }), [
      'At "5 %": 212 of 500 people reached (metrics, last 24 h).',
    ]);
    assert.deepEqual(await cautions(met, { minPeople: 200 }, { people }), []);
    assert.deepEqual(await cautions(WELL, { minPeople: 500 }), [
      'It is to reach 500 people at "5 %", and how many it has reached is not known here.',
    ]);
    const [why] = await cautions(DOWN, { minPeople: 500 }, { people });
    assert.match(why ?? '', /how many it has reached is not known here: metrics cannot be reached\.$/);
  });
});

describe('about how many people a step reaches', () => {
  const folder = useTemporaryFolder();
  const people = { source: 'metrics', query: 'people {{variation}}' };
  const met: Answer = async (query, span) => grown({ 'people on': 12, 'people off': 988 }[query] ?? 0, span);

  it('is told from who has come so far, where it is a share of all others', async () => {
    const { bench, answers } = await openWatch({ folder: folder(), gates: [], people });
    answers(met);
    assert.equal(
      (await proposal(bench, { to: 'stage', name: 'internal' })).estimate,
      undefined,
      'nobody knows',
    );
    await walk(bench, FIVE);
    const { estimate, cautions } = await proposal(bench, { to: 'next' });
    assert.deepEqual(estimate, { people: 200, of: 1000, source: 'metrics' });
    assert.deepEqual(cautions, []);
  });

  it('is not made up where only one side is counted', async () => {
    const { bench, answers } = await openWatch({ folder: folder(), gates: [], people });
    answers(async (query, span) => (query === 'people on' ? grown(12, span) : []));
    await walk(bench, FIVE);
    assert.equal((await proposal(bench, { to: 'next' })).estimate, undefined);
  });

  it('is not made up where nobody counts, or nobody has come', async () => {
    const silent = await openWatch({ folder: folder(), gates: [], people });
    silent.answers(async () => []);
    await walk(silent.bench, FIVE);
    assert.equal((await proposal(silent.bench, { to: 'next' })).estimate, undefined);
  });
});

describe('the gates of a stage', () => {
  const folder = useTemporaryFolder();

  it('are those that are looked at there, and no others raise an alarm', async () => {
    const stages = LADDER.map((stage) =>
      stage.name === '5 %' ? { ...stage, gates: ['slow pages'] } : { ...stage, gates: [] },
    );
    const { bench, answers, look, watch, alarms } = await openWatch({
      folder: folder(),
      stages,
      gates: [GATE, SLOW],
    });
    answers(ILL);
    await walk(bench, FIVE);
    await look();
    const names = () => watch.view(bench.entry(), 'flag')?.gates?.map(({ name }) => name);
    assert.deepEqual(names(), ['slow pages']);
    await walk(bench, { to: 'next' });
    await look();
    assert.deepEqual(names(), []);
    assert.deepEqual(alarms, []);
  });
});

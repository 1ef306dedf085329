import assert from 'node:assert/strict';
import { exposure } from '../../../../src/core/exposure/exposure.ts';
import { standing } from '../../../../src/core/exposure/standing.ts';
import type { GateReport } from '../../../../src/core/health/report.ts';
import type { FlagValue } from '../../../../src/core/model/flag.ts';
import type { Verdict } from '../../../../src/core/model/gate.ts';
import { DEFAULT_LADDER, type Ladder } from '../../../../src/core/model/ladder.ts';
import { learnedMarkdown } from '../../../../src/core/present/learned.ts';
import { rolloutText } from '../../../../src/core/present/rolloutText.ts';
import { type RolloutFacts, rolloutView } from '../../../../src/core/present/rolloutView.ts';
import { verdictWords } from '../../../../src/core/present/verdict.ts';
import { ERRORS, P95 } from '../../../support/gates.ts';
import { me, NOW, oneFlag } from '../../../support/oneFlag.ts';

const HOUR = 3_600_000;
const evidence = { from: NOW - HOUR / 5, to: NOW, now: 0.004, than: 0.0041, count: 3112, thanCount: 60_000 };
const difference = { estimate: -0.0001, lower: -0.001, upper: 0.002 };

describe('a verdict in words', () => {
  const sentence = (verdict: Verdict, gate = ERRORS) => verdictWords(gate, verdict).sentence;

  it('names both numbers, the interval, the count and the time', () => {
    assert.equal(
      sentence({ is: 'healthy', evidence: { ...evidence, difference } }),
      'healthy: errors 0.4% against 0.4% (−0.1 … +0.2, 3,112 requests in 12 min)',
    );
    assert.equal(
      sentence({ is: 'unhealthy', evidence: { ...evidence, now: 220, than: 250 } }, P95),
      'unhealthy: p95 220 ms, allowed 250 ms (a single number, in 12 min)',
    );
  });

  it('says how many it takes, and why nothing can be told', () => {
    assert.equal(
      sentence({ is: 'not enough', evidence: { ...evidence, count: 212, difference }, about: 1432 }),
      'not enough yet: 212 of about 1,500 requests; errors 0.4% against 0.4% (−0.1 … +0.2, 212 requests in 12 min)',
    );
    assert.equal(
      sentence({ is: 'not enough', why: 'nothing was counted yet' }),
      'not enough yet: nothing was counted yet',
    );
    assert.equal(sentence({ is: 'cannot tell', why: 'no' }), "can't tell: no");
    assert.equal(sentence({ is: 'unhealthy', silent: 'nothing came back' }), 'unhealthy: nothing came back');
  });

  it('has a mark for each, so that colour is not needed', () => {
    const marks = (['healthy', 'unhealthy'] as const).map(
      (is) => verdictWords(ERRORS, { is, evidence }).mark,
    );
    assert.deepEqual([...marks, verdictWords(ERRORS, { is: 'cannot tell', why: '' }).mark], ['✓', '✗', '?']);
  });
});

describe('a release on its way', () => {
  const atFive = { fractional: [{ var: 'targetingKey' }, ['on', 5], ['off', 95]] };
  const ladder: Ladder = DEFAULT_LADDER.map((stage) =>
    stage.name === '5 %' ? { ...stage, soakHours: 24, minPeople: 500 } : stage,
  );

  function factsOf(targeting: FlagValue | undefined, verdicts: readonly Verdict[] | undefined): RolloutFacts {
    const reach = exposure(oneFlag(targeting === undefined ? {} : { targeting }), NOW);
    return {
      ...{ key: 'new-checkout', name: undefined, environment: 'production', production: true, mark: '◑' },
      ...{ led: undefined, scheduled: undefined, system: 'LaunchDarkly' },
      ...{ headline: '5%', other: 'off', since: NOW - 3 * HOUR, history: [], leases: [], changed: undefined },
      standing: { ...standing(ladder, reach, 'on', me), variation: 'on' },
      reports: verdicts?.map(
        (verdict): GateReport => ({ gate: ERRORS, verdict, from: NOW - HOUR, to: NOW, now: [], than: [] }),
      ),
      met: { counts: [{ variation: 'on', people: 52, source: 'metrics', hours: 24 }], all: 1040 },
      ...{ me, now: NOW },
    };
  }

  it('shows where it stands, who I am there, and how long it is to stay', () => {
    const view = rolloutView(factsOf(atFive, []));
    const here = view.ladder.find(({ status }) => status === 'here');
    assert.deepEqual(
      [here?.name, here?.note],
      ['5 %', '21 h of 24 h left to stay · 52 of 500 people reached (metrics, last 24 h)'],
    );
    assert.deepEqual(
      view.ladder.filter(({ me: mine }) => mine).map(({ name }) => name),
      ['only me'],
    );
  });

  it('offers the next stage, and taking it back instead while it does harm', () => {
    const healthy: Verdict = { is: 'healthy', evidence: { ...evidence, difference } };
    const unhealthy: Verdict = { is: 'unhealthy', evidence: { ...evidence, difference } };
    assert.equal(rolloutView(factsOf(atFive, [healthy])).primary?.label, 'Next stage: 25 %');
    assert.equal(rolloutView(factsOf(atFive, [healthy, unhealthy])).primary?.id, 'onlyMe');
    assert.equal(rolloutView(factsOf(undefined, [unhealthy])).primary?.id, 'next', 'nothing to take back');
    assert.equal(rolloutView(factsOf(atFive, undefined)).gates, undefined);
  });

  it('asks who I am before it offers a stage, where one of them is mine alone', () => {
    const unknown = { ...factsOf(atFive, []), me: undefined };
    assert.equal(rolloutView(unknown).primary?.id, 'whoAmI');
  });

  it('offers no step where somebody else walks it on, and says when it changes by itself', () => {
    const led = 'is under a guarded rollout of LaunchDarkly';
    const view = rolloutView({ ...factsOf(atFive, []), led, scheduled: [NOW + 30 * HOUR] });
    assert.equal(view.trouble, `It ${led}: it is not walked on from here.`);
    assert.match(view.ahead ?? '', /^LaunchDarkly is to change it by itself: \d+ \w+ \d\d:\d\d$/);
    assert.deepEqual([view.primary, view.more.map(({ id }) => id)], [undefined, ['export']]);
    const text = rolloutText(view);
    assert.ok(text.includes(view.trouble ?? '') && text.includes(view.ahead ?? ''));
  });

  it('says the same as text', () => {
    const text = rolloutText(rolloutView(factsOf(atFive, [{ is: 'cannot tell', why: 'it is down' }]))).join(
      '\n',
    );
    for (const line of [
      'new-checkout → on in production: at 5 % (5%)',
      '52 people met on (metrics, last 24 h)',
      '→ ◑ 5 %       5% of everyone else, about 52 people in 24 h · 21 h of 24 h left to stay · 52 of 500 people reached (metrics, last 24 h)',
      "? errors: can't tell: it is down",
    ])
      assert.ok(text.includes(line), `${line} in:\n${text}`);
  });

  it('is told in Markdown that no name can break', () => {
    const view = { ...rolloutView(factsOf(atFive, [])), key: 'a|`b', environment: 'x|y' };
    const text = learnedMarkdown(
      view,
      [
        {
          ...{ name: '5 %|', announced: '<b>', from: NOW - HOUR, to: NOW },
          ...{ people: '52 people|', health: ['✓ fine|'], note: 'n|\nm' },
        },
      ],
      NOW,
    );
    const row = text.split('\n').find((line) => line.startsWith('| 5'));
    assert.equal(row, '| 5 %\\| | 1 h | &lt;b\\><br>52 people\\| | ✓ fine\\| | n\\| m |');
  });
});

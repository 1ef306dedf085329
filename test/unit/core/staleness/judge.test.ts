import assert from 'node:assert/strict';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import type { EnvironmentFacts, FlagFacts } from '../../../../src/core/staleness/facts.ts';
import { judge } from '../../../../src/core/staleness/judge.ts';
import { waiting } from '../../../../src/core/staleness/waiting.ts';
import {
  attribute,
  keyIn,
  NOW,
  oneFlag,
  percent,
  SECONDS,
  targeted,
  until,
} from '../../../support/oneFlag.ts';

const DAY = 86_400_000;
const ON = oneFlag({ defaultVariant: 'on' });

const production = (state: FlagState | undefined, days: number | 'unknown' = 94): EnvironmentFacts => ({
  name: 'production',
  tier: 'production',
  state,
  changed: days === 'unknown' ? undefined : { at: NOW - days * DAY, by: 'ana', seen: 'git 1234' },
});

function verdictOn(environments: readonly EnvironmentFacts[], more: Partial<FlagFacts> = {}) {
  const facts = { key: 'flag', environments, references: 3, indexed: true, complete: true, now: NOW };
  return judge({ ...facts, ...more }, { days: 30, temporaryDays: 90, ignore: ['kept-*'] });
}

describe('a flag is stale', () => {
  it('when everyone gets the same for long, with the evidence and what stays', () => {
    assert.deepEqual(verdictOn([production(ON)]), {
      key: 'flag',
      reason: 'same for everyone',
      confidence: 'high',
      verdict: 'everyone gets on since 94 d',
      evidence: [{ text: 'production: on for everyone, unchanged for 94 d (last by ana)', seen: 'git 1234' }],
      keep: 'on',
    });
  });

  it('when its experiment has ended in every production, whatever it serves now', () => {
    const ended = { ...targeted(percent(50)), experimentEndedAt: NOW - 3 * DAY };
    const verdict = verdictOn([production(ended, 3)]);
    assert.deepEqual(
      [verdict?.reason, verdict?.confidence, verdict?.verdict],
      ['experiment ended', 'low', 'its experiment ended 3 d ago'],
    );
    assert.equal(verdictOn([production(ended, 3), production(targeted(percent(50)), 3)]), undefined);
  });

  it('when its definition names a day that is over', () => {
    const until = (days: number) => ({ ...targeted(percent(50)), expiresAt: NOW - days * DAY });
    assert.equal(verdictOn([production(until(0), 3)]), undefined, 'the day still counts');
    const verdict = verdictOn([production(until(12), 3)]);
    assert.deepEqual([verdict?.reason, verdict?.verdict], ['past its time', 'meant to be gone since 12 d']);
  });

  it('when a flag file says how old it is, and until when it was meant to live', () => {
    const [createdAt, expires] = [new Date(NOW - 100 * DAY).toISOString(), (NOW - 12 * DAY) / 1000];
    const temporary = oneFlag({ metadata: { createdAt, temporary: true } });
    assert.match(verdictOn([production(temporary, 3)])?.verdict ?? '', /^temporary, yet 100 d old$/);
    const expired = oneFlag({ metadata: { expires, permanent: false } });
    assert.match(verdictOn([production(expired, 3)])?.verdict ?? '', /^meant to be gone since 12 d$/);
    assert.equal(verdictOn([production(oneFlag({ metadata: { expires: 'soon' } }), 3)]), undefined);
  });

  it('by the days of the folders it is used in, the most patient of several', () => {
    const limits = {
      ...{ days: 30, temporaryDays: 90, ignore: [] },
      folders: [
        { folder: 'billing', days: 120 },
        { folder: 'billing/web', days: 10 },
      ],
    };
    const isStale = (days: number, ...files: readonly string[]) =>
      judge(
        {
          ...{ key: 'flag', references: 3, indexed: true, complete: true, now: NOW },
          environments: [production(ON, days)],
          files: () => files,
        },
        limits,
      ) !== undefined;
    assert.equal(isStale(94, 'shop/a.ts'), true);
    assert.equal(isStale(94, 'shop/a.ts', 'billing/b.ts'), false);
    assert.equal(isStale(20, 'billing/web/c.ts'), true);
    assert.equal(isStale(20, 'billing/web/c.ts', 'shop/a.ts'), false);
    assert.equal(isStale(20, 'billings/c.ts'), false);
  });

  it('when no code uses it', () => {
    assert.equal(verdictOn([production(oneFlag({}))], { references: 0 })?.reason, 'unreferenced');
  });

  it('when code uses it and nothing defines it', () => {
    assert.equal(verdictOn([production(undefined)])?.reason, 'undefined');
  });

  it('when a multivariate flag gives everyone one value', () => {
    const state = oneFlag({ variants: { red: 'r', blue: 'b' }, defaultVariant: 'red' });
    assert.equal(verdictOn([production(state)])?.keep, 'red');
  });

  it('when the share has reached 100, and whoever was first gets the same', () => {
    const state = targeted({ if: [keyIn('ana'), 'on', percent(100)] });
    assert.equal(verdictOn([production(state)])?.keep, 'on');
  });

  it('when it was put away at the flag system, but not in the code', () => {
    const state: FlagState = {
      ...oneFlag({}),
      status: 'archived',
      whenOff: { kind: 'variation', variation: 'off' },
    };
    const verdict = verdictOn([production(state)]);
    assert.deepEqual([verdict?.reason, verdict?.confidence, verdict?.keep], ['archived', 'high', 'off']);
  });

  for (const [word, confidence] of [
    ['completed', 'high'],
    ['Launched', 'high'],
    ['potentially-stale', 'low'],
  ] as const) {
    it(`when the flag system itself says "${word}"`, () => {
      const verdict = verdictOn([production({ ...ON, lifecycle: word }, 3)]);
      assert.deepEqual(
        [verdict?.reason, verdict?.confidence, verdict?.keep],
        ['marked done', confidence, 'on'],
      );
    });
  }

  it('when no production has asked for it for long', () => {
    const state = (days: number): FlagState => ({
      ...targeted(percent(5)),
      lastEvaluatedAt: NOW - days * DAY,
    });
    assert.equal(verdictOn([production(state(40), 3)])?.reason, 'not evaluated');
    assert.equal(verdictOn([production(state(40), 3), production(state(2), 3)]), undefined);
    assert.equal(verdictOn([production(targeted(percent(5)), 3)]), undefined, 'not seen is not never');
  });

  it('when a date in its tags is past', () => {
    const tagged = (tag: string) => verdictOn([production({ ...targeted(percent(5)), tags: [tag] }, 3)]);
    assert.equal(tagged('remove-after:2020-01-01')?.reason, 'past its time');
    assert.equal(tagged('remove-after:2999-01-01'), undefined);
    assert.equal(tagged('remove-after:2020-13-41'), undefined);
  });

  it('when a date in the code is past, defined or not', () => {
    const dated = (day: string, state?: FlagState) => {
      const expiry = { at: Date.parse(day), text: `flag: remove after ${day}`, seen: 'a.ts:3' };
      return verdictOn([production(state, 3)], { expiry, complete: false });
    };
    const past = dated('2026-11-01', targeted(percent(5)));
    assert.deepEqual(past?.evidence, [
      { text: 'the code says "flag: remove after 2026-11-01"', seen: 'a.ts:3' },
    ]);
    assert.equal(past?.verdict, 'meant to be gone since 22 d');
    assert.equal(dated('2026-11-01')?.reason, 'past its time');
    assert.equal(dated('2026-11-23', targeted(percent(5))), undefined, 'the day still counts');
  });

  it('when it is temporary and has grown old', () => {
    const aged = (days: number, permanent?: boolean): FlagState => ({
      ...targeted(percent(5)),
      createdAt: NOW - days * DAY,
      ...(permanent === undefined ? {} : { permanent }),
    });
    const reasons = [aged(100, false), aged(80, false), aged(100), aged(100, true)].map(
      (state) => verdictOn([production(state, 3)])?.reason,
    );
    assert.deepEqual(reasons, ['past its time', undefined, undefined, undefined]);
  });
});

describe('a flag is not stale', () => {
  const alive: readonly (readonly [string, EnvironmentFacts])[] = [
    ['it is off for everyone: it may be waiting', production(oneFlag({}))],
    ['it is switched off', production(oneFlag({ state: 'DISABLED' }))],
    ['it changed lately', production(ON, 29)],
    ['it is not known when it changed', production(ON, 'unknown')],
    ['it is permanent', production(oneFlag({ defaultVariant: 'on', metadata: { permanent: true } }))],
    ['a share is still out', production(targeted(percent(99)))],
    ['somebody is kept back', production(targeted({ if: [keyIn('chris'), 'off', 'on'] }))],
    ['a share of some is kept back', production(targeted({ if: [keyIn('a', 'b'), percent(50), 'on'] }))],
    [
      'a rule cannot be read',
      production(targeted({ if: [{ '>': [{ '+': [attribute('a'), 1] }, 1] }, 'off', 'on'] })),
    ],
    ['the default in the code decides', production(oneFlag({ defaultVariant: null }))],
    [
      'it will be off for everyone',
      production(targeted({ if: [{ '>=': [attribute('$flagd.timestamp'), SECONDS + 9] }, 'off', 'on'] })),
    ],
    ['it is on for a time only', production(targeted({ if: [until(SECONDS + 3600), 'on', 'off'] }))],
  ];

  for (const [title, environment] of alive) {
    it(`when ${title}`, () => assert.equal(verdictOn([environment]), undefined));
  }

  it('when two productions differ', () => {
    assert.equal(verdictOn([production(ON), production(oneFlag({}))]), undefined);
  });

  it('when only another environment has it on', () => {
    assert.equal(verdictOn([{ ...production(ON), tier: 'other' }]), undefined);
  });

  it('when the code was not looked through, or not every environment was read', () => {
    assert.equal(verdictOn([production(oneFlag({}))], { references: 0, indexed: false }), undefined);
    assert.equal(verdictOn([production(undefined)], { complete: false }), undefined);
  });
});

describe('a flag that is meant to stay is never stale', () => {
  const reasons: readonly (readonly [string, Partial<FlagState>])[] = [
    ['by its kind', { kind: 'kill-switch' }],
    ['by another kind', { kind: 'operational' }],
    ['by a tag', { tags: ['Permanent'] }],
    ['by the flag system', { permanent: true }],
  ];
  for (const [how, more] of reasons) {
    it(how, () =>
      assert.equal(verdictOn([production({ ...ON, lifecycle: 'completed', ...more })]), undefined),
    );
  }

  it("by the team's list", () => {
    assert.equal(verdictOn([production(ON)], { key: 'kept-forever' }), undefined);
    assert.notEqual(verdictOn([production(ON)], { key: 'unkept-forever' }), undefined);
  });
});

describe('a flag is waiting', () => {
  const waits = (environments: readonly EnvironmentFacts[], more: Partial<FlagFacts> = {}) => {
    const facts = { key: 'flag', environments, references: 3, indexed: true, complete: true, now: NOW };
    return waiting({ ...facts, ...more }, { days: 30, temporaryDays: 90, ignore: ['kept-*'] });
  };

  it('while it is in the code and no production gives it to anybody', () => {
    assert.deepEqual(waits([production(oneFlag({}), 12), { ...production(ON), tier: 'other' }]), {
      key: 'flag',
      since: NOW - 12 * DAY,
      evidence: [{ text: 'production: nobody gets it, unchanged for 12 d', seen: 'git 1234' }],
    });
  });

  it('not once somebody has it, nor when it is switched off, unused, undefined or meant to stay', () => {
    const reached = targeted({ if: [keyIn('ana'), 'on'] });
    assert.equal(waits([production(oneFlag({})), production(reached)]), undefined);
    assert.equal(waits([production(oneFlag({ state: 'DISABLED' }))]), undefined);
    assert.equal(waits([production(undefined)]), undefined);
    assert.equal(waits([]), undefined);
    assert.equal(waits([production(oneFlag({}))], { references: 0 }), undefined);
    assert.equal(waits([production(oneFlag({}))], { key: 'kept-off' }), undefined);
  });
});

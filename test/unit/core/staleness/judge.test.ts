import assert from 'node:assert/strict';
import type { FlagState } from '../../../../src/core/model/flagState.ts';
import type { EnvironmentFacts, FlagFacts } from '../../../../src/core/staleness/facts.ts';
import { judge } from '../../../../src/core/staleness/judge.ts';
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
  return judge({ ...facts, ...more }, { days: 30 });
}

describe('a flag is stale', () => {
  it('when everyone gets the same for long, with the evidence and what stays', () => {
    assert.deepEqual(verdictOn([production(ON)]), {
      key: 'flag',
      reason: 'same for everyone',
      verdict: 'everyone gets on since 94 d',
      evidence: [{ text: 'production: on for everyone, unchanged for 94 d (last by ana)', seen: 'git 1234' }],
      keep: 'on',
    });
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

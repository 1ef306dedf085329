import assert from 'node:assert/strict';
import type { FlagValue } from '../../src/core/model/flag.ts';
import type { FlagState } from '../../src/core/model/flagState.ts';
import type { Identity } from '../../src/core/model/identity.ts';
import type { Snapshot } from '../../src/core/model/snapshot.ts';
import { snapshotOf } from '../../src/providers/flagd/snapshot.ts';

/** All tests that ask "what is it now" ask at this time. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');
export const SECONDS = NOW / 1000;

export const me: Identity = {
  key: 'me@shop.example',
  kind: 'user',
  attributes: { email: 'me@shop.example' },
};

export interface FlagFields {
  readonly state?: string;
  readonly variants?: FlagValue;
  readonly defaultVariant?: FlagValue;
  readonly targeting?: FlagValue;
  readonly metadata?: FlagValue;
}

const EVALUATORS = {
  betaTesters: { '==': [{ var: 'plan' }, 'beta'] },
  internal: { ends_with: [{ var: 'email' }, '@shop.example'] },
};

/** The text of a definition file; each flag is a plain toggle that is off, but for what is said. */
export function flagFileText(flags: Readonly<Record<string, FlagFields>>, evaluators: object = EVALUATORS) {
  const whole = Object.entries(flags).map(([key, fields]) => [
    key,
    { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off', ...fields },
  ]);
  return JSON.stringify({ flags: Object.fromEntries(whole), $evaluators: evaluators }, null, 2);
}

export function snapshotOfText(text: string, file = 'production.flagd.json'): Snapshot {
  return snapshotOf(file, text, 'v1', NOW);
}

/** One flag as the flagd adapter reads it. */
export function oneFlag(fields: FlagFields): FlagState {
  const state = snapshotOfText(flagFileText({ flag: fields })).flags.get('flag');
  assert.ok(state !== undefined, 'the sample is malformed');
  return state;
}

/** The same with these targeting rules. */
export const targeted = (targeting: FlagValue, fields: FlagFields = {}) => oneFlag({ ...fields, targeting });

export const attribute = (name: string) => ({ var: name });
export const keyIn = (...keys: string[]) => ({ in: [attribute('targetingKey'), keys] });
export const until = (seconds: number) => ({ '<': [attribute('$flagd.timestamp'), seconds] });
export const percent = (share: number) => ({
  fractional: [
    ['on', share],
    ['off', 100 - share],
  ],
});

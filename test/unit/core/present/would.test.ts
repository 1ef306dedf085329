import assert from 'node:assert/strict';
import { explain } from '../../../../src/core/exposure/explain.ts';
import { wouldGet } from '../../../../src/core/present/would.ts';
import { snapshotOf } from '../../../../src/providers/flagd/snapshot.ts';
import { positionIn } from '../../../../src/providers/flagd/split.ts';

const VARIANTS = { on: true, off: false };

function would(targeting: object, attributes: Record<string, string>, key = 'me'): readonly string[] {
  const flag = { state: 'ENABLED', variants: VARIANTS, defaultVariant: 'off', targeting };
  const state = snapshotOf('x.flagd.json', JSON.stringify({ flags: { flag } }), 'v1', 0).flags.get('flag');
  assert.ok(state);
  const explanation = explain(state, { key, kind: 'user', attributes }, Date.now(), (serve, of, who) =>
    positionIn(serve, of.key, who),
  );
  return wouldGet(explanation, state);
}

describe('what would have to change for the other variation', () => {
  const beta = { '==': [{ var: 'plan' }, 'beta'] };

  it('is the rule that did not hold', () => {
    assert.deepEqual(would({ if: [beta, 'on'] }, { plan: 'free' }), ['on, if plan is beta']);
  });

  it('is not a rule that gives the same, nor one behind the rule that decided', () => {
    assert.deepEqual(would({ if: [beta, 'off'] }, { plan: 'free' }), []);
    const decided = { if: [beta, 'off', { '==': [{ var: 'country' }, 'DE'] }, 'on'] };
    assert.deepEqual(would(decided, { plan: 'beta', country: 'FR' }), []);
  });

  it('is another draw, with where I come in', () => {
    const [line] = would(
      {
        fractional: [
          ['on', 5],
          ['off', 95],
        ],
      },
      {},
      'somebody',
    );
    assert.match(line ?? '', /^(on \(5%\)|off \(95%\)), by the draw \(you come in at \d+(\.\d)?%\)$/);
  });
});

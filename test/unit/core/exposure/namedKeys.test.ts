import assert from 'node:assert/strict';
import { namedKeys } from '../../../../src/core/exposure/namedKeys.ts';
import { attribute, keyIn, NOW, targeted } from '../../../support/oneFlag.ts';

describe('keys that flags name', () => {
  const flags = [
    targeted({ if: [keyIn('ana', 'ben'), 'on'] }),
    targeted({ if: [keyIn('chris', 'ben'), 'on', keyIn('ben'), 'off'] }),
    targeted({ if: [{ in: [attribute('email'), ['dana@shop.example']] }, 'on'] }),
  ];

  it('come with those first that most flags name, each counted once a flag', () => {
    assert.deepEqual(namedKeys(flags, NOW, 10), ['ben', 'ana', 'chris']);
  });

  it('are no more than asked for', () => {
    assert.deepEqual(namedKeys(flags, NOW, 1), ['ben']);
  });

  it('are not the values of other attributes', () => {
    assert.deepEqual(namedKeys(flags.slice(2), NOW, 10), []);
  });
});

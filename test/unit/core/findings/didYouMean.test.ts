import assert from 'node:assert/strict';
import { didYouMean } from '../../../../src/core/findings/didYouMean.ts';

const KEYS = ['new-checkout', 'old-banner', 'search-suggestions', 'express-pay', 'a1', 'b2'];

describe('the key that was meant', () => {
  for (const [key, meant] of [
    ['new-chekout', ['new-checkout']],
    ['newCheckout', ['new-checkout']],
    ['checkout-new', ['new-checkout']],
    ['serach-suggestions', ['search-suggestions']],
    ['gift-wrapping', []],
    ['new-checkout', []],
    ['c3', []],
  ] as const) {
    it(`by ${key} is ${meant.join() || 'not known'}`, () => assert.deepEqual(didYouMean(key, KEYS), meant));
  }
});

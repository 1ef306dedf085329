import assert from 'node:assert/strict';
import { foldedKey, toCase, withInitialisms, wordsOfKey } from '../../../../src/core/references/keyCase.ts';

describe('key spellings', () => {
  it('reads the words of any case', () => {
    for (const key of ['new-checkout-v2', 'newCheckoutV2', 'NEW_CHECKOUT_V2', 'new.checkout.v2']) {
      assert.deepEqual(wordsOfKey(key), ['new', 'checkout', 'v2'], key);
    }
    assert.deepEqual(wordsOfKey('showHTTPHeader'), ['show', 'http', 'header']);
  });

  it('writes them in another', () => {
    assert.equal(toCase('new-checkout', 'camel'), 'newCheckout');
    assert.equal(toCase('new-checkout', 'pascal'), 'NewCheckout');
    assert.equal(toCase('newCheckout', 'upper'), 'NEW_CHECKOUT');
    assert.equal(toCase('NEW_CHECKOUT', 'dot'), 'new.checkout');
    assert.equal(foldedKey('new-checkout'), foldedKey('NewCheckout'));
  });

  it('writes initialisms in capitals', () => {
    assert.deepEqual(withInitialisms('enable-api-fields'), ['EnableAPIFields', 'enableAPIFields']);
    assert.deepEqual(withInitialisms('api_id'), ['APIID', 'apiID']);
    assert.deepEqual(withInitialisms('new-checkout'), []);
  });
});

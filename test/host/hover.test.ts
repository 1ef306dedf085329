import assert from 'node:assert/strict';
import { eventually, extensionReady, hoverText, open } from './support.ts';

describe('the hover on a flag', () => {
  before(extensionReady);

  it('stands on the key of an SDK call and tells who gets what', async () => {
    const { document } = await open('shop/checkout.tsx');
    const text = await eventually(
      () => hoverText(document, "new-checkout', false"),
      (shown) => shown !== '',
    );
    assert.match(text, /\$\(release-lens-dark\)<\/span> `new-checkout` — \*\*nobody\*\*/);
    assert.match(text, /Everyone gets off\\\./);
    assert.match(text, /command:releaseLens\.releaseToMe/);
  });

  it('never leaves out a condition', async () => {
    const { document } = await open('shop/cart.tsx');
    const text = await hoverText(document, 'pickup-points');
    assert.match(text, /5% of 10 countries|5\\?% of 10 countries/);
    assert.match(text, /5% &nbsp;&nbsp; \| those whose country is AT, BE/);
  });

  it('stands on a constant of another file, an accessor and a wrapper call', async () => {
    const checkout = await open('shop/checkout.tsx');
    assert.match(await hoverText(checkout.document, 'expressPay),'), /`express-pay`/);
    const cart = await open('shop/cart.tsx');
    assert.match(await hoverText(cart.document, 'newCheckout'), /`new-checkout`/);
    const orders = await open('shop/orders.tsx');
    assert.match(await hoverText(orders.document, 'order-timeline'), /`order-timeline`/);
  });

  it('stands on Python and Go alike', async () => {
    const python = await open('recommendations/recommender.py');
    assert.match(await hoverText(python.document, 'Flag.MODEL.value'.slice(5)), /`recommendation-model`/);
    const go = await open('mailer/mailer.go');
    assert.match(await hoverText(go.document, 'FlagOrderMailV2'), /`order-mail-v2`/);
  });

  it('says that a flag is not defined, and never that it is off', async () => {
    const { document } = await open('shop/cart.tsx');
    const text = await hoverText(document, 'gift-wrapping');
    assert.match(text, /\*\*not defined\*\*/);
    assert.doesNotMatch(text, /\boff\b/);
  });
});

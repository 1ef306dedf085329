import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new_checkout', 'newCheckout', 'gift-wrap', 'Cart', 'cart']);

describe('members of flags in code that is read by its text', () => {
  it('are flags as they are spelled', async () => {
    const lines = await found({
      'main.tf': `value = tostring(var.feature_flags.new_checkout)
other = var.sizes.new_checkout + var.feature_flags.new_checkout_size
new_checkout = bool`,
      'page.component.html': `<p *ngIf="!features.newCheckout && on"></p>
<p *ngIf="page.newCheckout">features.newCheckout</p>`,
      'templates/app.yaml': 'on: {{ .Values.features.newCheckout }}\ncart: {{ .Values.features.cart }}',
      'a.dart': "import 'package:a/b.dart';\nimport shop.features.new_checkout;",
    });
    assert.deepEqual(lines, [
      'main.tf:1 new_checkout accessor? new_checkout',
      'main.tf:3 new_checkout literal? new_checkout',
      'page.component.html:1 newCheckout accessor? newCheckout',
      'page.component.html:2 newCheckout accessor? newCheckout',
      'templates/app.yaml:1 newCheckout accessor? newCheckout',
    ]);
  });

  it('are flags as they spell a key of several words', async () => {
    const lines = await found({
      'page.component.html': `<p *ngIf="features.giftWrap"></p>
<p *ngIf="page.giftWrap"></p>
<p *ngIf="features.giftWrapping || features.cart.open"></p>`,
      'main.tf': 'on = var.feature_flags.gift_wrap',
      'page.hbs': '{{#if this.featureFlags.giftWrap}}',
    });
    assert.deepEqual(lines, [
      'main.tf:1 gift_wrap accessor? gift-wrap',
      'page.component.html:1 giftWrap accessor? gift-wrap',
      'page.hbs:1 giftWrap accessor? gift-wrap',
    ]);
  });
});

describe('tags of scenarios', () => {
  it('that are of flags say which', async () => {
    const lines = await found({
      'cart.feature': `@ui @ff:new_checkout:true
@feature-flag:newCheckout @team:new_checkout @new_checkout
Scenario: with @ff:cart:false`,
      'cart.txt': '@ff:new_checkout:true',
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'cart.feature:1 new_checkout literal? new_checkout',
        'cart.feature:2 newCheckout literal? newCheckout',
      ],
    );
  });
});

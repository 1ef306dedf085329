import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InMemoryProvider, OpenFeature } from '@openfeature/server-sdk';
import { renderToString } from 'preact-render-to-string';
import { Checkout, checkoutFor } from './checkout';
import { findUser } from './users';

const you = findUser('you');

function serve(flags: Record<string, boolean>) {
  const configuration = Object.entries(flags).map(([key, on]) => [
    key,
    { disabled: false, variants: { on: true, off: false }, defaultVariant: on ? 'on' : 'off' },
  ]);
  return OpenFeature.setProviderAndWait(new InMemoryProvider(Object.fromEntries(configuration)));
}

const render = async () => renderToString(<Checkout choice={await checkoutFor(you)} total={32.1} />);

test('new-checkout asks for the money on the same page', async () => {
  await serve({ 'new-checkout': true });
  assert.match(await render(), /Pay €32\.10 now/);
});

test('without flags the checkout has three steps', async () => {
  await serve({});
  assert.match(await render(), /Go to checkout/);
});

test('express pay stands beside the classic checkout', async () => {
  await serve({ 'express-pay': true });
  assert.match(await render(), /Express pay/);
});

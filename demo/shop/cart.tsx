import { CART } from './catalog';
import { Checkout, type CheckoutChoice } from './checkout';
import { Drawing } from './drawings';
import { Feature, useFlag, useFlags } from './flags/features';
import { euro, type Pricing, priceOf, totalsOf } from './pricing';

export function Cart({ pricing, checkout }: { pricing: Pricing; checkout: CheckoutChoice }) {
  const flags = useFlags();
  const { goods, shipping, total } = totalsOf(CART, pricing);
  return (
    <aside class={flags.newCheckout ? 'cart fresh' : 'cart'}>
      <h2>Your cart</h2>
      <ul>
        {CART.map(({ product, count }) => (
          <li key={product.id}>
            <span class="thumb" style={{ background: product.tint }}>
              <Drawing of={product.id} />
            </span>
            <span>
              {product.name}
              <small>{count} piece</small>
            </span>
            <b>{euro(count * priceOf(product.price, pricing))}</b>
          </li>
        ))}
      </ul>
      <FreeShipping goods={goods} from={pricing.freeShippingFrom} />
      {useFlag('gift-wrapping') && <p class="extra">Wrap it as a gift, €3.00</p>}
      {useFlag('pickup-points') && <p class="extra">Collect it at a pickup point near you</p>}
      <p class="sum">
        <span>Shipping</span>
        <span>{shipping === 0 ? 'free' : euro(shipping)}</span>
      </p>
      <p class="sum total">
        <span>Total</span>
        <span>{euro(total)}</span>
      </p>
      <Feature name="loyalty-points">
        <p class="extra" data-testid="loyalty-points">
          You earn {Math.round(goods)} harbour points
        </p>
      </Feature>
      <Checkout choice={checkout} total={total} />
    </aside>
  );
}

function FreeShipping({ goods, from }: { goods: number; from: number }) {
  const missing = Math.max(0, from - goods);
  return (
    <div class="shipping">
      <progress value={goods} max={Math.max(from, goods)} />
      <small>{missing === 0 ? 'Shipping is free' : `${euro(missing)} to free shipping from €${from}`}</small>
    </div>
  );
}

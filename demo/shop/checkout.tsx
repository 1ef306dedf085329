import { maybeFail } from './fault';
import { client, isOn } from './flags/client';
import { FLAGS } from './flags/keys';
import { euro } from './pricing';
import { contextOf, type User } from './users';

const { expressPay } = FLAGS;

export interface CheckoutChoice {
  readonly onePage: boolean;
  readonly expressPay: boolean;
}

export async function checkoutFor(user: User): Promise<CheckoutChoice> {
  return {
    onePage: await client.getBooleanValue('new-checkout', false, contextOf(user)),
    expressPay: await isOn(user, expressPay),
  };
}

export function Checkout({ choice, total }: { choice: CheckoutChoice; total: number }) {
  return choice.onePage ? (
    <OnePageCheckout total={total} />
  ) : (
    <ClassicCheckout expressPay={choice.expressPay} />
  );
}

function OnePageCheckout({ total }: { total: number }) {
  maybeFail();
  return (
    <section class="checkout one-page" data-testid="checkout-new">
      <h2>
        Checkout <span class="tag">one page</span>
      </h2>
      <dl>
        <dt>Deliver to</dt>
        <dd>Harbour Lane 4, second floor</dd>
        <dt>Arrives</dt>
        <dd>Thursday, before noon</dd>
        <dt>Pay with</dt>
        <dd>Card ending in 4242</dd>
      </dl>
      <button type="button" class="pay">
        Pay {euro(total)} now
      </button>
      <small>You can undo the order for 30 minutes</small>
    </section>
  );
}

// Goes when new-checkout has served everyone for a month, together with its three pages.
function ClassicCheckout(props: { expressPay: boolean }) {
  return (
    <section class="checkout classic" data-testid="checkout-classic">
      <button type="button">Go to checkout</button>
      {props.expressPay && (
        <button type="button" class="express" data-testid="express-pay">
          Express pay
        </button>
      )}
      <small>Three steps: address, delivery, payment</small>
    </section>
  );
}

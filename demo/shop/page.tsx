import { renderToString } from 'preact-render-to-string';
import { Banner, showsBanner } from './banner';
import { Cart } from './cart';
import { checkoutFor } from './checkout';
import { FlagsContext, readPageFlags } from './flags/features';
import { Header } from './header';
import { lastOrderOf, OrderStatus } from './orders';
import { pricingFor } from './pricing';
import { buyButtonFor, Products } from './products';
import { STYLES } from './styles';
import type { User } from './users';

/** The whole shop as this person sees it. */
export async function shopPage(user: User): Promise<string> {
  const [flags, banner, pricing, buyButton, checkout, order] = await Promise.all([
    readPageFlags(user),
    showsBanner(user),
    pricingFor(user),
    buyButtonFor(user),
    checkoutFor(user),
    lastOrderOf(user),
  ]);
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Little Harbour</title>
        <link rel="icon" href="data:," />
        <style>{STYLES}</style>
      </head>
      <body>
        <FlagsContext.Provider value={flags}>
          {banner && <Banner />}
          <Header />
          {pricing.sale && <Sale />}
          <div class="columns">
            <div>
              <OrderStatus order={order} />
              <Products pricing={pricing} buyButton={buyButton} />
            </div>
            <Cart pricing={pricing} checkout={checkout} />
          </div>
          <footer class="page">signed in as {user.name.toLowerCase()}</footer>
        </FlagsContext.Provider>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}

function Sale() {
  return (
    <section class="hero" data-testid="winter-sale">
      <h1>Winter sale</h1>
      <p>Everything for the kitchen, 15% less until Epiphany.</p>
    </section>
  );
}

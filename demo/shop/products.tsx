import { GIFT_CARD, GOES_WELL, PRODUCTS, type Product } from './catalog';
import { Drawing } from './drawings';
import { client } from './flags/client';
import { Feature, useFlag } from './flags/features';
import { Experiment } from './flags/keys';
import { euro, type Pricing, priceOf } from './pricing';
import { contextOf, type User } from './users';

export function buyButtonFor(user: User): Promise<string> {
  return client.getStringValue(Experiment.BuyButtonColor, 'control', contextOf(user));
}

export function Products({ pricing, buyButton }: { pricing: Pricing; buyButton: string }) {
  const photos = useFlag('review-photos');
  return (
    <main class={`buy-${buyButton}`}>
      <section class="grid">
        {PRODUCTS.map((product) => (
          <Card key={product.id} product={product} pricing={pricing} photos={photos} />
        ))}
        <Feature name="gift-cards">
          <Card product={GIFT_CARD} pricing={{ ...pricing, sale: false }} photos={false} />
        </Feature>
      </section>
      <Feature name="related-products">
        <section class="related" data-testid="related-products">
          <h2>Goes well with your mug</h2>
          {GOES_WELL.map((product) => (
            <a key={product.id} href={`#${product.id}`}>
              <span class="thumb" style={{ background: product.tint }}>
                <Drawing of={product.id} />
              </span>
              {product.name}
            </a>
          ))}
        </section>
      </Feature>
    </main>
  );
}

function Card(props: { product: Product; pricing: Pricing; photos: boolean }) {
  const { product, pricing, photos } = props;
  return (
    <article id={product.id}>
      <div class="picture" style={{ background: product.tint }}>
        <Drawing of={product.id} />
        {pricing.sale && <span class="sale">−15%</span>}
        {photos && <span class="photos">{product.photos} photos by customers</span>}
      </div>
      <h3>{product.name}</h3>
      <p>{product.note}</p>
      <footer>
        <b>
          {pricing.sale && <s>{euro(product.price)}</s>} {euro(priceOf(product.price, pricing))}
        </b>
        <button type="button">Add to cart</button>
      </footer>
    </article>
  );
}

import type { CartLine } from './catalog';
import { client } from './flags/client';
import { Experiment } from './flags/keys';
import { contextOf, type User } from './users';

const SALE_FACTOR = 0.85;
const SHIPPING = 4.9;

export interface Pricing {
  readonly sale: boolean;
  readonly freeShippingFrom: number;
}

export async function pricingFor(user: User): Promise<Pricing> {
  const context = contextOf(user);
  return {
    sale: await client.getBooleanValue(
      'winter-sale',
      false, // a price that is too high can be paid back, one that is too low cannot
      context,
    ),
    freeShippingFrom: await client.getNumberValue(Experiment.FreeShippingFrom, 60, context),
  };
}

export function priceOf(price: number, { sale }: Pricing): number {
  return sale ? price * SALE_FACTOR : price;
}

export function totalsOf(lines: readonly CartLine[], pricing: Pricing) {
  const goods = lines.reduce((sum, { product, count }) => sum + count * priceOf(product.price, pricing), 0);
  const shipping = goods >= pricing.freeShippingFrom ? 0 : SHIPPING;
  return { goods, shipping, total: goods + shipping };
}

export function euro(amount: number): string {
  return `€${amount.toFixed(2)}`;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly price: number;
  readonly photos: number;
  readonly tint: string;
}

export interface CartLine {
  readonly product: Product;
  readonly count: number;
}

export const PRODUCTS = [
  product('mug', 'Stoneware mug', 'Speckled glaze, 300 ml', 18, 34, '#e9e3d6'),
  product('kettle', 'Enamel kettle', 'For slow mornings, 1.2 l', 62, 12, '#dbe5e0'),
  product('apron', 'Linen apron', 'Washed flax, two pockets', 36, 21, '#e6dfe4'),
  product('board', 'Walnut board', 'Oiled by hand, 38 cm', 48, 9, '#e8dccb'),
  product('candle', 'Beeswax candle', 'Burns about 40 hours', 14, 17, '#f2e6bf'),
  product('jar', 'Storage jar', 'Cork lid, 750 ml', 22, 6, '#d9e4ea'),
] as const;

const [mug, , , , candle, jar] = PRODUCTS;

export const CART: readonly CartLine[] = [
  { product: mug, count: 1 },
  { product: candle, count: 1 },
];

export const GOES_WELL: readonly Product[] = [jar, PRODUCTS[1]];

export const GIFT_CARD = product('gift', 'Gift card', 'By mail, any amount', 25, 0, '#dfe8d8');

function product(
  id: string,
  name: string,
  note: string,
  price: number,
  photos: number,
  tint: string,
): Product {
  return { id, name, note, price, photos, tint };
}

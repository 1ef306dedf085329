/** The switches the shop page asks for. The property is how the page calls them. */
export const FLAGS = {
  newCheckout: 'new-checkout',
  giftCards: 'gift-cards',
  loyaltyPoints: 'loyalty-points',
  expressPay: 'express-pay',
  reviewPhotos: 'review-photos',
  pickupPoints: 'pickup-points',
  relatedProducts: 'related-products',
  searchSuggestions: 'search-suggestions',
  appDeepLinks: 'app-deep-links',
  giftWrapping: 'gift-wrapping',
} as const;

export type FlagName = keyof typeof FLAGS;
export type FlagKey = (typeof FLAGS)[FlagName];

export const OLD_BANNER = 'old-banner';

/** Flags with more than two answers, read by growth's dashboards under these names. */
export const Experiment = {
  BuyButtonColor: 'buy-button-color',
  FreeShippingFrom: 'free-shipping-from',
} as const;

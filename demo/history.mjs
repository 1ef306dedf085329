// @ts-check
import { applyEdits, modify } from 'jsonc-parser';

/**
 * @typedef {object} Commit
 * @property {number} daysAgo
 * @property {'Ana' | 'Ben' | 'Chris'} author
 * @property {string} message
 */

/** @type {Commit[]} */
export const COMMITS = [
  { daysAgo: 200, author: 'Ana', message: 'Open the shop' },
  { daysAgo: 160, author: 'Ben', message: 'Recommend what goes well with the cart' },
  { daysAgo: 130, author: 'Chris', message: 'Send order mails from a worker of their own' },
  { daysAgo: 94, author: 'Ana', message: 'Summer catalogue for everyone, first photos by customers' },
  { daysAgo: 61, author: 'Ben', message: 'Loyalty points for beta testers, order timeline for us' },
  { daysAgo: 33, author: 'Chris', message: 'Gift cards, express pay and pickup points' },
  { daysAgo: 12, author: 'Ana', message: 'New checkout, dark for now' },
  { daysAgo: 1, author: 'Ben', message: 'Switch search suggestions off until the index is rebuilt' },
];

/** Files and folders that came after the first commit. */
const ADDED = [
  { path: 'recommendations/', daysAgo: 160 },
  { path: 'mailer/', daysAgo: 130 },
  { path: 'shop/checkout.test.tsx', daysAgo: 12 },
  { path: 'README.md', daysAgo: 1 },
  { path: 'release-lens.json', daysAgo: 1 },
];

/** Lines of code that came later than their file, known by a text in them. */
const ADDED_LINES = [
  { path: 'shop/cart.tsx', text: /gift-wrapping|pickup-points/, daysAgo: 33 },
  { path: 'shop/flags/keys.ts', text: /giftWrapping|pickupPoints/, daysAgo: 33 },
];

/**
 * How production differed from today's file: `value` held until so many days ago. Undefined takes
 * the property out; a path of one name is the whole flag, absent in every environment.
 * @type {{ until: number, path: string[], value?: unknown }[]}
 */
const EARLIER = [
  { until: 160, path: ['related-products'] },
  { until: 160, path: ['old-banner'] },
  { until: 130, path: ['related-products', 'defaultVariant'], value: 'off' },
  { until: 130, path: ['old-banner', 'defaultVariant'], value: 'off' },
  { until: 94, path: ['old-banner', 'targeting'], value: share(50) },
  { until: 130, path: ['free-shipping-from'] },
  { until: 130, path: ['app-deep-links'] },
  { until: 130, path: ['mail-batch-size'] },
  { until: 94, path: ['review-photos'] },
  { until: 61, path: ['review-photos', 'targeting'], value: share(10) },
  { until: 94, path: ['search-suggestions'] },
  { until: 1, path: ['search-suggestions', 'state'], value: 'ENABLED' },
  { until: 94, path: ['order-mail-v2'] },
  { until: 33, path: ['order-mail-v2', 'defaultVariant'], value: 'off' },
  { until: 61, path: ['loyalty-points'] },
  { until: 61, path: ['order-timeline'] },
  { until: 61, path: ['buy-button-color'] },
  { until: 61, path: ['recommendation-model'] },
  { until: 33, path: ['gift-cards'] },
  { until: 33, path: ['express-pay'] },
  { until: 12, path: ['express-pay', 'targeting'], value: share(1) },
  { until: 33, path: ['pickup-points'] },
  { until: 12, path: ['winter-sale'] },
  { until: 12, path: ['new-checkout'] },
];

/**
 * The demo as it was then; its files of today once the last commit is reached.
 * @param {number} daysAgo
 * @param {Map<string, string>} today
 */
export function filesAt(daysAgo, today) {
  const there = [...today].filter(
    ([name]) => !ADDED.some((added) => added.daysAgo < daysAgo && name.startsWith(added.path)),
  );
  return new Map(there.map(([name, text]) => [name, textAt(daysAgo, name, text)]));
}

/**
 * @param {number} daysAgo
 * @param {string} name
 * @param {string} text
 */
function textAt(daysAgo, name, text) {
  if (name.endsWith('.flagd.json')) return flagsAt(daysAgo, name.includes('production'), text);
  const later = ADDED_LINES.filter((lines) => lines.path === name && lines.daysAgo < daysAgo);
  return text
    .split('\n')
    .filter((line) => !later.some((lines) => lines.text.test(line)))
    .join('\n');
}

/**
 * Edits the text instead of printing it anew, so that a commit changes only its own lines.
 * @param {number} daysAgo
 * @param {boolean} production
 * @param {string} text
 */
function flagsAt(daysAgo, production, text) {
  const held = EARLIER.filter(({ until, path }) => until < daysAgo && (production || path.length === 1));
  const absent = new Set(held.filter(({ path }) => path.length === 1).map(({ path }) => path[0]));
  return held
    .filter(({ path }) => path.length === 1 || !absent.has(path[0]))
    .reduce((before, { path, value }) => edit(before, ['flags', ...path], value), text);
}

/**
 * @param {string} text
 * @param {string[]} path
 * @param {unknown} value
 */
function edit(text, path, value) {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, path, value, { formattingOptions }));
}

/** @param {number} percent */
function share(percent) {
  return {
    fractional: [
      ['on', percent],
      ['off', 100 - percent],
    ],
  };
}

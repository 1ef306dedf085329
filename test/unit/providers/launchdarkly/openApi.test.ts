import assert from 'node:assert/strict';
import { type Exchange, publishedApi } from '../../../support/launchdarkly/openApi.ts';

const judge = publishedApi();
const FLAG = '/api/v2/flags/shop/checkout';
const SEMANTIC = 'application/json; domain-model=launchdarkly.semanticpatch';
const headers = { 'ld-api-version': '20240415', 'content-type': SEMANTIC };
const patch = (url: string, instruction: object): Exchange => {
  const body = { comment: '', instructions: [instruction] };
  const answer = { items: [] };
  return { method: 'PATCH', url, headers, body, status: 200, answer };
};
const dated = `${FLAG}/expiring-targets/production`;
const target = { contextKind: 'user', contextKey: 'ana', variationId: 'yes' };
const list = { method: 'GET', headers, body: undefined, status: 200, answer: { items: [], _links: {} } };

describe("the published OpenAPI file, which LaunchDarkly's double is held against", () => {
  before(function () {
    if (judge !== undefined) return;
    console.log('      the file is not at hand: what the double says is not held against it');
    this.skip();
  });

  it('passes what it describes', () => {
    judge?.({ ...list, url: '/api/v2/flags/shop?env=production&summary=0&limit=100' });
    judge?.(patch(dated, { kind: 'addExpiringTarget', ...target, value: 1 }));
  });

  const wrong: Readonly<Record<string, Exchange>> = {
    'a path': { ...list, url: '/api/v2/flag/shop' },
    'a parameter': { ...list, url: '/api/v2/flags/shop?environment=production' },
    'the type of a parameter': { ...list, url: '/api/v2/flags/shop?limit=all' },
    'a version': { ...list, url: '/api/v2/flags/shop', headers: {} },
    'a status': { ...list, url: '/api/v2/flags/shop', status: 302 },
    'a field that is missing': {
      ...list,
      url: '/api/v2/flags/shop',
      answer: { items: [{ key: 'a' }], _links: {} },
    },
    'an instruction': patch(dated, { kind: 'expireTarget', ...target, value: 1 }),
    'a parameter of an instruction': patch(dated, {
      kind: 'addExpiringTarget',
      ...target,
      value: 1,
      until: 1,
    }),
    'a parameter an instruction lacks': patch(dated, { kind: 'addExpiringTarget', ...target }),
  };
  for (const [what, exchange] of Object.entries(wrong)) {
    it(`does not pass ${what} that it does not have`, () => {
      assert.throws(() => judge?.(exchange), assert.AssertionError);
    });
  }
});

import assert from 'node:assert/strict';
import { type Shop, startShop } from './support';

const ana = { context: { targetingKey: 'ana@shop.example', plan: 'beta' } };

describe('the demo shop over OFREP', () => {
  let shop: Shop;

  before(async () => {
    shop = await startShop();
  });

  after(() => shop.stop());

  async function answer(pathname: string, body: unknown) {
    const response = await shop.ask(pathname, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('evaluates one flag for the context given', async () => {
    const { status, body } = await answer('/gift-cards', ana);
    const { metadata, ...rest } = body;
    assert.equal(status, 200);
    assert.deepEqual(rest, { key: 'gift-cards', value: true, reason: 'TARGETING_MATCH', variant: 'on' });
    assert.equal((metadata as Record<string, unknown>)['owner'], 'growth');
  });

  it('knows nothing of a person but what the context says', async () => {
    const { body } = await answer('/loyalty-points', { context: { targetingKey: 'ana@shop.example' } });
    assert.equal(body['value'], false);
  });

  it('leaves a disabled flag to the caller, successfully', async () => {
    const { status, body } = await answer('/search-suggestions', ana);
    assert.equal(status, 200);
    assert.equal(body['reason'], 'DISABLED');
    assert.ok(!('value' in body) && !('variant' in body));
  });

  it('leaves a flag without a default variant to the caller', async () => {
    const { status, body } = await answer('/mail-batch-size', ana);
    assert.equal(status, 200);
    assert.equal(body['reason'], 'DEFAULT');
    assert.ok(!('value' in body));
  });

  it('answers 404 for a flag it does not have', async () => {
    const { status, body } = await answer('/gift-wrapping', ana);
    assert.equal(status, 404);
    assert.equal(body['key'], 'gift-wrapping');
    assert.equal(body['errorCode'], 'FLAG_NOT_FOUND');
  });

  const refusals: [string, unknown, string][] = [
    ['a body that is not JSON', '{', 'PARSE_ERROR'],
    ['a body without context', {}, 'INVALID_CONTEXT'],
    ['a context without targetingKey', { context: { plan: 'beta' } }, 'TARGETING_KEY_MISSING'],
  ];
  for (const [what, body, errorCode] of refusals) {
    it(`answers 400 for ${what}`, async () => {
      const one = await answer('/new-checkout', body);
      const all = await answer('', body);
      assert.deepEqual(
        [one.status, one.body['key'], one.body['errorCode']],
        [400, 'new-checkout', errorCode],
      );
      assert.deepEqual([all.status, all.body['errorCode']], [400, errorCode]);
    });
  }

  it('evaluates all flags at once, and says when nothing changed', async () => {
    const response = await shop.ask('', ana);
    const { flags } = (await response.json()) as { flags: { key: string; value?: unknown }[] };
    assert.equal(response.status, 200);
    assert.equal(flags.length, 18);
    assert.equal(flags.find(({ key }) => key === 'loyalty-points')?.value, true);

    const etag = response.headers.get('etag') ?? '';
    const again = await shop.ask('', ana, { 'If-None-Match': etag });
    assert.equal(again.status, 304);
  });
});

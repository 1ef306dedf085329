import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { asMe, plainContext } from '../../../../src/core/present/asMe.ts';

const me: Identity = {
  key: "o'neil+1@shop.example",
  kind: 'user',
  attributes: { plan: 'beta', tags: ['a'] },
};
const texts = (context = plainContext(me), address?: string) =>
  Object.fromEntries(asMe(me, context, address).map(({ label, text }) => [label, text]));

describe('who I am, to be handed on', () => {
  it('is a context in the words of the flag system', () => {
    assert.deepEqual(JSON.parse(texts({ targetingKey: me.key })['SDK context'] ?? ''), {
      targetingKey: me.key,
    });
  });

  it('is a header and a cookie named as the flag system names the key', () => {
    const { Cookie: cookie, 'Request header (W3C baggage)': header } = texts({ userId: me.key, plan: 'a b' });
    assert.equal(cookie, "Cookie: userId=o'neil%2B1%40shop.example");
    assert.equal(header, "baggage: userId=o'neil%2B1%40shop.example,plan=a%20b");
  });

  it('is named after the key also where an attribute is the same', () => {
    assert.match(texts({ email: me.key, targetingKey: me.key })['Cookie'] ?? '', /^Cookie: targetingKey=/);
  });

  it('leaves out of the header what is no single value', () => {
    assert.doesNotMatch(texts()['Request header (W3C baggage)'] ?? '', /tags/);
  });

  it('is a request to the running production, where it can be asked; a shell takes it as it is meant', () => {
    assert.equal(texts()['Request to the running production (curl)'], undefined);
    const curl = texts(undefined, 'https://flags.example/')['Request to the running production (curl)'] ?? '';
    const seen = execFileSync('sh', ['-c', curl.replace(/^curl/, 'printf "%s\\n"')], {
      encoding: 'utf8',
    }).split('\n');
    assert.equal(seen[2], 'https://flags.example/ofrep/v1/evaluate/flags');
    assert.deepEqual(JSON.parse(seen[6] ?? ''), {
      context: { plan: 'beta', tags: ['a'], targetingKey: me.key },
    });
  });
});

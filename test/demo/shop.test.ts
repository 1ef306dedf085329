import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { changeFlag, eventually, failedStart, replaceFile, type Shop, startShop } from './support';

const ONE_PAGE = 'data-testid="checkout-new"';
const CLASSIC = 'data-testid="checkout-classic"';
const onlyYou = { if: [{ in: [{ var: 'targetingKey' }, ['you@shop.example']] }, 'on'] };

describe('the demo shop', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await startShop();
  });

  afterEach(() => shop.stop());

  it('shows each person their own page', async () => {
    const [ana, you] = [await shop.page('ana'), await shop.page('you')];
    assert.match(ana, /signed in as ana/);
    assert.match(ana, /data-testid="loyalty-points"/);
    assert.doesNotMatch(you, /data-testid="loyalty-points"/);
  });

  it('knows a person by key and by name', async () => {
    assert.equal(await shop.page('you'), await shop.page('you@shop.example'));
  });

  it('takes a stranger as they come', async () => {
    const page = await shop.page('<b>@corp.example');
    assert.match(page, /signed in as &lt;b(>|&gt;)@corp\.example/);
    assert.doesNotMatch(page, /data-testid="order-timeline"/);
  });

  it('has new-checkout dark for everyone', async () => {
    for (const user of ['you', 'ana', 'ben', 'chris', 'dana', 'emil', 'x']) {
      assert.ok((await shop.page(user)).includes(CLASSIC), user);
    }
  });

  it('sees a release to one person within a second, and its end', async () => {
    await changeFlag(shop.flagFile, 'new-checkout', { targeting: onlyYou });
    await eventually('you get it', async () => (await shop.page('you')).includes(ONE_PAGE), 1000);
    assert.ok((await shop.page('ana')).includes(CLASSIC));

    await changeFlag(shop.flagFile, 'new-checkout', { targeting: {} });
    await eventually('you have lost it', async () => (await shop.page('you')).includes(CLASSIC));
  });

  it('keeps the last good flags and tells', async () => {
    await changeFlag(shop.flagFile, 'new-checkout', { targeting: onlyYou });
    await eventually('you get it', async () => (await shop.page('you')).includes(ONE_PAGE));

    for (const malformed of ['{ "flags": {', '{}', '{ "flags": { "a": { "state": "ON" } } }']) {
      const said = shop.output().length;
      await replaceFile(shop.flagFile, malformed);
      await eventually('a line in the log', () => shop.output().slice(said).includes('kept as they were'));
      assert.ok((await shop.page('you')).includes(ONE_PAGE), malformed);
    }

    await changeBack();
    await eventually('a good file counts again', async () => (await shop.page('you')).includes(CLASSIC));

    function changeBack() {
      const off = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };
      return replaceFile(shop.flagFile, JSON.stringify({ flags: { 'new-checkout': off } }));
    }
  });

  it('answers to health, and to nothing else', async () => {
    assert.equal((await fetch(`${shop.url}/health`)).status, 200);
    assert.equal((await fetch(`${shop.url}/elsewhere`)).status, 404);
  });

  it('ends when told to', async () => {
    assert.equal(await shop.stop(), 0);
    shop = await startShop();
  });
});

describe('a demo shop that cannot start', () => {
  it('names the port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as AddressInfo;
    const { code, lines } = await failedStart({
      PORT: String(port),
      FLAGS: 'demo/flags/production.flagd.json',
    });
    other.close();
    assert.equal(code, 1);
    assert.deepEqual(lines, [`Port ${port} is taken (EADDRINUSE). Set PORT to another one.`]);
  });

  it('names the flag file it cannot read', async () => {
    const { code, lines } = await failedStart({ PORT: '0', FLAGS: 'nowhere.json' });
    assert.equal(code, 1);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /nowhere\.json cannot be used: ENOENT/);
  });

  it('names the flag file that is none', async () => {
    const { code, lines } = await failedStart({ PORT: '0', FLAGS: 'package.json' });
    assert.equal(code, 1);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /package\.json cannot be used: invalid/);
  });
});

import assert from 'node:assert/strict';
import type { FlagValue } from '../../../../src/core/model/flag.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { servedByFlagd } from '../../../support/leases/servedByFlagd.ts';
import { flagFileText, keyIn, me, until } from '../../../support/oneFlag.ts';
import { type Bench, openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const json = flagFileText({ other: {}, flag: { metadata: { owner: 'checkout' } }, last: {} });
const yaml = [
  '# The flags of the shop.',
  'flags:',
  '  flag:   # the new checkout',
  '    state: ENABLED',
  '    variants: { "on": true, "off": false }',
  '    defaultVariant: "off" # for now',
  '    targeting:',
  '      fractional:',
  '        - ["on", 5]   # a few',
  '        - ["off", 95]',
  '',
  '  other: { state: ENABLED, variants: { "on": true }, defaultVariant: "on" }',
  '',
].join('\n');
const commented = `// shop\n${json.replace('"flag": {', '"flag": { // mine\n').replace('"owner": "checkout"', '"owner": "checkout", /* they */')}\n`;

const FILES: Readonly<Record<string, readonly [string, string]>> = {
  JSON: ['production.flagd.json', json],
  'JSON with CRLF': ['production.flagd.json', json.replaceAll('\n', '\r\n')],
  'JSON with comments and trailing commas': ['production.flagd.json', commented],
  'JSON with tabs and no end of line': [
    'production.flagd.json',
    JSON.stringify(JSON.parse(json), null, '\t'),
  ],
  'JSON on one line': ['production.flagd.json', JSON.stringify(JSON.parse(json))],
  'JSON with a byte order mark': ['production.flagd.json', `\uFEFF${json}`],
  'JSON with an empty targeting': ['production.flagd.json', flagFileText({ flag: { targeting: {} } })],
  'JSON beyond ASCII': [
    'production.flagd.json',
    flagFileText({ 'ü💡': {}, flag: { metadata: { owner: 'Zoë 👩‍💻' } } }),
  ],
  YAML: ['production.flagd.yaml', yaml],
  'YAML with CRLF': ['production.flagd.yaml', yaml.replaceAll('\n', '\r\n')],
  'YAML with a byte order mark': ['production.flagd.yaml', `\uFEFF${yaml}`],
  'YAML without an end of line': ['production.flagd.yml', yaml.trimEnd()],
};

describe('the end of a self-release', () => {
  const folder = useTemporaryFolder();
  const open = (name: string, text: string): Promise<Bench> =>
    openBench({ folder: folder(), clock: new FakeClock(Date.now()), files: { [name]: text } });

  for (const [title, [name, text]] of Object.entries(FILES)) {
    it(`puts back every byte of ${title}`, async () => {
      const bench = await open(name, text);
      const { lease, status } = await bench.release();
      assert.equal(status, 'verified');
      assert.notEqual(await bench.text(), text);
      assert.ok(!/(?<!\r)\n/.test(await bench.text()) || !text.includes('\r\n'), 'line breaks are kept');
      await bench.app.selfReleases.end(lease.id);
      assert.equal(await bench.text(), text);
      assert.deepEqual(await bench.told(), ['planned', 'applied', 'verified', 'ending', 'ended']);
    });
  }

  it("keeps a colleague's edit of the same flag", async () => {
    const bench = await open('production.flagd.json', flagFileText({ flag: {} }));
    const { lease } = await bench.release();
    await bench.write((await bench.text()).replace('"defaultVariant": "off"', '"defaultVariant": "on"'));
    await bench.app.selfReleases.end(lease.id);
    const left = JSON.parse(await bench.text());
    assert.deepEqual(left.flags.flag, {
      state: 'ENABLED',
      variants: { on: true, off: false },
      defaultVariant: 'on',
      targeting: {},
    });
  });

  it("keeps a colleague's rule that came before mine", async () => {
    const bench = await open('production.flagd.json', flagFileText({ flag: {} }));
    const { lease } = await bench.release();
    await bench.write(
      (await bench.text()).replace(
        '{ "if": [',
        '{ "if": [{ "in": [{ "var": "targetingKey" }, ["ana"]] }, "on", ',
      ),
    );
    await bench.app.selfReleases.end(lease.id);
    assert.deepEqual(JSON.parse(await bench.text()).flags.flag.targeting, { if: [keyIn('ana'), 'on'] });
  });

  it('says when nothing of it was left', async () => {
    const text = flagFileText({ flag: {} });
    const bench = await open('production.flagd.json', text);
    const { lease } = await bench.release();
    await bench.write(text);
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.ok(!('outcome' in ended));
    assert.deepEqual([ended.status, ended.note], ['ended', 'nothing of it was left']);
  });

  it('is refused, not claimed, where my rule stands deeper than I put it', async () => {
    const bench = await open('production.flagd.json', flagFileText({ flag: {} }));
    const { lease } = await bench.release();
    const file = JSON.parse(await bench.text());
    file.flags.flag.targeting = { if: [keyIn('ana'), 'on', file.flags.flag.targeting] };
    const wrapped = JSON.stringify(file, null, 2);
    await bench.write(wrapped);
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.ok('outcome' in ended);
    assert.equal(await bench.text(), wrapped);
    await bench.app.selfReleases.reload();
    assert.equal(bench.app.selfReleases.open.length, 1);
  });

  it('is refused while the flag is malformed', async () => {
    const bench = await open('production.flagd.json', flagFileText({ flag: {} }));
    const { lease } = await bench.release();
    await bench.write((await bench.text()).replace('"defaultVariant": "off"', '"defaultVariant": "purple"'));
    assert.ok('outcome' in (await bench.app.selfReleases.end(lease.id)));
  });

  it('is refused where the environment is not open', async () => {
    const bench = await open('production.flagd.json', flagFileText({ flag: {} }));
    const { lease } = await bench.release();
    await bench.app.store.connect([]);
    const ended = await bench.app.selfReleases.end(lease.id);
    assert.match('outcome' in ended ? ended.why : '', /not part of this workspace/);
  });

  it('returns the original bytes also after the release was extended', async () => {
    const text = flagFileText({ flag: { targeting: { if: [keyIn('ana'), 'on'] } } });
    const bench = await open('production.flagd.json', text);
    const first = await bench.release({ hours: 1 });
    const second = await bench.release({ hours: 8 });
    assert.ok(second.lease.expiresAt > first.lease.expiresAt);
    assert.deepEqual(
      bench.app.selfReleases.open.map(({ lease }) => lease.id),
      [second.lease.id],
    );
    assert.equal((await bench.text()).split(me.key).length, 2, 'my key stands there once');
    await bench.app.selfReleases.end(second.lease.id);
    assert.equal(await bench.text(), text);
  });

  const theirs: Readonly<Record<string, FlagValue>> = {
    'alone, to the other variation': { if: [keyIn(me.key), 'off', keyIn('ana'), 'on'] },
    'among others': { if: [keyIn('ana', me.key), 'off', 'on'] },
    'by a rule shaped like mine': {
      if: [{ and: [keyIn(me.key), until(4_000_000_000)] }, 'off', keyIn('ana'), 'on'],
    },
  };
  for (const [title, targeting] of Object.entries(theirs)) {
    it(`brings back to the byte what somebody else had given me, ${title}`, async () => {
      const text = flagFileText({ flag: { targeting } });
      const bench = await open('production.flagd.json', text);
      await bench.release({ hours: 1 });
      const { lease } = await bench.release({ hours: 2 });
      assert.equal(servedByFlagd(await bench.text(), 'flag')(me.key), 'on');
      await bench.app.selfReleases.end(lease.id);
      assert.equal(await bench.text(), text);
    });

    it(`takes out mine alone, ${title}, where the flag was edited meanwhile`, async () => {
      const text = flagFileText({ flag: { targeting, metadata: { owner: 'checkout' } } });
      const bench = await open('production.flagd.json', text);
      const { lease } = await bench.release();
      await bench.write((await bench.text()).replace('checkout', 'payments'));
      await bench.app.selfReleases.end(lease.id);
      assert.deepEqual(JSON.parse(await bench.text()), JSON.parse(text.replace('checkout', 'payments')));
    });
  }

  it('happens once, whichever window asks for it again', async () => {
    const bench = await open('production.flagd.json', flagFileText({ flag: {} }));
    const first = await bench.release({ hours: 1 });
    await bench.release({ hours: 1 });
    const released = await bench.text();
    const ended = await bench.app.selfReleases.end(first.lease.id);
    assert.deepEqual(['note' in ended && ended.note, await bench.text()], ['replaced', released]);
  });
});

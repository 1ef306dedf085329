import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareDemo, runCli } from '../../support/cli.ts';

describe('the command line', () => {
  let parent: string;
  let folder: string;
  let flagFile: string;

  before(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'release-lens-cli-'));
    ({ folder, flagFile } = await prepareDemo(path.join(parent, 'shop')));
  });

  after(() => rm(parent, { recursive: true }));

  const run = (...args: string[]) => runCli(path.join(parent, 'home'), folder, ...args);
  const flags = () => readFile(flagFile, 'utf8');

  /** Something else in the file for as long as `work` runs. */
  async function withFlags(text: string, work: () => Promise<void>): Promise<void> {
    const whole = await flags();
    await writeFile(flagFile, text);
    await work().finally(() => writeFile(flagFile, whole));
  }

  it('refs: where every flag is used, and nothing but JSON on stdout', async () => {
    const { code, stderr, json } = await run('refs', '--json');
    const found = json();
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(Object.keys(found), [
      'schema',
      'root',
      'files',
      'skipped',
      'references',
      'unresolved',
      'ms',
    ]);
    assert.deepEqual(Object.keys(found.ms), ['list', 'read', 'match', 'parse', 'total']);
    for (const reference of found.references) {
      const { key, file, line, column, endLine, endColumn, how, confidence } = reference;
      assert.ok(line >= 1 && column >= 1 && endLine >= line && endColumn > 0 && key && how && confidence);
      assert.ok(!path.isAbsolute(file) && !file.includes('\\'), file);
    }
  });

  it('refs: only the keys that were asked for', async () => {
    await writeFile(path.join(parent, 'keys'), 'old-banner\r\n\n');
    const { json } = await run('refs', '--json', '--keys', path.join(parent, 'keys'), '--key', 'express-pay');
    const keys = new Set(json().references.map(({ key }: { key: string }) => key));
    assert.deepEqual([...keys].sort(), ['express-pay', 'old-banner']);
  });

  it('flags: every known flag in each environment', async () => {
    const { code, json } = await run('flags', '--json');
    const found = json().flags;
    const banner = found.find(({ key }: { key: string }) => key === 'old-banner');
    const [production] = banner.environments;
    assert.deepEqual([code, banner.provider, banner.connection], [0, 'flagd', 'shop']);
    assert.deepEqual(
      [production.name, production.tier, production.state, production.stage],
      ['production', 'production', 'on', 'everyone'],
    );
    assert.ok(production.fetchedAt && production.age && production.exposure && banner.references > 0);
  });

  it('explain: what an identity gets, and why', async () => {
    const args = ['explain', 'loyalty-points', '--json', '--as', 'zoe', '--attr', 'plan=beta'];
    const { code, json } = await run(...args);
    const { trace, would, ...rest } = json();
    assert.equal(code, 0);
    assert.deepEqual(rest, {
      key: 'loyalty-points',
      environment: 'production',
      identity: { key: 'zoe', kind: 'user', attributes: { plan: 'beta' } },
      variation: 'on',
      value: true,
      reason: 'You get on: rule "beta testers" (plan is beta).',
      certainty: 'certain',
    });
    assert.equal(trace.length, 1);
    assert.deepEqual(would, []);
  });

  it('self, leases, un-release: there and back to the byte', async () => {
    const before = await flags();
    const { code, json } = await run('self', 'new-checkout', '--yes', '--for', '2h', '--json');
    const { lease, change, blastRadius, status } = json();
    assert.deepEqual([code, status, lease.key, lease.variation], [0, 'verified', 'new-checkout', 'on']);
    assert.equal(blastRadius, 'you: off → on; everyone else: unchanged');
    assert.match(change, /^\+.*you@shop\.example/m);
    assert.notEqual(await flags(), before);
    const open = (await run('leases', '--json')).json().leases;
    assert.deepEqual(
      open.map(({ id }: { id: string }) => id),
      [lease.id],
    );
    assert.deepEqual((await run('sweep', '--json')).json(), { leases: [] });
    const back = await run('un-release', 'new-checkout', '--json');
    assert.deepEqual([back.code, back.json().status], [0, 'ended']);
    assert.equal(await flags(), before);
    assert.deepEqual((await run('leases', '--json')).json(), { leases: [] });
  });

  it('self --dry-run: shows the change, writes nothing', async () => {
    const before = await flags();
    const { code, json } = await run('self', 'new-checkout', '--dry-run', '--json');
    const { lease, change, status } = json();
    assert.deepEqual([code, lease, status], [0, null, 'planned']);
    assert.match(change, /^\+.*you@shop\.example/m);
    assert.equal(await flags(), before);
  });

  it('self: does nothing where nobody can be asked', async () => {
    const before = await flags();
    const { code, stderr, stdout } = await run('self', 'new-checkout');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /--yes.*Nothing was changed\.\n$/);
    assert.equal(await flags(), before);
  });

  it('self: is refused with 1 where it would wake other rules', async () => {
    const { code, json } = await run('self', 'search-suggestions', '--yes', '--json');
    assert.deepEqual([code, json().status, json().lease], [1, 'refused', null]);
    assert.match(json().reason, /would also wake its targeting rules/);
  });

  it('self: says when it is so already', async () => {
    const { code, json } = await run('self', 'old-banner', '--yes', '--json');
    assert.deepEqual([code, json().status], [0, 'already']);
  });

  it('stale: with evidence, what stays, what it saves and whom to ask; what waits is told apart', async () => {
    const { code, json } = await run('stale', '--json');
    assert.deepEqual(
      json().waiting.map(({ key }: { key: string }) => key),
      ['new-checkout'],
    );
    const related = json().stale.find(({ key }: { key: string }) => key === 'related-products');
    assert.ok(related.lines > 0 && related.authors[0].lines > 0 && related.owners.length > 0);
    const banner = json().stale.find(({ key }: { key: string }) => key === 'old-banner');
    assert.equal(code, 0);
    assert.deepEqual([banner.reason, banner.keep], ['same for everyone', 'on']);
    assert.ok(banner.references > 0 && /git [0-9a-f]{8}, flags\/production/.test(banner.evidence[0].seen));
  });

  const usage: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown flag', ['explain', 'nothing'], /nothing is defined in no environment here/],
    ['an unknown environment', ['explain', 'old-banner', '--env', 'moon'], /not defined in moon/],
    ['an unknown command', ['launch'], /unknown command/],
    ['an unknown option', ['flags', '--fast'], /unknown option/],
    [
      'a duration that is none',
      ['self', 'new-checkout', '--yes', '--for', 'ever'],
      /"ever" is not a duration/,
    ],
    ['an attribute that is none', ['explain', 'old-banner', '--attr', 'plan'], /--attr takes name=value/],
    ['no self-release', ['un-release', 'old-banner'], /No self-release of old-banner is open/],
    ['a configuration that is not there', ['flags', '--config', 'nothing.json'], /There is no nothing\.json/],
  ];

  for (const [title, args, message] of usage) {
    it(`ends with 2 for ${title}, and says so as JSON too`, async () => {
      const { code, stderr, json } = await run(...args, '--json');
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(json().error.code, 'usage');
      assert.match(json().error.message, message);
    });
  }

  it('ends with 3 for a flag file that cannot be read, whatever is asked', async () => {
    await withFlags('{ "flags": ', async () => {
      for (const args of [
        ['explain', 'old-banner', '--env', 'production'],
        ['self', 'old-banner', '--env', 'production', '--yes'],
      ]) {
        const { code, stderr, json } = await run(...args, '--json');
        assert.deepEqual([code, json().error.code], [3, 'malformed'], stderr);
        assert.match(json().error.message, /flags\/production\.flagd\.json, line 1: /);
      }
      const all = await run('flags', '--json');
      assert.equal(all.code, 3);
      assert.match(all.json().problems[0], /line 1/);
    });
  });

  it('ends with 3 for a configuration that cannot be read', async () => {
    await writeFile(path.join(parent, 'broken.json'), '{ "connections": 1 }');
    const { code, json } = await run('flags', '--json', '--config', path.join(parent, 'broken.json'));
    assert.deepEqual([code, json().error.code], [3, 'configuration']);
  });

  it('keeps control characters of a flag away from the terminal', async () => {
    const evil = (await flags()).replace('"old-banner"', '"evil\\u001b[2J"');
    await withFlags(evil, async () => {
      const { stdout } = await run('flags');
      assert.ok(stdout.includes('evil') && !stdout.includes('\u001b'));
    });
  });
});

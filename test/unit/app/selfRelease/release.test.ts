import assert from 'node:assert/strict';
import { ProviderError } from '../../../../src/core/ports/provider.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { flagFileText, keyIn, me } from '../../../support/oneFlag.ts';
import { openBench } from '../../../support/selfRelease.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const HOUR = 3_600_000;

describe('a self-release', () => {
  const folder = useTemporaryFolder();
  const open = (text: string, clock = new FakeClock(Date.now())) =>
    openBench({ folder: folder(), clock, files: { 'production.flagd.json': text } });

  it('is planned, applied and verified, in this order', async () => {
    const bench = await open(flagFileText({ flag: {} }));
    const { status, verification } = await bench.release();
    assert.deepEqual([status, verification], ['verified', { how: 'read back' }]);
    assert.deepEqual(await bench.told(), ['planned', 'applied', 'verified']);
    const served = bench.provider.evaluate(
      await bench.provider.read({
        connection: bench.entry().connection,
        environment: bench.entry().environment,
      }),
      'flag',
      me,
    );
    assert.ok(served.outcome === 'served' && served.variation === 'on');
  });

  it('is in the store and among the open ones at once', async () => {
    const bench = await open(flagFileText({ flag: {} }));
    const { lease } = await bench.release();
    assert.deepEqual(
      bench.app.selfReleases.open.map((state) => state.lease.id),
      [lease.id],
    );
    assert.equal(bench.entry().snapshot?.flags.get('flag')?.rules.length, 1);
  });

  it('lasts as long as was asked for', async () => {
    const clock = new FakeClock(Date.now());
    const { lease } = await (await open(flagFileText({ flag: {} }), clock)).release({ hours: 2 });
    assert.ok(Math.abs(lease.expiresAt - clock.now() - 2 * HOUR) < 1000);
  });

  it('writes nothing while it is only proposed', async () => {
    const text = flagFileText({ flag: {} });
    const bench = await open(text);
    await bench.propose();
    assert.deepEqual([await bench.text(), await bench.told()], [text, []]);
  });

  it('is not made on a file that changed since it was proposed', async () => {
    const bench = await open(flagFileText({ flag: {} }));
    const proposal = await bench.propose();
    const theirs = flagFileText({ flag: { targeting: { if: [keyIn('ana'), 'on'] } } });
    await bench.write(theirs);
    await assert.rejects(
      bench.app.selfReleases.release(proposal),
      (error) => error instanceof ProviderError && error.reason === 'conflict',
    );
    assert.equal(await bench.text(), theirs);
    assert.deepEqual(await bench.told(), ['planned', 'failed']);
    await bench.app.selfReleases.reload();
    assert.deepEqual(bench.app.selfReleases.open, []);
  });

  const refusals: readonly (readonly [string, string, RegExp])[] = [
    [
      'is disabled and has rules that would wake up',
      flagFileText({ flag: { state: 'DISABLED', targeting: { if: [keyIn('ana'), 'on'] } } }),
      /would also wake its targeting rules/,
    ],
    ['is disabled', flagFileText({ flag: { state: 'DISABLED' } }), /would give everybody else "off"/],
    ['is not defined', flagFileText({ other: {} }), /no variation that is simply "on"/],
    [
      'has no variation that is on',
      flagFileText({ flag: { variants: { red: 'r', blue: 'b' }, defaultVariant: 'red' } }),
      /no variation that is simply "on"/,
    ],
    [
      'is written twice',
      '{"flags": {"flag": {"state": "ENABLED", "variants": {"on": true, "off": false}}, "flag": {"state": "ENABLED", "variants": {"on": true, "off": false}}}}',
      /cannot be edited without/,
    ],
    ['is already served to me', flagFileText({ flag: { defaultVariant: 'on' } }), /already is on for me@/],
  ];

  for (const [title, text, why] of refusals) {
    it(`is refused when the flag ${title}`, async () => {
      const bench = await open(text);
      await assert.rejects(bench.propose(), why);
      assert.deepEqual([await bench.text(), await bench.told()], [text, []]);
    });
  }

  it('is refused for nobody, and for a time that is none', async () => {
    const bench = await open(flagFileText({ flag: {} }));
    await assert.rejects(bench.propose({ identity: { ...me, key: ' ' } }), /not known who you are/);
    for (const hours of [0, -1, Number.NaN, 24 * 31])
      await assert.rejects(bench.propose({ hours }), /lasts from/);
  });

  it('is refused when an anchor makes another flag change with it', async () => {
    const yaml = [
      'flags:',
      '  flag: { state: ENABLED, variants: { on: true, off: false }, defaultVariant: off, targeting: &rules { if: [{ in: [{ var: targetingKey }, [ana]] }, "on"] } }',
      '  other: { state: ENABLED, variants: { on: true, off: false }, defaultVariant: off, targeting: *rules }',
      '',
    ].join('\n');
    const bench = await openBench({
      folder: folder(),
      clock: new FakeClock(0),
      files: { 'production.flagd.yaml': yaml },
    });
    await assert.rejects(bench.propose(), /also change the flag other/);
    await assert.rejects(bench.propose({ key: 'other' }), /cannot be edited without/);
    assert.equal(await bench.text(), yaml);
  });

  it('serves the variation that was asked for', async () => {
    const variants = { red: 'r', blue: 'b' };
    const bench = await open(flagFileText({ flag: { variants, defaultVariant: 'red' } }));
    const { lease } = await bench.release({ variation: 'blue' });
    assert.equal(lease.variation, 'blue');
    await assert.rejects(bench.propose({ variation: 'purple' }), /no variant "purple"/);
  });
});

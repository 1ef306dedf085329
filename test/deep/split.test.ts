import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agrees, nothingYet, releasesOnlyMe } from '../support/split/checks.ts';
import { identity, world } from '../support/split/samples.ts';

const WANTED = Number(process.env['RELEASE_LENS_CHECKS'] ?? 200_000);
const PEOPLE = 50;

describe('Split, over a great many definitions and identities', () => {
  it("is read as Split's own engine serves it, and a self-release reaches only me", () => {
    const [read, released] = [nothingYet(), nothingYet()];
    const people = fc.array(identity, { minLength: PEOPLE, maxLength: PEOPLE });
    const run = fc.check(
      fc.property(world, identity, people, (flags, me, others) => {
        agrees(flags, others, read);
        releasesOnlyMe(flags, me, others, released);
      }),
      { numRuns: Math.ceil(WANTED / PEOPLE / 2) },
    );
    console.log(
      `      seed ${run.seed}: ${read.checks} checks, ${read.told} told alike, ${read.open} cannot tell; ` +
        `${released.releases} releases (${released.refused} refused, ${released.unproved} not proved), ` +
        `${released.checks} others as before`,
    );
    assert.ok(!run.failed, fc.defaultReportMessage(run) ?? '');
  });
});

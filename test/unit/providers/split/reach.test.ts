import assert from 'node:assert/strict';
import type { Identity } from '../../../../src/core/model/identity.ts';
import { isRefusal } from '../../../../src/core/ports/provider.ts';
import { isReachChange } from '../../../../src/providers/split/reach/change.ts';
import { planReach } from '../../../../src/providers/split/reach/plan.ts';
import { planReachUndo } from '../../../../src/providers/split/reach/undo.ts';
import { readingIn } from '../../../../src/providers/split/snapshot.ts';
import { definition, rule } from '../../../support/split/definitions.ts';
import { changesAsSaid, LADDERS, walked } from '../../../support/split/reaches.ts';
import { snapshotOfDefinitions } from '../../../support/split/reading.ts';

describe('a wider release in Split', () => {
  it("changes for exactly those that are said, judged by Split's own engine, and is undone", () => {
    const { counted } = changesAsSaid(500, 10);
    assert.ok(counted.planned > 100 && counted.judged > 400 && counted.changes > 50, JSON.stringify(counted));
  });

  it('puts a rule back to its place that was taken out, and put behind the others', () => {
    const testers = { kind: 'segment', name: 'testers' } as const;
    const rules = [
      rule('on', { type: 'IN_SEGMENT', string: 'testers' }),
      rule('off', { type: 'IN_LIST_STRING', attribute: 'country', strings: ['DE'] }),
    ];
    const before = snapshotOfDefinitions([definition('flag', { rules })], { testers: ['ana'] });
    const plan = planReach(before, 'flag', { variation: 'on', with: [testers], without: [testers] });
    assert.ok(!isRefusal(plan) && isReachChange(plan.change));
    const undo = planReachUndo(plan.after, 'flag', plan.change) ?? assert.fail();
    assert.ok(!isRefusal(undo));
    assert.deepEqual(readingIn(undo.after).definitions.get('flag')?.rules, rules);
  });

  const people = Array.from(
    { length: 1000 },
    (_, at): Identity => ({
      key: `person-${at}`,
      kind: 'user',
      attributes: { country: at % 5 === 0 ? 'DE' : 'FR' },
    }),
  );
  const [me] = people as [Identity];

  for (const title of Object.keys(LADDERS))
    it(`walks a flag that ${title} up the ladder and down, person by person`, async () => {
      const { steps } = await walked(title, me, people, [1234, 567]);
      assert.ok(steps.some((step) => / [1-9]/.test(step)));
    });
});

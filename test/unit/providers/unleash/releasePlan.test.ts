import assert from 'node:assert/strict';
import { AdminApi } from '../../../../src/providers/http/adminApi.ts';
import { releasePlanOf } from '../../../../src/providers/unleash/releasePlan.ts';
import { json, useAnsweringServer } from '../../../support/answering.ts';
import { HastyClock } from '../../../support/fakeClock.ts';
import { NOW } from '../../../support/oneFlag.ts';

const ENVIRONMENT = '/api/admin/projects/default/features/flag/environments/production';

/** Answers as the OpenAPI of the server has them: release plans are of the Enterprise edition. */
describe('the release plan of an Unleash feature', () => {
  const server = useAnsweringServer();

  const milestones = [
    { id: '1', name: 'Beta', sortOrder: 0, releasePlanDefinitionId: 'p' },
    {
      ...{ id: '2', name: '5 %', sortOrder: 1, releasePlanDefinitionId: 'p' },
      ...{ startedAt: new Date(NOW).toISOString(), transitionCondition: { intervalMinutes: 30 } },
    },
  ];
  const plan = (more: object) => ({ id: 'p', discriminator: 'plan', name: 'Standard', milestones, ...more });

  function read() {
    const { url } = server();
    const api = new AdminApi({ label: 'Unleash', url, headers: {}, clock: new HastyClock(NOW) });
    const connection = { name: 'shop', provider: 'unleash', root: '/', folders: [], environments: [], url };
    const environment = { name: 'production', source: 'production', tier: 'production' } as const;
    return releasePlanOf(api, { connection, environment }, 'flag');
  }

  it('is the one that is under way, at its milestone, with when the next begins by itself', async () => {
    server().answer = json(200, [plan({ activeMilestoneId: '2' })]);
    assert.deepEqual(await read(), { name: 'Standard', milestone: '5 %', next: NOW + 30 * 60_000 });
    assert.equal(server().asked[0]?.path, `${ENVIRONMENT}/release-plans`);
    server().answer = json(200, [plan({ activeMilestoneId: '1' })]);
    assert.deepEqual(await read(), { name: 'Standard', milestone: 'Beta' });
    const paused = milestones.map((each) => ({ ...each, pausedAt: new Date(NOW).toISOString() }));
    server().answer = json(200, [plan({ activeMilestoneId: '2', milestones: paused })]);
    assert.deepEqual(await read(), { name: 'Standard', milestone: '5 %' });
  });

  it('is none where it was not begun, where there is none, and where the server has no such thing', async () => {
    for (const answer of [json(200, [plan({ activeMilestoneId: null })]), json(200, []), json(404, {})]) {
      server().answer = answer;
      assert.equal(await read(), undefined);
    }
  });

  it('is not taken for none where the answer failed', async () => {
    server().answer = json(500, {});
    await assert.rejects(read(), /trouble of its own/);
  });
});

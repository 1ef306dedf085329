import assert from 'node:assert/strict';
import type { LeaseState } from '../../../../src/core/model/lease.ts';
import { type Health, type StatusInput, status } from '../../../../src/core/present/status.ts';
import { me, NOW } from '../../../support/oneFlag.ts';

const production: Health = {
  environment: 'live',
  isProduction: true,
  readAt: NOW - 12_000,
  problem: undefined,
};
const staging: Health = { ...production, environment: 'staging', isProduction: false };

function lease(minutes: number): LeaseState {
  const place = { provider: 'flagd', connection: 'shop', root: '/', environment: 'live', source: 'f' };
  const lease = { id: '1', key: 'flag', variation: 'on', identity: me, place, startedAt: NOW, change: {} };
  return { lease: { ...lease, expiresAt: NOW + minutes * 60_000 }, status: 'verified', at: NOW };
}

const of = (more: Partial<StatusInput> = {}) =>
  status({ inView: undefined, health: [staging, production], leases: [], flags: 7, now: NOW, ...more });

describe('the status bar', () => {
  it('marks production, which is in view unless another is chosen', () => {
    assert.equal(of().text, '$(shield) live');
    assert.equal(of({ inView: 'staging' }).text, '$(server-environment) staging');
    assert.ok(of({ inView: 'staging' }).lines.includes('staging is in view, not production.'));
  });

  it('says how many are released to me, and when the next ends', () => {
    const { text, lines, alarm } = of({ leases: [lease(60), lease(700)] });
    assert.equal(text, '$(release-lens-me) 2 · 1 h  $(shield) live');
    assert.equal(lines[0], 'flag is on for only you in live: 1 h left.');
    assert.equal(alarm, 'none');
  });

  it('warns when one is about to end', () => {
    assert.equal(of({ leases: [lease(14)] }).alarm, 'soon');
    assert.equal(of({ leases: [lease(15)] }).alarm, 'none');
  });

  it('warns when what is in view cannot be read, and names the rest in words only', () => {
    const broken = { ...production, problem: 'no answer' };
    const { text, lines, alarm } = of({ health: [staging, broken] });
    assert.deepEqual([text, alarm], ['$(warning) live', 'broken']);
    assert.ok(lines.includes('live cannot be read: no answer'));
    assert.equal(of({ inView: 'staging', health: [staging, broken] }).alarm, 'none');
  });

  it('looks at all environments where none is known to be production', () => {
    const one = of({ health: [staging] });
    assert.equal(one.text, '$(server-environment) staging');
    assert.ok(!one.lines.includes('Production is in view.'));
    const { text, alarm } = of({ health: [{ ...staging, problem: 'not JSON' }] });
    assert.deepEqual([text, alarm], ['$(warning) staging', 'broken']);
  });

  it('counts the flags of the code where no flag system is connected', () => {
    assert.equal(of({ health: [] }).text, '$(release-lens-dark) 7');
  });

  it('draws no icon that an environment is named after', () => {
    const { text } = of({ health: [{ ...production, environment: '$(trash)' }] });
    assert.equal(text, '$(shield) $\u2060(trash)');
  });
});

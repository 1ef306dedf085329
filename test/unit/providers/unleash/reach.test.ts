import assert from 'node:assert/strict';
import { changesAsSaid } from '../../../support/unleash/reaches.ts';

describe('a wider release in Unleash', () => {
  it('changes for exactly those that are said, judged by the official SDK, and is undone', () => {
    const { counted } = changesAsSaid(400, 10);
    assert.ok(counted.planned > 50 && counted.judged > 200 && counted.changes > 30, JSON.stringify(counted));
  });
});

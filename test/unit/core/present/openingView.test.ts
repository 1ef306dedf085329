import assert from 'node:assert/strict';
import { openingView } from '../../../../src/core/present/openingView.ts';
import { describe as inWords } from '../../../../src/panel/plotOptions.ts';
import { someView } from '../../../support/panelPage.ts';

describe('what the rollout panel is opened with', () => {
  const view = someView(12);
  const opening = openingView(view);

  it('says the same in words, without the points', () => {
    const points = opening.gates?.flatMap(({ plot }) => plot.lines.flatMap((line) => line.points)) ?? [];
    const lines = view.gates?.flatMap(({ plot }) => plot.lines) ?? [];
    assert.ok(points.length <= lines.length && lines.some((line) => line.points.length > 1));
    assert.deepEqual(opening.gates?.map(inWords), view.gates?.map(inWords));
  });

  it('leaves all else as it is', () => {
    const bare = ({ gates, ...rest }: typeof view) => ({
      rest,
      gates: gates?.map(({ plot: _, ...gate }) => gate),
    });
    assert.deepEqual(bare(opening), bare(view));
    const unasked = { ...view, gates: undefined };
    assert.deepEqual(openingView(unasked), unasked);
  });
});

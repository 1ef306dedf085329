import assert from 'node:assert/strict';
import jsonPatch, { type Operation } from 'fast-json-patch';
import { blastRadius } from '../../../src/core/exposure/blastRadius.ts';
import { sameServed } from '../../../src/core/model/evaluation.ts';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../src/core/model/snapshot.ts';
import { isRefusal } from '../../../src/core/ports/provider.ts';
import { edited } from '../../../src/providers/split/edit.ts';
import type { Step } from '../../../src/providers/split/plan.ts';
import { splitProvider } from '../../../src/providers/split/provider.ts';
import { readingIn } from '../../../src/providers/split/snapshot.ts';
import { FakeClock } from '../fakeClock.ts';
import type { Definition } from './definitions.ts';
import { oracle, type World } from './oracle.ts';
import { snapshotOfDefinitions } from './reading.ts';
import { UNSEEN } from './samples.ts';

export const provider = splitProvider({ of: async () => undefined }, new FakeClock(0));

export interface Count {
  checks: number;
  told: number;
  open: number;
  releases: number;
  refused: number;
  unproved: number;
}

export const nothingYet = (): Count => ({
  checks: 0,
  told: 0,
  open: 0,
  releases: 0,
  refused: 0,
  unproved: 0,
});

/** What we say everybody gets is what Split's engine serves, or we say that we cannot tell. */
export function agrees(world: World, people: readonly Identity[], count: Count): void {
  const snapshot = readingOf(world);
  const served = oracle(world);
  for (const who of people) {
    for (const { name } of world.definitions) {
      const ours = provider.evaluate(snapshot, name, who);
      count.checks += 1;
      if (ours.outcome === 'cannot tell') count.open += 1;
      else {
        count.told += 1;
        assert.equal(ours.variation, served(name, who), JSON.stringify({ name, who, world }));
      }
    }
  }
}

/** A self-release that is proved changes what I get, and for nobody else anything; its end puts all back. */
export function releasesOnlyMe(world: World, me: Identity, people: readonly Identity[], count: Count): void {
  const before = readingOf(world);
  const plan = provider.planSelfRelease(before, { key: 'flag', variation: 'on', identity: me, until: 0 });
  if (isRefusal(plan)) {
    assert.ok(world.definitions[0]?.killed === true, plan.refused);
    count.refused += 1;
    return;
  }
  const radius = blastRadius(before, plan.after, 'flag', me, provider.evaluate);
  if (radius.reach === 'cannot prove') {
    // Only somebody who may be targeted for two treatments, or an unseen segment, leaves it open.
    assert.equal(provider.evaluate(plan.after, 'flag', me).outcome, 'cannot tell', radius.why);
    count.unproved += 1;
    return;
  }
  count.releases += 1;
  const after = patched(world, before, plan.steps);
  assert.deepEqual(after.definitions, definitionsOf(plan.after));
  const [was, is] = [oracle(world), oracle(after)];
  assert.equal(is('flag', me), 'on');
  for (const other of people) {
    if (other.key === me.key) continue;
    for (const { name } of world.definitions) assert.equal(is(name, other), was(name, other));
    count.checks += 1;
  }
  const stored = JSON.parse(JSON.stringify(plan.change));
  const undo = provider.planUndo(plan.after, 'flag', me, stored);
  if (undo === undefined) {
    assert.ok(world.definitions[0]?.treatments[0]?.keys?.includes(me.key), 'my key stood there before');
    return;
  }
  assert.ok(!isRefusal(undo));
  assert.deepEqual(patched(after, plan.after, undo.steps).definitions, world.definitions);
  assert.ok(
    sameServed(provider.evaluate(undo.after, 'flag', me), provider.evaluate(before, 'flag', me)) ||
      provider.evaluate(before, 'flag', me).outcome === 'cannot tell',
  );
  assert.equal(provider.planUndo(undo.after, 'flag', me, stored), undefined);
}

function readingOf({ definitions, segments }: World): Snapshot {
  return snapshotOfDefinitions(definitions, segments, UNSEEN);
}

function definitionsOf(snapshot: Snapshot): readonly unknown[] {
  return [...readingIn(snapshot).definitions.values()];
}

/** What the server makes of the patch that is sent: an implementation of RFC 6902 that is not ours. */
export function patched(world: World, before: Snapshot, steps: readonly unknown[]): World {
  const definitions = world.definitions.map((definition): Definition => {
    const edits = (steps as readonly Step[])
      .filter(({ flag }) => flag === definition.name)
      .flatMap(({ edits }) => edits);
    const native = readingIn(before).definitions.get(definition.name);
    assert.ok(native);
    const patch = structuredClone(edited(native, edits).patch) as Operation[];
    return jsonPatch.applyPatch(structuredClone(definition), patch, true).newDocument;
  });
  return { ...world, definitions };
}

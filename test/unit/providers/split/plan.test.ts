import assert from 'node:assert/strict';
import type { Identity } from '../../../../src/core/model/identity.ts';
import type { Snapshot } from '../../../../src/core/model/snapshot.ts';
import { isRefusal, type Plan, type Refusal } from '../../../../src/core/ports/provider.ts';
import { edited } from '../../../../src/providers/split/edit.ts';
import { planSelfRelease, planUndo, type Step } from '../../../../src/providers/split/plan.ts';
import { readingIn, withDefinition } from '../../../../src/providers/split/snapshot.ts';
import { type Definition, definition } from '../../../support/split/definitions.ts';
import { snapshotOfDefinitions } from '../../../support/split/reading.ts';

const me: Identity = { key: 'me', kind: 'user', attributes: {} };

const environment = (fields: Partial<Definition> = {}) => snapshotOfDefinitions([definition('flag', fields)]);

const ask = (snapshot: Snapshot, variation = 'on', identity = me) =>
  planSelfRelease(snapshot, { key: 'flag', variation, identity, until: 0 });

function made(answer: Plan | Refusal | undefined): Plan {
  assert.ok(answer !== undefined && !isRefusal(answer), JSON.stringify(answer));
  return answer;
}

function refusal(answer: Plan | Refusal): string {
  assert.ok(isRefusal(answer));
  return answer.refused;
}

const treatmentsIn = (snapshot: Snapshot) => readingIn(snapshot).definitions.get('flag')?.treatments;

function patchOf({ before, steps }: Plan) {
  const current = readingIn(before).definitions.get('flag');
  assert.ok(current);
  return edited(
    current,
    (steps as readonly Step[]).flatMap(({ edits }) => edits),
  ).patch;
}

describe("a self-release among Split's individual targets", () => {
  it('adds a list where there is none, and takes it away again', () => {
    const plan = made(ask(environment()));
    assert.deepEqual(patchOf(plan), [
      { op: 'test', path: '/treatments/0/name', value: 'on' },
      { op: 'add', path: '/treatments/0/keys', value: ['me'] },
    ]);
    const undo = made(planUndo(plan.after, 'flag', plan.change));
    assert.deepEqual(patchOf(undo), [
      { op: 'test', path: '/treatments/0/name', value: 'on' },
      { op: 'test', path: '/treatments/0/keys', value: ['me'] },
      { op: 'remove', path: '/treatments/0/keys' },
    ]);
  });

  it('moves me from another treatment, and back to my place in it', () => {
    const before = environment({
      treatments: [
        { name: 'on', keys: ['ana'] },
        { name: 'off', keys: ['ben', 'me', 'cleo'] },
      ],
    });
    const plan = made(ask(before));
    assert.deepEqual(patchOf(plan), [
      { op: 'test', path: '/treatments/1/name', value: 'off' },
      { op: 'test', path: '/treatments/1/keys/1', value: 'me' },
      { op: 'remove', path: '/treatments/1/keys/1' },
      { op: 'test', path: '/treatments/0/name', value: 'on' },
      { op: 'add', path: '/treatments/0/keys/-', value: 'me' },
    ]);
    const undo = made(planUndo(plan.after, 'flag', plan.change));
    assert.deepEqual(treatmentsIn(undo.after), treatmentsIn(before));
  });

  it('takes out only my key once somebody came after me', () => {
    const plan = made(ask(environment()));
    const theirs = readingIn(plan.after).definitions.get('flag');
    assert.ok(theirs);
    const [on, ...others] = theirs.treatments;
    assert.ok(on);
    const later = withDefinition(plan.after, {
      ...theirs,
      treatments: [{ ...on, keys: [...(on.keys ?? []), 'cleo'] }, ...others],
    });
    const undo = made(planUndo(later, 'flag', plan.change));
    assert.deepEqual(treatmentsIn(undo.after)?.[0]?.keys, ['cleo']);
  });

  it('finds its treatment wherever it stands now', () => {
    const plan = made(ask(environment()));
    const turned = readingIn(plan.after).definitions.get('flag');
    assert.ok(turned);
    const later = withDefinition(plan.after, { ...turned, treatments: turned.treatments.toReversed() });
    assert.equal(patchOf(made(planUndo(later, 'flag', plan.change))).at(-1)?.path, '/treatments/1/keys');
  });

  it('leaves a key alone that stood there before', () => {
    const before = environment({ treatments: [{ name: 'on', keys: ['me'] }, { name: 'off' }] });
    const plan = made(ask(before));
    assert.deepEqual([patchOf(plan), treatmentsIn(plan.after)], [[], treatmentsIn(before)]);
    assert.equal(planUndo(plan.after, 'flag', plan.change), undefined);
  });

  it('is ended while the flag is killed, which wakes nobody', () => {
    const plan = made(ask(environment()));
    const killed = readingIn(plan.after).definitions.get('flag');
    assert.ok(killed);
    const undo = made(planUndo(withDefinition(plan.after, { ...killed, killed: true }), 'flag', plan.change));
    assert.equal(undo.after.flags.get('flag')?.status, 'off');
  });

  it('is refused in words', () => {
    assert.match(refusal(ask(environment({ killed: true }))), /killed in Production: everybody gets "off"/);
    assert.match(refusal(ask(environment(), 'purple')), /no treatment "purple"/);
    assert.match(refusal(ask(environment(), 'on', { ...me, kind: 'account' })), /served by user/);
    assert.match(refusal(ask(environment(), 'on', { ...me, key: ' me' })), /blank/);
    assert.match(refusal(ask(environment(), 'on', { ...me, key: 'm'.repeat(251) })), /250/);
    assert.match(refusal(ask(snapshotOfDefinitions([]))), /no flag flag/);
    const broken = snapshotOfDefinitions([
      { ...definition('flag'), treatments: 'none' } as unknown as Definition,
    ]);
    assert.match(refusal(ask(broken)), /cannot be read in Production: "treatments" should be Array/);
  });

  it('is refused where the flag is not defined in the environment', () => {
    const snapshot = environment();
    const undefinedHere = { ...snapshot, native: { ...readingIn(snapshot), definitions: new Map() } };
    assert.match(refusal(ask(undefinedHere)), /no definition in Production/);
  });
});

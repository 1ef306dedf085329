import { allOf, anyOf, type Condition, NEVER, not } from '../model/condition.ts';
import { type Evaluation, sameServed } from '../model/evaluation.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState, Rule } from '../model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../model/identity.ts';
import { sameJson } from '../model/sameJson.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { wakesNobody } from './asleep.ts';
import { bystanders } from './bystanders.ts';

/** What the vendor's own evaluator says of one flag for one identity. */
export type Evaluate = (snapshot: Snapshot, key: FlagKey, identity: Identity) => Evaluation;

/** Everybody whose served variation a change alters. Only `only me` may pass a self-release. */
export type BlastRadius =
  | { readonly reach: 'nobody'; readonly before: Evaluation }
  | { readonly reach: 'only me'; readonly before: Evaluation; readonly after: Evaluation }
  | { readonly reach: 'cannot prove'; readonly why: string };

/**
 * Compares two whole states, not the plan that was meant to lead from one to the other. Two proofs are needed:
 * by structure, that nothing differs but where my own key is named; and by the vendor's own evaluator, that my
 * variation changes and that of everybody whom the rules name does not. Where the evaluator cannot tell somebody's
 * place in a draw, before or after, the first proof stands alone for them.
 */
export function blastRadius(
  before: Snapshot,
  after: Snapshot,
  key: FlagKey,
  me: Identity,
  evaluate: Evaluate,
): BlastRadius {
  const why = structuralDoubt(before, after, key, me);
  if (why !== undefined) return { reach: 'cannot prove', why };
  const state = before.flags.get(key);
  if (state === undefined) return { reach: 'cannot prove', why: 'the flag is not there' };
  const touched = bystanders(state, me).find(
    (other) => !isUntouched(evaluate(before, key, other), evaluate(after, key, other)),
  );
  if (touched !== undefined) {
    return { reach: 'cannot prove', why: `what ${touched.key} gets would change, or cannot be told` };
  }
  const [mineBefore, mineAfter] = [evaluate(before, key, me), evaluate(after, key, me)];
  if (mineAfter.outcome === 'cannot tell') return { reach: 'cannot prove', why: mineAfter.why };
  return sameServed(mineBefore, mineAfter)
    ? { reach: 'nobody', before: mineBefore }
    : { reach: 'only me', before: mineBefore, after: mineAfter };
}

function structuralDoubt(before: Snapshot, after: Snapshot, key: FlagKey, me: Identity): string | undefined {
  for (const other of new Set([...before.flags.keys(), ...after.flags.keys()])) {
    if (other !== key && !sameJson(before.flags.get(other), after.flags.get(other))) {
      return `it would also change the flag ${other}`;
    }
  }
  const [old, next] = [before.flags.get(key), after.flags.get(key)];
  if (old === undefined || next === undefined) return 'the flag is not there on both sides of the change';
  const [was, is] = [asOthersSee(old, me), asOthersSee(next, me)];
  if (sameJson(was, is)) return undefined;
  const switched = old.status !== next.status && old.status !== 'archived' && next.status !== 'archived';
  if (!switched || !sameJson({ ...was, status: is.status }, is)) return 'more than your own key would change';
  return wakesNobody(was, before.fetchedAt)
    ? undefined
    : 'switching the flag on or off changes what others get, by its other rules';
}

function isUntouched(before: Evaluation, after: Evaluation): boolean {
  return before.outcome === 'cannot tell' ? sameJson(before, after) : sameServed(before, after);
}

/** The state with my key struck from every list of keys: for everybody else it means the same. */
function asOthersSee(state: FlagState, me: Identity): FlagState {
  const rules = state.rules.map((rule) => ({ ...rule, condition: withoutKey(rule.condition, me) }));
  return { ...state, rules: rules.filter(({ condition }) => condition.op !== 'never') };
}

function withoutKey(condition: Condition, me: Identity): Condition {
  switch (condition.op) {
    case 'one of': {
      const { attribute, kind = me.kind, ignoreCase } = condition;
      if (attribute !== IDENTITY_KEY || kind !== me.kind || ignoreCase === true) return condition;
      const values = condition.values.filter((value) => value !== me.key);
      return values.length === 0 ? NEVER : { ...condition, values };
    }
    case 'not':
      return not(withoutKey(condition.condition, me));
    case 'and':
      return allOf(...condition.conditions.map((part) => withoutKey(part, me)));
    case 'or':
      return anyOf(...condition.conditions.map((part) => withoutKey(part, me)));
    default:
      return condition;
  }
}

export function isMine({ condition }: Rule, me: Identity): boolean {
  const parts = condition.op === 'and' ? condition.conditions : [condition];
  return (
    parts.some((part) => isMyKey(part, me)) && parts.every((part) => isMyKey(part, me) || part.op === 'time')
  );
}

function isMyKey(condition: Condition, me: Identity): boolean {
  return (
    condition.op === 'one of' &&
    condition.ignoreCase !== true &&
    condition.attribute === IDENTITY_KEY &&
    (condition.kind ?? me.kind) === me.kind &&
    condition.values.length === 1 &&
    condition.values[0] === me.key
  );
}

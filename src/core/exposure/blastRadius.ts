import { t } from '@vscode/l10n';
import { allOf, anyOf, type Condition, NEVER, not } from '../model/condition.ts';
import { type Evaluation, sameServed } from '../model/evaluation.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState, Rule } from '../model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../model/identity.ts';
import { sameJson } from '../model/sameJson.ts';
import { differing, type Snapshot } from '../model/snapshot.ts';
import { wakesNobody } from './asleep.ts';
import { bystanders } from './bystanders.ts';
import { wokenWith } from './dependents.ts';

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
  const why = touchesOthers(before, after, key, me, evaluate);
  if (why !== undefined) return { reach: 'cannot prove', why };
  const [mineBefore, mineAfter] = [evaluate(before, key, me), evaluate(after, key, me)];
  if (mineAfter.outcome === 'cannot tell') return { reach: 'cannot prove', why: mineAfter.why };
  return sameServed(mineBefore, mineAfter)
    ? { reach: 'nobody', before: mineBefore }
    : { reach: 'only me', before: mineBefore, after: mineAfter };
}

/** Both proofs as far as others are concerned, and why they fail; undefined: nobody else is touched, whatever I get. */
export function touchesOthers(
  before: Snapshot,
  after: Snapshot,
  key: FlagKey,
  me: Identity,
  evaluate: Evaluate,
): string | undefined {
  const why = structuralDoubt(before, after, key, me);
  const state = before.flags.get(key);
  if (why !== undefined || state === undefined) return why ?? t('the flag is not there');
  const touched = bystanders(state, me).find(
    (other) => !isUntouched(evaluate(before, key, other), evaluate(after, key, other)),
  );
  return touched && t`what ${touched.key} gets would change, or cannot be told`;
}

function structuralDoubt(before: Snapshot, after: Snapshot, key: FlagKey, me: Identity): string | undefined {
  const [also] = differing(before.flags, after.flags, key);
  if (also !== undefined) return t`it would also change the flag ${also}`;
  const [old, next] = [before.flags.get(key), after.flags.get(key)];
  if (old === undefined || next === undefined) return t('the flag is not there on both sides of the change');
  const [was, is] = [asOthersSee(old, me), asOthersSee(next, me)];
  if (sameJson(was, is)) return undefined;
  const isArchived = old.status !== next.status && [old.status, next.status].includes('archived');
  if (isArchived || !sameJson({ ...was, ...routingOf(is) }, is))
    return t('more than your own key would change');
  // Which rules a flag has says nothing while it is off, and nothing while it is on where all serve the same.
  const [on, ...both] = [was, is].filter(({ status }) => status === 'on');
  if (on === undefined) return undefined;
  if (both.length > 0) return t('more than your own key would change');
  if (!wakesNobody(on, before.fetchedAt))
    return t('switching the flag on or off changes what others get, by its other rules');
  const [waiting] = wokenWith(on, after.flags.values());
  return waiting && t`switching the flag on or off changes what others get of ${waiting}`;
}

function routingOf({ status, rules, otherwise }: FlagState) {
  return { status, rules, otherwise };
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

import { t } from '@vscode/l10n';
import type { FlagKey } from '../../../core/model/flag.ts';
import { sameJson } from '../../../core/model/sameJson.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Plan, Refusal } from '../../../core/ports/provider.ts';
import { isObject } from '../document.ts';
import { edited, extentOf, flagNode, planOf, textOf } from '../edited.ts';
import { unreadable, unsafe } from '../refusals.ts';
import { documentOf } from '../snapshot.ts';
import type { Chain, ChainArm } from './chain.ts';
import type { ReachChange } from './plan.ts';
import { chainIn, Rewrite } from './rewrite.ts';

export function isReachChange(change: unknown): change is ReachChange {
  return (
    typeof change === 'object' &&
    change !== null &&
    'was' in change &&
    'is' in change &&
    isObject(change.was as never)
  );
}

/** To the letter where nobody touched the flag since; else what was changed is changed back, and their edits stay. */
export function planReachUndo(
  snapshot: Snapshot,
  key: FlagKey,
  change: ReachChange,
): Plan | Refusal | undefined {
  const document = documentOf(snapshot);
  const node = flagNode(document, key);
  if (!document.flags.has(key)) return unreadable(document, key);
  if (node === undefined) return unsafe(document, key);
  if (textOf(document, key) === change.before) return undefined;
  const after =
    textOf(document, key) === change.after
      ? edited(snapshot, key, node, { ...extentOf(document, node), text: change.before })
      : changedBack(snapshot, key, change);
  if (after === undefined) return unsafe(document, key);
  if ('refused' in after) return after;
  if (after === snapshot) return undefined;
  const back: ReachChange = {
    before: textOf(document, key),
    after: textOf(documentOf(after), key),
    was: chainIn(snapshot, key),
    is: chainIn(after, key),
  };
  return planOf(snapshot, after, back);
}

function changedBack(
  snapshot: Snapshot,
  key: FlagKey,
  { was, is }: ReachChange,
): Snapshot | Refusal | undefined {
  const rewrite = new Rewrite(snapshot, key);
  const now = rewrite.chain;
  const retailed = !sameJson(was.tail, is.tail);
  if (retailed && !sameJson(now.tail, is.tail) && !sameJson(now.tail, was.tail))
    return {
      refused: t`What everybody else gets of ${key} was changed again since, by somebody else.`,
      hint: t('Look at it, and change the share from where it is now.'),
    };
  for (const arm of missingFrom(was, is)) {
    const at = indexOf(rewrite.chain, arm);
    if (at !== -1) rewrite.remove(at);
  }
  for (const arm of missingFrom(is, was).toReversed()) {
    if (indexOf(rewrite.chain, arm) === -1) rewrite.add(arm, placeOf(arm, was, rewrite.chain));
  }
  if (retailed && sameJson(now.tail, is.tail)) rewrite.setTail(was.tail);
  return rewrite.snapshot;
}

/** Those of `other` that are not among the first. */
function missingFrom(first: Chain, other: Chain): readonly ChainArm[] {
  return other.arms.filter((arm) => indexOf(first, arm) === -1);
}

function indexOf({ arms }: Chain, arm: ChainArm): number {
  return arms.findIndex((each) => sameJson(each, arm));
}

/** Before the first of those that once followed it; undefined where none of them is left. */
function placeOf(arm: ChainArm, was: Chain, now: Chain): number | undefined {
  const followers = was.arms.slice(indexOf(was, arm) + 1);
  const places = followers.map((each) => indexOf(now, each)).filter((at) => at !== -1);
  return places[0];
}

import { t } from '@vscode/l10n';
import { isBaseline, isToggle } from '../../../core/exposure/baseline.ts';
import type { Who } from '../../../core/model/exposure.ts';
import type { FlagKey, FlagValue } from '../../../core/model/flag.ts';
import type { FlagState } from '../../../core/model/flagState.ts';
import type { Reach } from '../../../core/model/reach.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Plan, Refusal } from '../../../core/ports/provider.ts';
import type { FlagdDocument, RawFlag } from '../document.ts';
import { planOf, textOf } from '../edited.ts';
import { disabled, missing, unreadable, unsafe } from '../refusals.ts';
import { documentOf } from '../snapshot.ts';
import type { Chain } from './chain.ts';
import { gives, goneOf, nativeOf } from './populations.ts';
import { chainIn, Rewrite } from './rewrite.ts';
import { fractional, ownDraw, weightsOf, withShare } from './weights.ts';

/** What the journal keeps: the flag's text before and after, and what both meant should the text have moved on. */
export interface ReachChange {
  readonly before: string;
  readonly after: string;
  readonly was: Chain;
  readonly is: Chain;
}

/**
 * Named populations get arms of their own behind all that are there, so that no condition of others loses its say;
 * a share is one of those who are left, drawn as they are drawn already where they are.
 */
export function planReach(snapshot: Snapshot, key: FlagKey, reach: Reach): Plan | Refusal {
  const document = documentOf(snapshot);
  const flag = document.flags.get(key);
  const state = snapshot.flags.get(key);
  if (flag === undefined || state === undefined) return unreadable(document, key) ?? missing(document, key);
  if (flag.state === 'DISABLED') return disabled(document, key, flag);
  if (!Object.hasOwn(flag.variants, reach.variation))
    return { refused: t`${key} has no variant "${reach.variation}" in ${document.file}.` };
  const rewrite = new Rewrite(snapshot, key);
  const refusal =
    withdraw(rewrite, document, reach, snapshot.fetchedAt) ??
    (reach.share === undefined ? undefined : share(rewrite, flag, state, reach.variation, reach.share)) ??
    name(rewrite, document, reach);
  if (refusal !== undefined) return refusal;
  const after = rewrite.snapshot;
  if (after === undefined) return unsafe(document, key);
  const change: ReachChange = {
    before: textOf(document, key),
    after: textOf(documentOf(after), key),
    was: chainIn(snapshot, key),
    is: chainIn(after, key),
  };
  return planOf(snapshot, after, change);
}

function withdraw(
  rewrite: Rewrite,
  { evaluators, file }: FlagdDocument,
  { variation, without }: Reach,
  now: number,
): Refusal | undefined {
  // From the last to the first, so that those before it keep their places.
  for (const [at, arm] of [...rewrite.chain.arms.entries()].reverse()) {
    if (!gives(arm, variation)) continue;
    const gone = goneOf(arm, without, evaluators, now);
    if (gone === undefined)
      return {
        refused: t`A rule of it in ${file} speaks of them together with others: ${JSON.stringify(arm.condition) ?? ''}.`,
        hint: t('Take that rule apart in the file first.'),
      };
    if (gone === 'all') rewrite.remove(at);
    else if (gone !== 'nothing') for (const key of gone) rewrite.removeKey(at, key);
  }
  return undefined;
}

function name(rewrite: Rewrite, { evaluators, file }: FlagdDocument, reach: Reach): Refusal | undefined {
  const { arms } = rewrite.chain;
  for (const who of reach.with) {
    const condition = nativeOf(who, evaluators);
    if (condition === undefined) return unnamed(who, file);
    const stands = arms.some(
      (arm) => arm.result === reach.variation && JSON.stringify(arm.condition) === JSON.stringify(condition),
    );
    if (!stands) rewrite.add({ condition, result: reach.variation });
  }
  return undefined;
}

function unnamed(who: Who, file: string): Refusal {
  return who.kind === 'segment'
    ? {
        refused: t`There is no "${who.name}" among the $evaluators of ${file}.`,
        hint: t('Define it there, or name another segment in "stages".'),
      }
    : { refused: t`${file} has no words for that population.` };
}

function share(
  rewrite: Rewrite,
  flag: RawFlag,
  state: FlagState,
  variation: string,
  wanted: number,
): Refusal | undefined {
  const { tail } = rewrite.chain;
  const weights = weightsOf(tail);
  const rest = restOf(flag, state, variation, tail);
  if (weights !== undefined) {
    const next = rest === undefined ? undefined : withShare(weights, variation, rest, wanted);
    if (next === undefined) return crowded(variation);
    const native = fractional(next);
    if (JSON.stringify(native) !== JSON.stringify(tail)) rewrite.setTail(native);
    return undefined;
  }
  const served = tail === undefined ? flag.defaultVariant : String(tail);
  if (tail !== undefined && typeof tail !== 'string' && typeof tail !== 'boolean') return notUnderstood(tail);
  if ((served === variation ? 1 : 0) === wanted) return undefined;
  if (served === null && wanted < 1)
    return {
      refused: t(
        'Those whom no rule reaches get the default in their code, which a share cannot be drawn beside.',
      ),
      hint: t('Name what they get in "defaultVariant" first.'),
    };
  if (rest === undefined) return crowded(variation);
  rewrite.setTail(fractional(ownDraw(variation, rest, wanted)));
  return undefined;
}

/** What those get who do not get the variation. */
function restOf(
  { defaultVariant, variants }: RawFlag,
  state: FlagState,
  variation: string,
  tail: FlagValue | undefined,
): string | undefined {
  const buckets = weightsOf(tail)?.buckets.map(([name]) => name) ?? [];
  const others = [...new Set(buckets)].filter((name) => name !== variation);
  const offs = Object.keys(variants).filter((name) => variants[name] === false && name !== variation);
  if (isToggle(state))
    return others.find((name) => isBaseline(state, name)) ?? (others.length > 0 ? undefined : offs[0]);
  if (others.length === 1) return others[0];
  if (typeof tail === 'string' && tail !== variation) return tail;
  return defaultVariant === variation ? undefined : (defaultVariant ?? undefined);
}

function crowded(variation: string): Refusal {
  return {
    refused: t`The share of "${variation}" cannot be changed without taking another variant from somebody who has it.`,
    hint: t('Change the "fractional" in the file.'),
  };
}

function notUnderstood(tail: FlagValue): Refusal {
  return {
    refused: t`What everybody else gets is decided by ${JSON.stringify(tail) ?? ''}, beside which no share can be drawn.`,
    hint: t('Change it in the file.'),
  };
}

import { t } from '@vscode/l10n';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Plan, Refusal, SelfReleaseRequest } from '../../core/ports/provider.ts';
import { armFor, inline } from './arm.ts';
import { isObject } from './document.ts';
import { edited, extentOf, flagNode, planOf, textAfter, textOf } from './edited.ts';
import { insertArm } from './insertArm.ts';
import { disabled, missing, unreadable, unsafe } from './refusals.ts';
import { armIndex, removeArm } from './removeArm.ts';
import { documentOf } from './snapshot.ts';

/** What the journal keeps: the flag's text before and after, and our rule as data should the text have moved on. */
interface Change {
  readonly before: string;
  readonly after: string;
  readonly condition: FlagValue;
}

export function planSelfRelease(snapshot: Snapshot, request: SelfReleaseRequest): Plan | Refusal {
  const document = documentOf(snapshot);
  const flag = document.flags.get(request.key);
  const { key } = request;
  const node = flagNode(document, key);
  if (flag === undefined) return unreadable(document, request.key) ?? missing(document, request.key);
  if (node === undefined) return unsafe(document, request.key);
  if (flag.state === 'DISABLED') return disabled(document, request.key, flag);
  if (!Object.hasOwn(flag.variants, request.variation)) {
    return { refused: t`${request.key} has no variant "${request.variation}" in ${document.file}.` };
  }
  const condition = armFor(request.identity.key, request.until);
  const edit = insertArm(document.text, node, inline(condition), inline(request.variation));
  const after = edit && edited(snapshot, key, node, edit);
  const wanted = withArm(flag.targeting, condition, request.variation);
  if (
    edit === undefined ||
    after === undefined ||
    !sameJson(documentOf(after).flags.get(request.key)?.targeting, wanted)
  ) {
    return unsafe(document, request.key);
  }
  const change: Change = {
    before: textOf(document, request.key),
    after: textAfter(snapshot, key, node, edit, after),
    condition,
  };
  return planOf(snapshot, after, change);
}

/** To the letter where nobody touched the flag since; else our rule alone is taken out and their edit stays. */
export function planUndo(snapshot: Snapshot, key: FlagKey, change: unknown): Plan | Refusal | undefined {
  const document = documentOf(snapshot);
  const flag = document.flags.get(key);
  const node = flagNode(document, key);
  if (!isChange(change)) return undefined;
  if (flag === undefined) return unreadable(document, key);
  const index = armIndex(flag.targeting, change.condition);
  if (node === undefined || index === -1) {
    return holds(flag.targeting, change.condition) ? unsafe(document, key) : undefined;
  }
  const untouched = textOf(document, key) === change.after;
  const edit = untouched
    ? { ...extentOf(document, node), text: change.before }
    : removeArm(document.text, node, index);
  const after = edit && edited(snapshot, key, node, edit);
  if (after === undefined || armIndex(documentOf(after).flags.get(key)?.targeting, change.condition) !== -1) {
    return unsafe(document, key);
  }
  return planOf(snapshot, after, change);
}

/** The targeting as data that the edited text has to mean. */
function withArm(targeting: FlagValue | undefined, condition: FlagValue, variant: string): FlagValue {
  const absent = !isObject(targeting ?? null) || Object.keys(targeting as object).length === 0;
  if (absent) return { if: [condition, variant] };
  const [[operator, args] = [], ...more] = Object.entries(targeting as object);
  const chain = operator === 'if' && more.length === 0 && Array.isArray(args) && args.length > 0;
  return { if: [condition, variant, ...(chain ? (args as FlagValue[]) : [targeting as FlagValue])] };
}

function isChange(change: unknown): change is Change {
  return (
    typeof change === 'object' &&
    change !== null &&
    'before' in change &&
    'after' in change &&
    'condition' in change
  );
}

/** Somewhere in it, however deep: moved is not gone. */
function holds(targeting: unknown, condition: FlagValue): boolean {
  if (sameJson(targeting, condition)) return true;
  return (
    typeof targeting === 'object' &&
    targeting !== null &&
    Object.values(targeting).some((part) => holds(part, condition))
  );
}

import { t } from '@vscode/l10n';
import type { FlagKey } from '../../../core/model/flag.ts';
import { sameJson } from '../../../core/model/sameJson.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Plan, Refusal } from '../../../core/ports/provider.ts';
import { type Edit, edited } from '../edit.ts';
import { undefinedFlag } from '../plan.ts';
import { placeOfRule } from '../ruleEdits.ts';
import { readingIn } from '../snapshot.ts';
import type { Definition } from '../wire.ts';
import { type Half, type ReachChange, rulesBetween } from './change.ts';
import { planned } from './plan.ts';

/** What we added goes, what we took comes back, what we changed is changed back; all else is somebody else's and stays. */
export function planReachUndo(
  before: Snapshot,
  key: FlagKey,
  { was, is, back }: ReachChange,
): Plan | Refusal | undefined {
  const { definitions, problems } = readingIn(before);
  const definition = definitions.get(key);
  if (definition === undefined)
    return problems.some((problem) => problem.key === key) ? undefinedFlag(before, key) : undefined;
  const wide = sharesBack(definition, was, is);
  if ('refused' in wide) return wide;
  const edits = [
    ...wide,
    ...rulesBack(definition, was, is),
    ...back.filter((edit) => isFree(definition, edit)),
  ];
  const after = edited(definition, edits);
  return after.patch.length === 0 ? undefined : planned(before, definition, edits);
}

/** Somebody else may have targeted them for another treatment meanwhile. */
function isFree({ treatments }: Definition, edit: Edit): boolean {
  return edit.edit !== 'add' || !treatments.some(({ keys }) => keys?.includes(edit.key));
}

function sharesBack(now: Definition, was: Half, is: Half): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  for (const part of ['defaultRule', 'trafficAllocation'] as const) {
    if (sameJson(was[part], is[part]) || sameJson(now[part], was[part])) continue;
    if (!sameJson(now[part], is[part])) return changedAgain();
    edits.push(
      part === 'defaultRule'
        ? { edit: 'default rule', buckets: was.defaultRule ?? [] }
        : { edit: 'traffic', percent: was.trafficAllocation ?? 100 },
    );
  }
  return edits;
}

function rulesBack(definition: Definition, was: Half, is: Half): readonly Edit[] {
  const edits: Edit[] = [];
  let now = definition;
  const make = (edit: Edit) => {
    edits.push(edit);
    now = edited(now, [edit]).definition;
  };
  const { added, gone } = rulesBetween(was.rules, is.rules);
  for (const rule of added) if (placeOfRule(now, rule) !== -1) make({ edit: 'remove rule', rule });
  for (const rule of gone.reverse()) {
    if (placeOfRule(now, rule) !== -1) continue;
    const followers = (was.rules ?? []).slice(placeOfRule({ ...now, rules: was.rules }, rule) + 1);
    const places = followers.map((each) => placeOfRule(now, each)).filter((at) => at !== -1);
    make({ edit: 'add rule', rule, ...(places[0] === undefined ? {} : { at: places[0] }) });
  }
  return edits;
}

function changedAgain(): Refusal {
  return {
    refused: t('What everybody else gets was changed again since, by somebody else.'),
    hint: t('Look at it, and change the share from where it is now.'),
  };
}

import { t } from '@vscode/l10n';
import type { FlagKey } from '../../../core/model/flag.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import { isRefusal, type Plan, type Refusal } from '../../../core/ports/provider.ts';
import type { Config, Rule } from '../api.ts';
import { Edit, type Moved } from '../edit.ts';
import { targetsOf } from '../map.ts';
import { definedIn } from '../plan.ts';
import { targetedAt } from '../targets.ts';
import { type Half, isSameRule, isSameServed, type ReachChange } from './change.ts';
import { planned } from './plan.ts';

/** What we added goes, what we took comes back, what we changed is changed back; all else is somebody else's and stays. */
export function planReachUndo(
  before: Snapshot,
  key: FlagKey,
  { was, is, moved }: ReachChange,
): Plan | Refusal | undefined {
  const defined = definedIn(before, key);
  if (isRefusal(defined)) return undefined;
  const { flag, config } = defined;
  const edit = new Edit(flag, config);
  for (const move of moved) goBack(edit, move);
  const refusal = rulesBack(edit, was.rules, is.rules) ?? servedBack(edit, was, is);
  if (refusal !== undefined) return refusal;
  return edit.step.instructions.length === 0 ? undefined : planned(before, flag, config, edit);
}

/** Whom somebody else has moved meanwhile stays where they are. */
function goBack(edit: Edit, { kind, keys, from, to }: Moved): void {
  const there = keys.filter((key) => (targetedAt(edit.config, { kind, key }) ?? null) === to);
  edit.move({ kind, keys: there, from: to, to: from });
}

function rulesBack(edit: Edit, was: readonly Rule[], is: readonly Rule[]): Refusal | undefined {
  for (const [at, old] of was.entries()) {
    const made = is.find(({ _id }) => _id === old._id);
    if (made === undefined) putBack(edit, old, was.slice(at + 1));
    else if (!isSameRule(made, old)) {
      const stands = edit.config.rules.find(({ _id }) => _id === old._id);
      if (stands === undefined || isSameRule(stands, old)) continue;
      const [clause] = old.clauses;
      if (clause === undefined || !isSameRule(stands, made)) return changedAgain(t('A rule of it'));
      edit.restore(stands, clause);
    }
  }
  for (const own of is.filter(({ _id }) => !was.some((old) => old._id === _id))) {
    const stands = edit.config.rules.find((rule) => isSameRule(rule, own));
    if (stands !== undefined) edit.remove(stands);
  }
  return undefined;
}

/** Before the first of those that once followed it. */
function putBack(edit: Edit, old: Rule, followers: readonly Rule[]): void {
  const { rules } = edit.config;
  if (rules.some((rule) => isSameRule(rule, old))) return;
  const ids = followers.map(({ _id }) => _id);
  edit.add(
    old,
    rules.find(({ _id }) => ids.includes(_id)),
  );
}

/** A flag that was off goes off again, unless somebody has meanwhile made use of its being on. */
function servedBack(edit: Edit, was: Half, is: Half): Refusal | undefined {
  const { config } = edit;
  const offAgain = !was.on && is.on && config.on && isUnused(config, was.rules);
  const stayedOff = !is.on && !config.on;
  const served =
    was.on || offAgain || stayedOff ? was.fallthrough : { variation: config.offVariation ?? null };
  const isLeft = isSameServed(was.fallthrough, is.fallthrough) && was.on;
  if (!isLeft && !isSameServed(config.fallthrough, served)) {
    if (!isSameServed(config.fallthrough, is.fallthrough)) return changedAgain(t('What everybody else gets'));
    edit.serve(served);
  }
  if (offAgain) edit.switch(false);
  return undefined;
}

function isUnused(config: Config, was: readonly Rule[]): boolean {
  const isOff = ({ variation }: { readonly variation: number }) => variation === (config.offVariation ?? -1);
  return (
    targetsOf(config).every(isOff) && config.rules.every((rule) => was.some((old) => isSameRule(rule, old)))
  );
}

function changedAgain(what: string): Refusal {
  return {
    refused: t`${what} was changed again since, by somebody else.`,
    hint: t('Look at it, and change the release from where it is now.'),
  };
}

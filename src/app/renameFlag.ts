import { t } from '@vscode/l10n';
import type { FlagKey } from '../core/model/flag.ts';
import { type Guard, matchesAny } from '../core/model/guard.ts';
import { isOpen } from '../core/model/lease.ts';
import type { Reference, UnresolvedCall } from '../core/model/reference.ts';
import { isRefusal, type Refusal, type TextChange } from '../core/ports/provider.ts';
import { canBeKey, type Renaming, renameReference } from '../core/rename/renameReference.ts';
import type { App } from './compose.ts';
import type { Entry } from './flagStore.ts';

export interface RenameRequest {
  readonly key: FlagKey;
  readonly to: FlagKey;
}

/** One flag file before and after. */
export interface RenamedFile {
  readonly file: string;
  readonly change: TextChange;
}

/** What the flag systems say to a new key: the flag files that change, or why it cannot be. Pure. */
export function renameInFlagFiles(app: App, { key, to }: RenameRequest): readonly RenamedFile[] | Refusal {
  const { entries } = app.store;
  if (!canBeKey(to)) return no(t`"${to}" is no key: letters, digits and . _ - / : @ $ make one.`);
  if (to === key) return [];
  if (entries.length === 0)
    return no(
      t`No flag system is connected that could tell whether ${key} is defined.`,
      t('Connect it first.'),
    );
  const unread = entries.find(({ snapshot, problem }) => snapshot === undefined || problem !== undefined);
  if (unread) return no(t`${unread.environment.name} cannot be read: ${unread.problem ?? t('not read yet')}`);
  if (entries.some(({ snapshot }) => snapshot?.flags.has(to))) return no(t`There is a flag ${to} already.`);
  const guarding = entries.find(
    ({ connection: { forbid } }) => isGuarded(forbid, key) !== isGuarded(forbid, to),
  );
  if (guarding)
    return no(
      t`What ${guarding.connection.name} forbids holds for one of ${key} and ${to} alone.`,
      guardFirst(),
    );
  if (app.selfReleases.all.some((lease) => isOpen(lease) && lease.lease.key === key))
    return no(t`${key} is released to you.`, t('End that first.'));
  const files: RenamedFile[] = [];
  for (const entry of entries.filter(({ snapshot }) => snapshot?.flags.has(key) || isBroken(snapshot, key))) {
    const file = `${entry.connection.root}/${entry.environment.source}`;
    const change = changeIn(entry, key, to);
    if (isRefusal(change)) return change;
    // Two environments may be served from one file.
    if (!files.some((each) => each.file === file)) files.push({ file, change });
  }
  return files;
}

const guardFirst = () => t('Let "forbid" in release-lens.json name both first.');

function isGuarded(guard: Guard | undefined, key: FlagKey): boolean {
  return guard !== undefined && matchesAny(guard.flags, key);
}

function isBroken(snapshot: Entry['snapshot'], key: FlagKey): boolean {
  return snapshot?.problems.some((problem) => problem.key === key) === true;
}

function changeIn({ provider, snapshot }: Entry, key: FlagKey, to: FlagKey): TextChange | Refusal {
  if (provider.planRename === undefined || snapshot === undefined)
    return no(
      t`${provider.label} cannot give a flag another key.`,
      t`Create ${to} there, and change the code to it when it serves what ${key} does.`,
    );
  const change = provider.planRename(snapshot, key, to);
  return isRefusal(change) ? no(change.refused, change.hint) : change;
}

function no(refused: string, hint?: string): Refusal {
  return { refused: t`Not renamed. ${refused}`, ...(hint === undefined ? {} : { hint }) };
}

/** A call whose key is put together as the program runs, and might be put together to this one. */
export function mayAskFor(calls: readonly UnresolvedCall[], key: FlagKey): readonly UnresolvedCall[] {
  return calls.filter(({ prefix }) => prefix !== undefined && key.startsWith(prefix));
}

export type Edit = Extract<Renaming, { kind: 'edit' }>;

/** The edits of one file, or why there are none. */
export function renameInCode(
  text: string,
  references: readonly Reference[],
  { to }: RenameRequest,
): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  for (const reference of references) {
    const renaming = renameReference(text, reference, to);
    if (renaming.kind === 'refused') {
      const { file, range } = reference;
      return no(`${file}:${range.line + 1}: ${renaming.why}.`, t('Change that place by hand first.'));
    }
    if (renaming.kind === 'edit') edits.push(renaming);
  }
  return edits;
}

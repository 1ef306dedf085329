import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UsedElsewhere } from '../../app/archive/codeAsking.ts';
import { usesOf } from '../../app/codeUses.ts';
import { idleFiles } from '../../app/idleFiles.ts';
import type { Planning } from '../../app/removeFlag.ts';
import type { Candidate } from '../../app/whatStays.ts';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import { filesWords } from '../../core/present/counts.ts';
import type { RemovalRequest } from '../../core/removal/plan.ts';
import { notify } from '../notify.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import { pickFlag } from '../selfRelease/pick.ts';
import type { Target } from '../target.ts';
import type { FolderIndex } from '../workspace/folderIndex.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { archiveFlag, canBeArchived } from './archive.ts';
import { askValue, candidateFor } from './askValue.ts';
import { type Committing, commitOnBranch } from './commit.ts';
import { definitionOffers } from './offers.ts';
import { type Idle, type OpenRemoval, previewEdit } from './preview.ts';
import type { Remaining } from './remaining.ts';
import { removalIn } from './removalIn.ts';

export interface RemovalNeeds extends Planning {
  readonly flags: WorkspaceFlags;
  readonly remaining: Remaining;
  readonly git: Committing;
  readonly usedElsewhere: UsedElsewhere;
}

/** Asked, worked out on what the editor holds, looked through in the editor's own preview, made as one step, told. */
export async function removeFromCode(
  needs: RemovalNeeds,
  target: Target,
  value: FlagValue | undefined,
): Promise<void> {
  const { flags } = needs;
  const bar = mayNotWrite();
  if (bar !== undefined) {
    void notify.warning(t`Not removed. ${bar}`);
    return;
  }
  const key = await pickFlag(flags, target, t('Remove from code'));
  if (key === undefined) return;
  await notify.progress(vscode.ProgressLocation.Window, t('Looking through the code'), () =>
    flags.codeKnown(),
  );
  if (usesOf(flags.referencesOf(key).map(({ reference }) => reference)).length === 0) {
    void notify.information(t`${key} is used nowhere in this workspace. Nothing was changed.`);
    return;
  }
  const stays = value === undefined ? await askValue(flags, key) : candidateFor(flags, key, value);
  if (stays === undefined) return;
  const removals = await notify.progress(
    vscode.ProgressLocation.Window,
    t`Looking at what removing ${key} changes`,
    () => removalsOf(needs, key, stays),
  );
  await lookThrough(needs, key, stays, removals);
}

async function lookThrough(
  needs: RemovalNeeds,
  key: FlagKey,
  { words, why }: Candidate,
  removals: readonly OpenRemoval[],
): Promise<void> {
  const { flags, remaining, usedElsewhere } = needs;
  const changed = removals.filter(({ places }) => places.length > 0);
  if (changed.length === 0) {
    const left = remaining.show(key, removals);
    const message = t`${key} cannot be taken out by rule: ${placesWords(left)} and why. Nothing was changed.`;
    void tell(message, left, undefined);
    return;
  }
  const offers = await definitionOffers(flags, key, usedElsewhere);
  const documents = new Set([...changed, ...offers].map(({ document }) => document));
  const idle = await idleOf(needs, changed);
  const commit = await committable(needs, { key, words }, documents, idle);
  const edit = previewEdit({ key, words, why, removals, offers, idle });
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return;
  const left = remaining.show(key, removals.filter(stillSaysSo));
  const done = t`${key} was taken out of ${filesWords(changed.length)}.`;
  const message = left === 0 ? done : t`${done} Left for you: ${placesWords(left)}.`;
  const archive = left === 0 && canBeArchived(flags, key) ? () => archiveFlag(needs, { key }) : undefined;
  void tell(message, left, commit, archive);
}

async function idleOf(
  { flags, fileWords }: RemovalNeeds,
  removals: readonly OpenRemoval[],
): Promise<readonly Idle[]> {
  if (fileWords === undefined) return [];
  const found = flags.folders.map(async (folder) => {
    const own = removals.filter(({ document }) => folder.relative(document.uri) !== undefined);
    return (await idleFiles(folder.root, own, fileWords)).flatMap(({ file, tests }): Idle[] => [
      { uri: folder.uri(file) },
      ...tests.map((test) => ({ uri: folder.uri(test), testOf: file })),
    ]);
  });
  return (await Promise.all(found)).flat();
}

/** Of a definition that went along nothing is left to say. */
function stillSaysSo({ document, before, places }: OpenRemoval): boolean {
  return places.length > 0 || document.getText() === before.text;
}

/** Only where nothing of somebody's unfinished work would go into the commit. */
async function committable(
  { flags, git }: RemovalNeeds,
  { key, words }: { readonly key: FlagKey; readonly words: string },
  documents: ReadonlySet<vscode.TextDocument>,
  idle: readonly Idle[],
): Promise<(() => Promise<void>) | undefined> {
  const [folder, ...more] = flags.folders.filter((each) =>
    [...documents].some(({ uri }) => each.relative(uri) !== undefined),
  );
  if (folder === undefined || more.length > 0) return undefined;
  const all = [...documents].flatMap((document) => {
    const file = folder.relative(document.uri);
    return file === undefined ? [] : [{ file, document, before: document.getText() }];
  });
  const files = idle.flatMap(({ uri }) => folder.relative(uri) ?? []);
  const names = [...all.map(({ file }) => file), ...files];
  const dirty =
    all.some(({ document }) => document.isDirty) || (await git.uncommitted(folder.root, names))?.length !== 0;
  if (dirty) return undefined;
  return async () => {
    const changed = all.filter(({ document, before }) => document.getText() !== before);
    for (const { document } of changed) await document.save();
    const gone = await Promise.all(files.map((file) => isGone(folder.uri(file))));
    const taken = [...changed.map(({ file }) => file), ...files.filter((_, at) => gone[at])];
    await commitOnBranch(git, { root: folder.root, key, words, files: taken });
  };
}

async function isGone(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => false,
    () => true,
  );
}

/** Of every folder. What was typed while it was worked out is taken into account by working it out again. */
async function removalsOf(
  needs: RemovalNeeds,
  key: FlagKey,
  { value, variant }: Candidate,
): Promise<readonly OpenRemoval[]> {
  for (;;) {
    const found = await Promise.all(
      needs.flags.folders.map((folder) => removalsIn(folder, { key, value, variant }, needs)),
    );
    const removals = found.flat();
    const isCurrent = ({ document, before }: OpenRemoval) => String(document.version) === before.version;
    if (removals.every(isCurrent)) return removals;
  }
}

async function removalsIn(
  folder: FolderIndex,
  request: RemovalRequest,
  planning: Planning,
): Promise<readonly OpenRemoval[]> {
  const removals = await removalIn(folder, request, planning);
  return Promise.all(
    removals.map(async (removal) => {
      const document = await vscode.workspace.openTextDocument(folder.uri(removal.file));
      return { ...removal, document };
    }),
  );
}

type Next = (() => Promise<void>) | undefined;

async function tell(message: string, left: number, commit: Next, archive?: Next): Promise<void> {
  const [look, branch, away] = [t('Show what is left'), t('Commit on a new branch…'), t('Archive…')];
  const choices = [
    ...(left === 0 ? [] : [look]),
    ...(commit === undefined ? [] : [branch]),
    ...(archive === undefined ? [] : [away]),
  ];
  const answer = await notify.information(message, ...choices);
  if (answer === look) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (answer === branch) await commit?.();
  if (answer === away) await archive?.();
}

function placesWords(count: number): string {
  return count === 1
    ? t('the list of problems says where')
    : t`the list of problems says where in ${count} places`;
}

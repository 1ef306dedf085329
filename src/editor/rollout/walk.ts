import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import { ladderOf } from '../../app/rollout/begin.ts';
import type { Move, RolloutProposal } from '../../app/rollout/proposal.ts';
import { standingWords } from '../../app/rollout/target.ts';
import type { AlreadyMine, Refused } from '../../app/selfRelease/proposal.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { RolloutState } from '../../core/model/rollout.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { estimateWords } from '../../core/present/people.ts';
import { capital, rolloutWords, stageWords, stepWords } from '../../core/present/rollout.ts';
import { withHint } from '../../core/present/withHint.ts';
import { notify } from '../notify.ts';
import { entryLabel, openEntry } from '../openEntry.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import { pickEntry, pickFlag } from '../selfRelease/pick.ts';
import type { ChangeView } from '../selfRelease/showChange.ts';
import type { Target } from '../target.ts';
import { askIdentity } from '../workspace/askIdentity.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

export interface WalkNeeds {
  readonly flags: WorkspaceFlags;
  readonly changes: ChangeView;
}

/** A flag in an environment, and who I am there. */
export interface Subject {
  readonly entry: Entry;
  readonly key: FlagKey;
  readonly identity: Identity;
}

/** What the command is about: asked for as far as it is not said. Undefined where nothing may be written, or nobody answers. */
export async function subjectOf(
  { flags }: WalkNeeds,
  target: Target,
  title: string,
): Promise<Subject | undefined> {
  const bar = mayNotWrite();
  if (bar !== undefined) {
    void notify.warning(t`Not changed. ${bar}`);
    return undefined;
  }
  const key = await pickFlag(flags, target, title);
  const entry = key === undefined ? undefined : await pickEntry(flags, key, target);
  if (key === undefined) return undefined;
  if (entry === undefined) {
    void notify.warning(t`Not changed. ${key} is defined in no environment of this workspace.`);
    return undefined;
  }
  const { name } = entry.connection;
  const identity = flags.identities.of(name) ?? (await askIdentity(flags, name));
  return identity && { entry, key, identity };
}

/** Proposed, proved, asked for where it is wider than one person, written, verified, and told with a way back. */
export async function walk(needs: WalkNeeds, subject: Subject, move: Move): Promise<void> {
  const { rollouts } = needs.flags.app;
  // A health source may take its time.
  const location = vscode.ProgressLocation.Window;
  const title = t`${subject.key} in ${subject.entry.environment.name}: looking at where it stands`;
  const answer = await notify.progress(location, title, () => rollouts.propose({ ...subject, move }));
  if (answer.outcome !== 'proposal') await tellNothingDone(subject, answer);
  else if (await agreed(needs, answer)) await carryOut(needs, subject, answer);
}

async function tellNothingDone({ entry, key }: Subject, answer: AlreadyMine | Refused): Promise<void> {
  if (answer.outcome === 'already') {
    void notify.information(t`${answer.why} Nothing was written.`);
    return;
  }
  const open = entryLabel(entry);
  const message = withHint(t`Not changed. ${answer.why} Nothing was changed.`, answer.hint);
  if ((await notify.warning(message, open)) === open) await openEntry(entry, key);
}

/** One person, proved to be the only one, needs no dialog; whatever is wider is asked for, with the number. */
async function agreed(needs: WalkNeeds, proposal: RolloutProposal): Promise<boolean> {
  const { people, estimate, cautions, words, wish } = proposal;
  if (people !== undefined && people <= 1 && cautions.length === 0) return true;
  const where = t`${wish.key} in ${wish.entry.environment.name}`;
  const { question, yes } = stepWords(proposal, wish.move.to, where);
  const look = t('Show the Change');
  const about = estimate === undefined ? [] : [estimateWords(estimate)];
  const detail = [capital(words.headline), ...about, ...cautions]
    .map((line) => `${line}.`.replace(/\.\.$/, '.'))
    .join('\n\n');
  const show = cautions.length === 0 ? notify.information : notify.warning;
  const answer = await show(question, { modal: true, detail }, yes, look);
  if (answer !== look) return answer === yes;
  await showChange(needs, proposal);
  return (await notify.information(`${question} ${detail}`, yes)) === yes;
}

async function carryOut(needs: WalkNeeds, subject: Subject, proposal: RolloutProposal): Promise<void> {
  const { app } = needs.flags;
  const { key, entry } = subject;
  const title = t`${key} in ${entry.environment.name}: ${stageWords(proposal.from)} → ${stageWords(proposal.to)}`;
  try {
    const location = vscode.ProgressLocation.Window;
    const state = await notify.progress(location, title, () => app.rollouts.carryOut(proposal));
    void tell(needs, subject, proposal, state);
  } catch (error) {
    app.log.error(`${title} failed.`, error);
    const conflict = error instanceof ProviderError && error.reason === 'conflict';
    const again = conflict ? [t('Look Again')] : [];
    const message = error instanceof Error ? error.message : String(error);
    // Planned anew on what stands there now, and shown anew.
    if ((await notify.error(message, ...again)) !== undefined) await walk(needs, subject, proposal.wish.move);
  }
}

async function tell(
  needs: WalkNeeds,
  subject: Subject,
  proposal: RolloutProposal,
  state: RolloutState,
): Promise<void> {
  const [undo, look, open] = [t('Undo'), t('Show the Change'), t('Open the Request')];
  const { status, approval } = state;
  const choices = status === 'waiting' ? (approval?.link === undefined ? [] : [open]) : [undo, look];
  const show = status === 'verified' || status === 'waiting' ? notify.information : notify.warning;
  const answer = await show(rolloutWords(state), ...choices);
  if (answer === undo) await takeBack(needs, subject, proposal, state);
  if (answer === look) await showChange(needs, proposal);
  if (answer === open && approval?.link !== undefined)
    await vscode.env.openExternal(vscode.Uri.parse(approval.link, true));
}

/** What was just agreed to is taken back without asking, as long as it does just that. */
async function takeBack(
  needs: WalkNeeds,
  subject: Subject,
  done: RolloutProposal,
  { rollout }: RolloutState,
): Promise<void> {
  const { rollouts } = needs.flags.app;
  const answer = await rollouts.propose({ ...subject, move: { to: 'undo', id: rollout.id } });
  if (answer.outcome !== 'proposal') await tellNothingDone(subject, answer);
  else if (isJustBack(answer, done) || (await agreed(needs, answer))) await carryOut(needs, subject, answer);
}

function isJustBack(undo: RolloutProposal, done: RolloutProposal): boolean {
  return undo.plan.texts.after === done.plan.texts.before && undo.plan.texts.before === done.plan.texts.after;
}

async function showChange({ changes }: WalkNeeds, { plan, wish, from, to }: RolloutProposal): Promise<void> {
  const { name, before, after } = plan.texts;
  await changes.show(name, before, after, `${name}: ${wish.key}, ${stageWords(from)} → ${stageWords(to)}`);
}

/** Where it stands, for the title of a picker. */
export function whereWords({ flags }: WalkNeeds, { entry, key, identity }: Subject): string {
  const stands = flags.app.rollouts.standing(entry, key, identity);
  const where = t`${key} in ${entry.environment.name}`;
  return stands === undefined
    ? where
    : t`${where}, now: ${stageWords(standingWords(ladderOf({ entry }), stands))}`;
}

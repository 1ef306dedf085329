import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import type { AlreadyMine, Proposal, Refused } from '../../app/selfRelease/proposal.ts';
import { variationWords } from '../../app/selfRelease/propose.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { LeaseState } from '../../core/model/lease.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { leaseWords, radiusWords } from '../../core/present/lease.ts';
import { momentWords } from '../../core/present/time.ts';
import { type Wanted, type WishWords, wantedWords, wishWords } from '../../core/present/wish.ts';
import { withHint } from '../../core/present/withHint.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import { notify } from '../notify.ts';
import { entryLabel, openEntry } from '../openEntry.ts';
import type { Target } from '../target.ts';
import { askIdentity } from '../workspace/askIdentity.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { extendLease } from './extendLease.ts';
import { mayNotWrite } from './mayNotWrite.ts';
import { pickEntry, pickFlag, pickVariation } from './pick.ts';
import type { ChangeView } from './showChange.ts';

export interface ReleaseNeeds {
  readonly flags: WorkspaceFlags;
  readonly changes: ChangeView;
  /** Remembers across sessions in which productions the first ceremony has been held. */
  readonly memory: vscode.Memento;
  readonly end: (id: string) => Promise<void>;
}

export interface Wish {
  readonly wanted?: Wanted;
  /** Known already: nothing is picked. */
  readonly variation?: string;
  readonly hours?: number;
  /** Who asked sees that it worked: only what did not is told. */
  readonly quiet?: boolean;
}

/** One click: proposed, proved, written, verified, and told with a way back. */
export async function releaseToMe(needs: ReleaseNeeds, target: Target, wish: Wish = {}): Promise<void> {
  const { flags } = needs;
  const wanted = wish.wanted ?? (wish.variation === undefined ? 'on' : 'pick');
  const { title, refused } = wantedWords(wanted);
  const bar = mayNotWrite();
  if (bar !== undefined) {
    void notify.warning(`${refused} ${bar}`);
    return;
  }
  const key = await pickFlag(flags, target, title);
  if (key === undefined) return;
  const entry = await pickEntry(flags, key, target);
  if (entry === undefined) {
    void notify.warning(t`${refused} ${key} is defined in no environment of this workspace.`);
    return;
  }
  const identity =
    flags.identities.of(entry.connection.name) ?? (await askIdentity(flags, entry.connection.name));
  const variation = identity && (wish.variation ?? (await pickVariation(entry, key, wanted)));
  if (identity === undefined || variation === undefined) return;
  const proposal = await propose(flags, entry, key, identity, variation, wish.hours);
  if (proposal.outcome !== 'proposal') await tellNothingDone(entry, key, proposal, refused);
  else if (await agreed(needs, proposal)) await release(needs, proposal, wish.quiet === true);
}

function propose(
  flags: WorkspaceFlags,
  entry: Entry,
  key: FlagKey,
  identity: Identity,
  variation: string,
  hours: number | undefined,
): Promise<Proposal | AlreadyMine | Refused> {
  const setting = vscode.workspace.getConfiguration(SECTION).get(SETTINGS.expiryHours, 8);
  return flags.app.selfReleases.propose({ entry, key, identity, variation, hours: hours ?? setting });
}

async function tellNothingDone(
  entry: Entry,
  key: FlagKey,
  answer: AlreadyMine | Refused,
  refused: string,
): Promise<void> {
  if (answer.outcome === 'already') {
    void notify.information(t`${answer.why} Nothing was written.`);
    return;
  }
  const open = entryLabel(entry);
  const message = withHint(t`${refused} ${answer.why} Nothing was changed.`, answer.hint);
  if ((await notify.warning(message, open)) === open) await openEntry(entry, key);
}

/** The first time in a production the native change is shown and asked for; after that a proof is enough. */
async function agreed({ flags, changes, memory }: ReleaseNeeds, proposal: Proposal): Promise<boolean> {
  const { entry, key, identity } = proposal.wish;
  const { environment } = entry;
  const { connection } = entry;
  const remembered = `agreed:${connection.url ?? connection.root}:${environment.source}`;
  if (environment.tier !== 'production' || memory.get(remembered) === true) return true;
  const { yes, question } = wordsOf(proposal);
  const look = t('Show the change');
  const radius = radiusWords(proposal.radius, proposal.plan.before, key);
  const detail = [
    radius,
    t`You are ${identity.key}. It ends by itself at ${momentWords(proposal.until * 1000, flags.app.clock.now())}.`,
    connection.url === undefined
      ? t`One rule is added to ${environment.source}; ending it puts the file back to the letter.`
      : t`Only your own key is added, in ${connection.name}; ending it takes your key out again.`,
  ].join('\n\n');
  const answer = await notify.information(question, { modal: true, detail }, yes, look);
  if (answer === look) {
    await showPlan(changes, proposal);
    if ((await notify.information(`${question} ${radius}`, yes)) !== yes) return false;
  } else if (answer !== yes) return false;
  await memory.update(remembered, true);
  return true;
}

async function release(needs: ReleaseNeeds, proposal: Proposal, quiet: boolean): Promise<void> {
  const { flags } = needs;
  const { key, entry } = proposal.wish;
  const title = wordsOf(proposal).doing;
  try {
    const state = await notify.progress(vscode.ProgressLocation.Window, title, () =>
      flags.app.selfReleases.release(proposal),
    );
    if (!quiet || state.status !== 'verified') void tell(needs, proposal, state);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The message itself says what was and was not changed: after the write, 'not released' would be wrong.
    const conflict = error instanceof ProviderError && error.reason === 'conflict';
    const again = conflict ? [t('Try again')] : [];
    flags.app.log.error(`${title} failed.`, error);
    const answer = await notify.error(message, ...again);
    if (answer !== undefined)
      await releaseToMe(
        needs,
        { key, connection: entry.connection.name, environment: entry.environment.name },
        { variation: proposal.variation, hours: proposal.wish.hours },
      );
  }
}

/** With a way back, a way on, and the change a click away. */
async function tell(needs: ReleaseNeeds, proposal: Proposal, state: LeaseState): Promise<void> {
  const { key } = proposal.wish;
  if (state.status === 'waiting') return tellWaiting(needs, proposal, state);
  const words = leaseWords(state, variationWords(proposal.plan.before, key, proposal.variation));
  const [undo, extend, look] = [t('Undo'), t('Extend'), t('Show the change')];
  const show = state.status === 'verified' ? notify.information : notify.warning;
  const answer = await show(words, undo, extend, look);
  if (answer === undo) await needs.end(state.lease.id);
  if (answer === extend)
    await extendLease((target, variation, hours) => releaseToMe(needs, target, { variation, hours }), state);
  if (answer === look) await showPlan(needs.changes, proposal);
}

async function tellWaiting(
  { end }: ReleaseNeeds,
  proposal: Proposal,
  { lease, approval, note }: LeaseState,
): Promise<void> {
  const [open, withdraw] = [t('Open the request'), t('Withdraw')];
  const choices = approval?.link === undefined ? [withdraw] : [open, withdraw];
  const message = `${wordsOf(proposal).notYet} ${note ?? ''}`;
  const answer = await notify.information(message, ...choices);
  if (answer === withdraw) await end(lease.id);
  if (answer === open && approval?.link !== undefined)
    await vscode.env.openExternal(vscode.Uri.parse(approval.link, true));
}

async function showPlan(changes: ChangeView, proposal: Proposal): Promise<void> {
  const { name, before, after } = proposal.plan.texts;
  await changes.show(name, before, after, `${name}: ${wordsOf(proposal).change}`);
}

function wordsOf({ wish: { key, entry }, variation: name, plan }: Proposal): WishWords {
  const variations = plan.before.flags.get(key)?.variations ?? [];
  const variation = variations.find((each) => each.name === name) ?? { name, value: null };
  return wishWords(key, variation, entry.environment.name);
}

import { t } from '@vscode/l10n';
import { dependentsOf } from '../../core/exposure/dependents.ts';
import { exposure } from '../../core/exposure/exposure.ts';
import { stage } from '../../core/exposure/stage.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { forbidden } from '../../core/model/guard.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import { isRefusal, type Refusal } from '../../core/ports/provider.ts';
import { agoWords } from '../../core/present/time.ts';
import { usageWords } from '../../core/present/usage.ts';
import { CONFIG_FILE } from '../config/fields.ts';
import { type Entry, placeOf, readFresh } from '../flagStore.ts';
import type { Refused } from '../selfRelease/proposal.ts';
import { isAway } from './away.ts';
import type { Act, ArchiveProposal, ArchiveWish, CodeAsking } from './proposal.ts';

/** For so long after it was last asked for, somebody is taken to need it. */
const STILL_ASKED_MS = 7 * 86_400_000;

/** Reads every environment afresh and looks for whoever still needs the flag. Writes nothing. */
export async function propose(
  wish: ArchiveWish,
  entries: readonly Entry[],
  now: number,
): Promise<ArchiveProposal | Refused> {
  const { key, code } = wish;
  const asked = stillAsked(key, code);
  if (asked !== undefined) return refused(asked);
  const known = entries.filter(({ connection }) => knows(entries, connection.name, key));
  const fresh = await Promise.all(
    known.map(async (entry) => ({ ...entry, snapshot: await readFresh(entry, key) })),
  );
  const there = fresh.filter(({ snapshot }) => !isAway(snapshot, key));
  if (there.length === 0)
    return refused({ refused: t`${key} is in no environment of this workspace, or archived already.` });
  for (const entry of there) {
    const barred = barredIn(entry, key, now);
    if (barred !== undefined) return refused(barred);
  }
  const acts = actsOn(there, key, now);
  if (isRefusal(acts)) return refused(acts);
  return {
    outcome: 'proposal',
    wish,
    acts,
    means: [...new Set(acts.map(({ entry }) => entry.provider.archiving?.means ?? ''))],
    doubts: [...onBranches(key, code), ...(await inProduction(there, key, now))],
  };
}

interface Fresh extends Entry {
  readonly snapshot: Snapshot;
}

function knows(entries: readonly Entry[], connection: string, key: FlagKey): boolean {
  return entries.some(
    ({ connection: { name }, snapshot }) =>
      name === connection &&
      (snapshot?.flags.has(key) === true || snapshot?.problems.some((each) => each.key === key)),
  );
}

function stillAsked(key: FlagKey, { here }: CodeAsking): Refusal | undefined {
  if (here === undefined)
    return { refused: t('The code has not been looked through yet.'), hint: t('Try again in a moment.') };
  if (here === 0) return undefined;
  return {
    refused:
      here === 1 ? t`${key} is still used in 1 place here.` : t`${key} is still used in ${here} places here.`,
    hint: t('Remove it from the code first.'),
  };
}

/** What stands against it in one environment. */
function barredIn({ connection, environment, snapshot }: Fresh, key: FlagKey, now: number) {
  const { name } = environment;
  const state = snapshot.flags.get(key);
  const problem = snapshot.problems.find((each) => each.key === key);
  if (state === undefined)
    return { refused: t`${key} cannot be read in ${name}: ${problem?.message ?? ''}.` };
  const barred = forbidden(connection.forbid, { environment: name, key, tags: state.tags ?? [] }, 'releases');
  if (barred !== undefined) return { refused: t`In this project ${barred} (${CONFIG_FILE}).` };
  const dependents = dependentsOf(key, snapshot.flags.values());
  if (dependents.length > 0)
    return {
      refused:
        dependents.length === 1
          ? t`In ${name} ${dependents.join(', ')} depends on ${key}.`
          : t`In ${name} ${dependents.join(', ')} depend on ${key}.`,
    };
  const reached = stage(exposure(state, now), undefined);
  if (environment.tier !== 'production' || SETTLED.has(reached)) return undefined;
  return {
    refused: t`In ${name} not everybody gets the same of ${key}.`,
    hint: t('Release it to everyone, or take it back from everyone, first.'),
  };
}

const SETTLED: ReadonlySet<string> = new Set(['everyone', 'dark', 'off']);

/** One for each environment, or one for all that belong to the same project. */
function actsOn(there: readonly Fresh[], key: FlagKey, now: number): readonly Act[] | Refusal {
  const acts: Act[] = [];
  for (const entry of there) {
    const { provider, connection, snapshot } = entry;
    const { archiving } = provider;
    if (archiving === undefined)
      return {
        refused: t`${provider.label} documents no way to archive a flag from here that could be taken back.`,
        hint: t('Archive it there.'),
      };
    const covers =
      archiving.reach === 'project'
        ? there.filter((each) => each.connection.name === connection.name)
        : [entry];
    // The production, if there is one, is the place that an act is told by.
    const [first] = [...covers].sort((a, b) => rank(a) - rank(b));
    if (first !== entry) continue;
    const plan = archiving.plan(snapshot, key);
    if (isRefusal(plan)) return plan;
    const state = snapshot.flags.get(key);
    acts.push({ entry, plan, covers, from: state ? stage(exposure(state, now), undefined) : 'unknown' });
  }
  return acts;
}

function rank({ environment }: Entry): number {
  return environment.tier === 'production' ? 0 : 1;
}

function onBranches(key: FlagKey, { branches }: CodeAsking): readonly string[] {
  return branches
    .filter(({ files }) => files.length > 0)
    .map(({ branch, files }) => {
      const [first = '', ...more] = files;
      const place = more.length === 0 ? first : andMore(first, more.length);
      return t`${branch} still has ${key} in ${place}: what is built from it gets the default in its code.`;
    });
}

function andMore(file: string, others: number): string {
  return others === 1 ? t`${file} and 1 other file` : t`${file} and ${others} other files`;
}

/** What the flag system counted, where it counts. */
async function inProduction(there: readonly Fresh[], key: FlagKey, now: number): Promise<readonly string[]> {
  const productions = there.filter(({ environment }) => environment.tier === 'production');
  const found = productions.map(async (entry) => {
    const { environment, provider, snapshot } = entry;
    const last = snapshot.flags.get(key)?.lastEvaluatedAt;
    const usage = await provider.usage?.(placeOf(entry), key).catch(() => undefined);
    if (usage !== undefined && usage.total > 0)
      return [t`${environment.name} still asks for it: ${usageWords(usage)}.`];
    if (last === undefined || now - last > STILL_ASKED_MS) return [];
    return [t`${environment.name} was last seen to ask for it ${agoWords(now - last)}.`];
  });
  return (await Promise.all(found)).flat();
}

function refused({ refused: why, hint }: Refusal): Refused {
  return { outcome: 'refused', why, ...(hint === undefined ? {} : { hint }) };
}

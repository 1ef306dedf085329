import { t } from '@vscode/l10n';
import { type Evaluation, sameServed } from '../../core/model/evaluation.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Verification } from '../../core/model/lease.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type Entry, placeOf, readFresh } from '../flagStore.ts';

const ASK_LIMIT_MS = 60_000;
const ASK_PAUSE_MS = 150;

export type Verdict =
  | { readonly seen: true; readonly verification: Verification; readonly note?: string }
  | { readonly seen: false; readonly note: string };

/** Somebody whom the change leaves alone. */
export interface Other {
  readonly who: Identity;
  /** What they got from the running production before it; undefined when it could not be asked. */
  readonly before: Evaluation | undefined;
}

export interface Question {
  readonly entry: Entry;
  readonly key: FlagKey;
  readonly me: Identity;
  readonly wanted: Evaluation;
  readonly other: Other | undefined;
}

/** Reads back what was written, and, where the running production can be asked, asks it as me and as a stranger. */
export async function verify(question: Question, clock: Clock): Promise<Verdict> {
  const { entry, key, me, wanted } = question;
  const now = await readFresh(entry, key);
  if (!sameServed(entry.provider.evaluate(now, key, me), wanted)) {
    return { seen: false, note: t('Written, but reading it back does not give you what was asked for.') };
  }
  return askProduction(question, clock);
}

/** Where the running production can be asked: as somebody whom the change reaches, and as somebody it does not. */
export async function askProduction(question: Question, clock: Clock): Promise<Verdict> {
  const { entry, other } = question;
  const address = entry.provider.production?.(placeOf(entry))?.address;
  if (address === undefined) return { seen: true, verification: { how: 'read back' } };
  if (other !== undefined && other.before === undefined) {
    return { seen: true, verification: { how: 'read back' }, note: t`${address} could not be asked.` };
  }
  return askUntilSeen(question, address, clock);
}

async function askUntilSeen(
  { entry, key, me, wanted, other }: Question,
  address: string,
  clock: Clock,
): Promise<Verdict> {
  const deadline = clock.now() + ASK_LIMIT_MS;
  for (;;) {
    const mine = await ask(entry, key, me);
    const pickedUp = mine !== undefined && sameServed(mine, wanted);
    if (pickedUp && other === undefined) return { seen: true, verification: { how: 'asked', address } };
    const theirs = pickedUp && other ? await ask(entry, key, other.who) : undefined;
    if (theirs !== undefined && other?.before !== undefined) {
      return sameServed(theirs, other.before)
        ? { seen: true, verification: { how: 'asked', address } }
        : {
            seen: false,
            note: t('Production serves it, but what a stranger gets has changed too. Look at it.'),
          };
    }
    if (clock.now() >= deadline) return { seen: false, note: overdue(mine, pickedUp, address) };
    await clock.wait(ASK_PAUSE_MS);
  }
}

/** What the last round of questions left open; silence is never taken for an answer. */
function overdue(mine: Evaluation | undefined, pickedUp: boolean, address: string): string {
  const limit = `${ASK_LIMIT_MS / 1000} s`;
  if (mine === undefined) return t`Written; ${address} could not be asked for ${limit}.`;
  return pickedUp
    ? t`Written, and ${address} serves it; it could not be asked as a stranger for ${limit}.`
    : t`Written; ${address} has not picked it up after ${limit}.`;
}

/** Undefined when the production cannot be asked just now. */
export async function ask(entry: Entry, key: FlagKey, who: Identity): Promise<Evaluation | undefined> {
  try {
    return await entry.provider.production?.(placeOf(entry))?.ask(key, who, new AbortController().signal);
  } catch {
    return undefined;
  }
}

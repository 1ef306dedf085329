import type { FlagKey, FlagValue } from '../core/model/flag.ts';
import type { Reference } from '../core/model/reference.ts';
import type { Staleness } from '../core/model/staleness.ts';
import type { Authorship } from '../core/ports/authorship.ts';
import type { FlagChange } from '../core/ports/provider.ts';
import type { References } from '../core/references/referenceTable.ts';
import { usesOf } from './codeUses.ts';
import type { FlagStore } from './flagStore.ts';
import type { RemovalInFile } from './removeFlag.ts';
import { whatStays } from './whatStays.ts';

/** Who wrote lines that refer to a flag, and how many of them. */
export interface Author {
  readonly name: string;
  readonly lines: number;
}

/** A stale flag, what removing it saves, and whom to ask. */
export interface Debt {
  readonly verdict: Staleness;
  readonly references: number;
  readonly files: number;
  /** Unix milliseconds. */
  readonly createdAt?: number;
  /** Its last change in production, else anywhere. */
  readonly changed?: FlagChange;
  /** By CODEOWNERS of the files that use it, else by the flag system. */
  readonly owners: readonly string[];
  /** Of the lines that refer to it, most lines first. */
  readonly authors: readonly Author[];
  /** What takes its place, and why, where that can be proposed. */
  readonly stays?: { readonly value: FlagValue; readonly words: string; readonly why: string };
  /** Lines of code that a removal saves, by a removal on paper; undefined where no value can be proposed. */
  readonly lines?: number;
  /** Of a flag in no code: the commit since which. */
  readonly gone?: FlagChange;
}

export interface DebtNeeds {
  readonly store: FlagStore;
  readonly root: string;
  readonly index: References;
  readonly authorship: Authorship;
  /** A removal on paper. */
  readonly remove: (key: FlagKey, value: FlagValue) => Promise<readonly RemovalInFile[]>;
  /** Unix milliseconds. */
  readonly now: number;
}

/** What saves most comes first. Slow, as it asks the history and rewrites code on paper: for reports, not for looking. */
export async function debts(verdicts: readonly Staleness[], needs: DebtNeeds): Promise<readonly Debt[]> {
  const people = await peopleBehind(verdicts, needs);
  const found: Debt[] = [];
  for (const verdict of verdicts) found.push(await debtOf(verdict, people, needs));
  return found.sort(
    (a, b) =>
      (b.lines ?? 0) - (a.lines ?? 0) ||
      b.references - a.references ||
      (a.verdict.key < b.verdict.key ? -1 : 1),
  );
}

interface People {
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly authors: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

/** How many histories are read at a time. */
const AT_ONCE = 4;

/** Every file is asked about once, for all flags in it. */
async function peopleBehind(
  verdicts: readonly Staleness[],
  { root, index, authorship }: DebtNeeds,
): Promise<People> {
  const lines = new Map<string, number[]>();
  for (const { file, range } of verdicts.flatMap(({ key }) => usesOf(index.ofKey(key))))
    lines.set(file, [...(lines.get(file) ?? []), range.line]);
  const files = [...lines.keys()];
  const authors = new Map<string, ReadonlyMap<number, string>>();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const found = await Promise.all(
      some.map((file) => authorship.authorsOf(root, file, lines.get(file) ?? [])),
    );
    for (const [each, file] of some.entries()) authors.set(file, found[each] ?? new Map());
  }
  return { owners: await authorship.ownersOf(root, files), authors };
}

async function debtOf(verdict: Staleness, people: People, needs: DebtNeeds): Promise<Debt> {
  const { store, root, index, authorship, now } = needs;
  const { key } = verdict;
  const uses = usesOf(index.ofKey(key));
  const files = [...new Set(uses.map(({ file }) => file))];
  const speaking = store.entries.filter(({ snapshot }) => snapshot?.flags.has(key));
  const states = speaking.flatMap(({ snapshot }) => snapshot?.flags.get(key) ?? []);
  const production = speaking.find(({ environment }) => environment.tier === 'production');
  const changed = (production ?? speaking[0])?.changes.get(key);
  const createdAt = states.find((state) => state.createdAt !== undefined)?.createdAt;
  const [proposed] = whatStays({ key, entries: store.entries, verdict, references: uses, now });
  const stays = proposed?.why === undefined ? undefined : { ...proposed, why: proposed.why };
  const lines = stays && uses.length > 0 ? savedLines(await needs.remove(key, stays.value)) : undefined;
  const sources = store.entries.map(({ environment }) => environment.source);
  const gone = uses.length > 0 ? undefined : await authorship.lastTouched(root, key, sources);
  return {
    verdict,
    references: uses.length,
    files: files.length,
    owners: ownersOf(files, states[0]?.owner, people),
    authors: authorsOf(uses, people),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(changed === undefined ? {} : { changed }),
    ...(stays === undefined ? {} : { stays }),
    ...(lines === undefined ? {} : { lines }),
    ...(gone === undefined ? {} : { gone }),
  };
}

function ownersOf(
  files: readonly string[],
  owner: string | undefined,
  { owners }: People,
): readonly string[] {
  const listed = files.flatMap((file) => owners.get(file) ?? []);
  return [...new Set(listed.length > 0 || owner === undefined ? listed : [owner])].sort();
}

function authorsOf(uses: readonly Reference[], { authors }: People): readonly Author[] {
  const lines = new Map<string, number>();
  for (const { file, range } of uses) {
    const name = authors.get(file)?.get(range.line);
    if (name !== undefined) lines.set(name, (lines.get(name) ?? 0) + 1);
  }
  return [...lines].map(([name, count]) => ({ name, lines: count })).sort((a, b) => b.lines - a.lines);
}

/** Lines before less lines after, over all files; blank lines count, as they do in a diff. */
export function savedLines(removals: readonly RemovalInFile[]): number {
  const count = (text: string) => text.split('\n').length;
  return removals.reduce((sum, { before, after }) => sum + count(before.text) - count(after), 0);
}

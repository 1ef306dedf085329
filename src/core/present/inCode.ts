import { t } from '@vscode/l10n';
import type { FlagKey } from '../model/flag.ts';
import type { Reference } from '../model/reference.ts';
import type { EnvironmentRow } from './flagCard.ts';
import { agoWords } from './time.ts';

/** `quiet`: a flag is told of once in each function; `every line`: wherever it is used. */
export type Amount = 'quiet' | 'every line';

/** The reference each line tells of, by line: one a line. `uses`: of one file, in order. */
export function toldIn(uses: readonly Reference[], amount: Amount): ReadonlyMap<number, Reference> {
  const told = new Map<number, Reference>();
  const before = new Map<FlagKey, Reference[]>();
  for (const reference of uses) {
    const earlier = before.get(reference.key) ?? [];
    if (amount === 'quiet' && earlier.some((other) => covers(other, reference))) continue;
    const { endLine } = reference.range;
    if (told.has(endLine)) continue;
    told.set(endLine, reference);
    before.set(reference.key, [...earlier, reference]);
  }
  return told;
}

/** Told of in a function, a flag is told of for what lies within it, too. */
function covers({ within: told }: Reference, { start, within }: Reference): boolean {
  if (told === undefined || within === undefined) return false;
  return told.start <= start && start < told.end;
}

/** A mark and the words beside it. */
export interface Told {
  readonly row: EnvironmentRow;
  readonly mark: string;
  /** Never wrong by omission: whole, without what is of me, or none. */
  readonly words: string;
}

const OLD_MS = 10 * 60_000;

/** `◑` and `5% · you: off`, in `room` characters; undefined where no flag system has a word on the flag. */
export function told(
  row: EnvironmentRow | undefined,
  now: number,
  room = Number.POSITIVE_INFINITY,
): Told | undefined {
  if (row === undefined) return undefined;
  const name = row.tier === 'production' ? '' : `${row.environment} `;
  const age = now - row.fetchedAt;
  const old = age > OLD_MS ? ` (${agoWords(age)})` : '';
  const lengths = [`${row.headline}${youNote(row)}${old}`, `${row.headline}${old}`];
  const words = lengths.map(plain).find(({ length }) => name.length + length + 2 <= room) ?? '';
  return { row, mark: plain(`${name}${row.glyph}`), words };
}

/** Where everybody gets the same, or only I am released, the headline says all there is of me. */
export function youNote({ you, stage }: EnvironmentRow): string {
  return you !== undefined && (stage === 'team' || stage === 'ramp') ? ` · ${t`you: ${you.gets}`}` : '';
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

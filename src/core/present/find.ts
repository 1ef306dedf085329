import type { Stage } from '../model/exposure.ts';
import type { FlagKey } from '../model/flag.ts';

/** What a person asks for in a list of flags: words, and `@ramp`, `@stale` for what they are like. */
export interface Wanted {
  readonly words: readonly string[];
  /** Any of these; empty: any. */
  readonly stages: readonly Stage[];
  readonly stale: boolean;
}

export interface Findable {
  readonly key: string;
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly stage: Stage;
  readonly stale: boolean;
}

const STAGES: readonly Stage[] = ['dark', 'me', 'team', 'ramp', 'everyone', 'off', 'unknown'];

/** What can be asked for, for people. */
export const MARKS: readonly string[] = [...STAGES, 'stale'].map((name) => `@${name}`);

/** A mark that is not finished yet asks for all that begin like it, so that a list does not go empty while it is typed. */
export function wantedIn(text: string): Wanted {
  const parts = text
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  const marks = parts.filter((part) => part.startsWith('@')).map((part) => part.slice(1));
  const stages = STAGES.filter((stage) => marks.some((mark) => mark !== '' && stage.startsWith(mark)));
  const stale = marks.some((mark) => mark !== '' && 'stale'.startsWith(mark));
  return { words: parts.filter((part) => !part.startsWith('@')), stages, stale };
}

/** All words, in any order; any of the stages; and stale where that is asked for. */
export function matches({ words, stages, stale }: Wanted, flag: Findable): boolean {
  if (stages.length > 0 && !stages.includes(flag.stage)) return false;
  if (stale && !flag.stale) return false;
  if (words.length === 0) return true;
  const text = `${flag.key} ${flag.name ?? ''} ${flag.owner ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** A key that is what was typed comes first, then those that begin so; the rest stays in order. */
export function nearestFirst(found: readonly FlagKey[], { words }: Wanted): readonly FlagKey[] {
  const typed = words.join(' ');
  const distance = (key: string) => (key === typed ? 0 : key.startsWith(typed) ? 1 : 2);
  return typed === ''
    ? found
    : [...found].sort((a, b) => distance(a.toLowerCase()) - distance(b.toLowerCase()));
}

/**
 * What Enter takes: the marked row, or else the first. The list learns of what is typed later than the keys come in, and
 * may still mark a row that does not match any more.
 */
export function taken<Item>(items: readonly Item[], isMarked: (item: Item) => boolean): Item | undefined {
  return items.find(isMarked) ?? items[0];
}

/** What becomes known while a list is open stands below what it shows: nothing moves under a pointer. */
export function inPlace(shown: readonly FlagKey[], found: readonly FlagKey[]): readonly FlagKey[] {
  const [before, now] = [new Set(shown), new Set(found)];
  return [...shown.filter((key) => now.has(key)), ...found.filter((key) => !before.has(key))];
}

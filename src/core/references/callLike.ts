import type { FlagKey } from '../model/flag.ts';
import type { Reference } from '../model/reference.ts';

/** Longer than this, a call is no example of how a flag is asked for. */
const LONGEST = 200;

/** What is said around a call to wait for what it gives: without it, the flag would be a promise, and so always on. */
const AWAITED_BEFORE = /(?:\btry[?!]?\s+)?\bawait\s+$/;
const AWAITED_AFTER = /^\s*\.await\b/;

/**
 * The call of another flag with this key in its place, as the code base writes it: `await client.getBooleanValue('key',
 * false, context)`. Undefined where the reference is no call with a key written out. `text`: that of its file.
 */
export function callLike(
  { start, end, key, call }: Reference,
  text: string,
  wanted: FlagKey,
): string | undefined {
  if (call === undefined || call.end - call.start > LONGEST) return undefined;
  const written = text.slice(start, end);
  const inner = written.replace(/^['"`]|['"`]$/g, '');
  if (inner !== key || !isSafe(wanted)) return undefined;
  const replaced = written.replace(key, () => wanted);
  const before = AWAITED_BEFORE.exec(text.slice(0, call.start))?.[0] ?? '';
  const after = AWAITED_AFTER.exec(text.slice(call.end))?.[0] ?? '';
  return before + text.slice(call.start, start) + replaced + text.slice(end, call.end) + after;
}

/** The key as a text of any language. Undefined for one that would have to be escaped, differently in each. */
export function quotedKey(key: FlagKey, quote: string): string | undefined {
  return isSafe(key) ? `${quote}${key}${quote}` : undefined;
}

function isSafe(key: FlagKey): boolean {
  return /^[\w.:/ -]+$/.test(key);
}

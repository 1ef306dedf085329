import type { FlagValue } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import { isObject } from './document.ts';
import type { TextEdit } from './insertArm.ts';
import { type Located, leading, member } from './located.ts';

/** Where in a flag's first-level `if` our condition stands now; -1 when it is gone. */
export function armIndex(targeting: FlagValue | undefined, condition: FlagValue): number {
  const chain = isObject(targeting ?? null) ? Reflect.get(targeting as object, 'if') : undefined;
  if (!Array.isArray(chain)) return -1;
  return chain.findIndex(
    (part: FlagValue, at) => at % 2 === 0 && at + 1 < chain.length && sameJson(part, condition),
  );
}

/** The edit that takes one condition and its result out of a flag somebody else has changed meanwhile. */
export function removeArm(text: string, flag: Located, index: number): TextEdit | undefined {
  const targeting = member(flag, 'targeting');
  const chain = member(targeting, 'if');
  if (chain === undefined || targeting === undefined) return undefined;
  return chain.items.length === 2
    ? { start: targeting.start, end: targeting.end, text: '{}' }
    : removeItems(text, chain, index, 2);
}

/** `- - ben`: before the first item of a list whose line is that of another's item. */
const BEGINS_LIST_WITHIN = /-\s+-\s+$/;

/** Takes neighbours out of a list in which others stay. */
export function removeItems(text: string, list: Located, index: number, count: number): TextEdit | undefined {
  const [first, last] = [list.items[index], list.items[index + count - 1]];
  const [previous, next] = [list.items[index - 1], list.items[index + count]];
  if (first === undefined || last === undefined) return undefined;
  if (list.block && previous === undefined && next === undefined) return undefined;
  if (list.block && !BEGINS_LIST_WITHIN.test(leading(text, first.start)))
    return removeLines(text, first, last);
  if (next !== undefined) return { start: first.start, end: next.start, text: '' };
  return { start: previous?.end ?? first.start, end: last.end, text: '' };
}

function removeLines(text: string, first: Located, last: Located): TextEdit {
  const start = first.start - leading(text, first.start).length;
  const end = text.indexOf('\n', last.end);
  return { start, end: end === -1 ? text.length : end + 1, text: '' };
}

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
  const chain = member(member(flag, 'targeting'), 'if');
  const [condition, variant, next] = chain?.items.slice(index, index + 3) ?? [];
  if (chain === undefined || condition === undefined || variant === undefined) return undefined;
  if (chain.block) return removeLines(text, condition, variant);
  if (next !== undefined) return { start: condition.start, end: next.start, text: '' };
  const previous = chain.items[index - 1];
  if (previous !== undefined) return { start: previous.end, end: variant.end, text: '' };
  const targeting = member(flag, 'targeting');
  return targeting && { start: targeting.start, end: targeting.end, text: '{}' };
}

function removeLines(text: string, first: Located, last: Located): TextEdit {
  const start = first.start - leading(text, first.start).length;
  const end = text.indexOf('\n', last.end);
  return { start, end: end === -1 ? text.length : end + 1, text: '' };
}

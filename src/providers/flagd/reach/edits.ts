import type { FlagValue } from '../../../core/model/flag.ts';
import { inline } from '../arm.ts';
import { eol, insertArm, lineEnd, prepend, setTargeting, type TextEdit } from '../insertArm.ts';
import { indentation, type Located, leading, member } from '../located.ts';
import { removeItems } from '../removeArm.ts';
import { type ChainArm, type Link, tailOf } from './chain.ts';

/** Before another arm, or (`before` left out) before what all others get. Undefined where it cannot be done safely. */
export function addArm(
  text: string,
  flag: Located,
  links: readonly Link[],
  arm: ChainArm,
  before?: number,
): TextEdit | undefined {
  const [condition, result] = [inline(arm.condition), inline(arm.result)];
  const place = before === undefined ? undefined : itemOf(links, before);
  const last = links.at(-1);
  // Without an `if` there is nothing before which it could stand wrong.
  if (last === undefined) return insertArm(text, flag, condition, result);
  if (place !== undefined) return prepend(text, place.list, place.item, condition, result);
  const { items } = last.list;
  const end = items.at(-1);
  if (end === undefined) return replace(last.list, `[${condition}, ${result}]`);
  if (items.length % 2 === 1) return prepend(text, last.list, end, condition, result);
  return append(text, last.list, end, [condition, result]);
}

export function removeArmAt(
  text: string,
  flag: Located,
  links: readonly Link[],
  arm: number,
): TextEdit | undefined {
  const place = itemOf(links, arm);
  if (place === undefined) return undefined;
  // An `if` of nothing serves what it would serve without it; written so, it would only puzzle.
  if (links.length === 1 && place.list.items.length === 2) return emptied(flag);
  return removeItems(text, place.list, place.index, 2);
}

/** What all others get, where it is written now, is not written at all, or (undefined) is to go. */
export function setTail(
  text: string,
  flag: Located,
  links: readonly Link[],
  next: FlagValue | undefined,
): TextEdit | undefined {
  const last = links.at(-1);
  const tail = tailOf(member(flag, 'targeting'), links);
  if (next === undefined) {
    if (last === undefined || tail === undefined) return emptied(flag);
    return removeItems(text, last.list, last.list.items.length - 1, 1);
  }
  if (tail !== undefined) return replace(tail, inline(next));
  if (last === undefined) return setTargeting(text, flag, inline(next));
  const end = last.list.items.at(-1);
  return end === undefined
    ? replace(last.list, `[${inline(next)}]`)
    : append(text, last.list, end, [inline(next)]);
}

/** Where an arm's condition stands. */
export function itemOf(links: readonly Link[], arm: number) {
  const link = links.find(({ first, arms }) => arm >= first && arm < first + arms);
  const index = link === undefined ? 0 : (arm - link.first) * 2;
  const item = link?.list.items[index];
  return link === undefined || item === undefined ? undefined : { list: link.list, index, item };
}

function append(text: string, list: Located, end: Located, values: readonly string[]): TextEdit {
  const newline = eol(text);
  if (list.block) {
    const before = leading(text, end.start);
    const dash = before.slice(0, before.lastIndexOf('-'));
    const at = lineEnd(text, end.end);
    return { start: at, end: at, text: values.map((value) => `${newline}${dash}- ${value}`).join('') };
  }
  const ownLine = leading(text, end.start).trim() === '';
  const separator = ownLine ? `,${newline}${indentation(text, end.start)}` : ', ';
  return { start: end.end, end: end.end, text: values.map((value) => separator + value).join('') };
}

function emptied(flag: Located): TextEdit | undefined {
  const targeting = member(flag, 'targeting');
  return targeting && replace(targeting, '{}');
}

function replace({ start, end }: Located, text: string): TextEdit {
  return { start, end, text };
}

import type { How } from '../../model/reference.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { wordsOfKey } from '../keyCase.ts';

export interface ConstantAt {
  readonly how: Extract<How, 'constant' | 'declaration'>;
  /** The name says that the text is a flag's key: it is the key in another spelling, or speaks of flags. */
  readonly telling: boolean;
}

const OF_FLAGS = /flag|feature|toggle|gate|experiment|rollout/i;
const DEEPEST = 6;

/** Where the file gives texts a name: by the offset of the text. */
export function constantStarts(file: FileFacts): ReadonlyMap<number, ConstantAt> {
  const found = new Map<number, ConstantAt>();
  const visit = (
    value: Expression,
    names: readonly string[],
    how: ConstantAt['how'],
    depth: number,
  ): void => {
    if (depth > DEEPEST) return;
    if (value.kind === 'text') {
      if (!found.has(value.start)) found.set(value.start, { how, telling: isTelling(value.value, names) });
    } else if (value.kind === 'object') {
      for (const [name, member] of value.members) visit(member, [...names, name], how, depth + 1);
    } else if (value.kind === 'list') {
      for (const item of value.items) visit(item, names, 'declaration', depth + 1);
    } else if (value.kind === 'either') {
      for (const option of value.options) visit(option, names, how, depth + 1);
    }
  };
  for (const binding of file.bindings) {
    if (binding.kind === 'value') visit(binding.value, [binding.name], 'constant', 0);
  }
  for (const each of file.exports) {
    if (each.kind === 'value') visit(each.value, [each.name], 'constant', 0);
  }
  return found;
}

function isTelling(key: string, names: readonly string[]): boolean {
  if (names.some((name) => OF_FLAGS.test(name))) return true;
  const words = wordsOfKey(key);
  return words.length > 1 && words.every((word) => wordsOfKey(names.at(-1) ?? '').includes(word));
}

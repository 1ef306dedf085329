import type { How } from '../../model/reference.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { wordsOfKey } from '../keyCase.ts';

export interface ConstantAt {
  readonly how: Extract<How, 'constant' | 'declaration' | 'literal'>;
  /** The name says that the text is a flag's key: it shares a word with it, or speaks of flags. */
  readonly telling: boolean;
}

/** Names that speak of flags. */
export const OF_FLAGS = /flag|feature|toggle|gate|experiment|rollout/i;
/** Types whose members are flags, by their names. */
const TYPE_OF_FLAGS = /(?:flag|feature|toggle|experiment|gate)(?:key|name|value|id)?s?$/i;

export function isTypeOfFlags(name: string): boolean {
  return TYPE_OF_FLAGS.test(name);
}

const DEEPEST = 6;

interface NamedText extends ConstantAt {
  readonly start: number;
}

/** Where the file gives texts a name: by the offset of the text. */
export function constantStarts(file: FileFacts): ReadonlyMap<number, ConstantAt> {
  const found = new Map<number, ConstantAt>();
  const named = [
    ...file.bindings.flatMap((binding) => (binding.kind === 'value' ? [binding] : [])),
    ...file.exports.flatMap((each) => (each.kind === 'value' ? [each] : [])),
  ];
  for (const { name, value } of named) {
    for (const text of textsIn(value, [name], 'constant'))
      if (!found.has(text.start)) found.set(text.start, text);
  }
  for (const call of file.calls) {
    for (const [label, value] of call.named) {
      if (value.kind === 'text' && OF_FLAGS.test(label) && !found.has(value.start))
        found.set(value.start, { how: 'literal', telling: true });
    }
  }
  return found;
}

function* textsIn(value: Expression, names: readonly string[], how: ConstantAt['how']): Generator<NamedText> {
  if (names.length > DEEPEST) return;
  switch (value.kind) {
    case 'text':
      yield { start: value.start, how, telling: isTelling(value.value, names) };
      break;
    case 'object':
      for (const [name, member] of value.members) yield* textsIn(member, [...names, name], how);
      break;
    case 'list':
      for (const item of value.items) yield* textsIn(item, names, 'declaration');
      break;
    case 'either':
      for (const option of value.options) yield* textsIn(option, names, how);
  }
}

function isTelling(key: string, names: readonly string[]): boolean {
  if (names.some((name) => OF_FLAGS.test(name))) return true;
  const words = wordsOfKey(key);
  const named = new Set(wordsOfKey(names.at(-1) ?? ''));
  return words.length > 1 && words.some((word) => named.has(word));
}

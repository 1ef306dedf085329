import type { How } from '../../model/reference.ts';
import { type Expression, type FileFacts, ITSELF } from '../facts.ts';
import { isAspectOfFlag, namesFlag, speaksOfFlags } from '../flagNames.ts';
import { foldedKey, wordsOfKey } from '../keyCase.ts';
import { isEverydayWord } from './knownKeys.ts';
import { isModuleOfFlags } from './modules.ts';

export interface ConstantAt {
  readonly how: Extract<How, 'constant' | 'declaration' | 'literal'>;
  /** The name says that the text is a flag's key: it shares a word with it, or speaks of flags. */
  readonly telling: boolean;
  /** Only what stands around it says so. */
  readonly told?: true;
  readonly typed?: string | undefined;
  /** The names on the way to it, or the module's, speak of flags. */
  readonly speaks?: boolean;
  /** A constant beside it has the same text, and is the flag's. */
  readonly namesake?: true;
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
  const module = isModuleOfFlags(file.file);
  for (const { name, value } of named) {
    for (const text of textsIn(value, [name], 'constant', module))
      if (found.get(text.start)?.telling !== true) found.set(text.start, text);
  }
  for (const { start, told, entry } of file.texts) {
    if (told && found.get(start)?.telling !== true)
      found.set(start, { how: entry ? 'declaration' : 'literal', telling: true, told });
  }
  return found;
}

function* textsIn(
  value: Expression,
  names: readonly string[],
  how: ConstantAt['how'],
  ofFlags: boolean,
): Generator<NamedText> {
  if (names.length > DEEPEST) return;
  switch (value.kind) {
    case 'text':
      yield {
        start: value.start,
        how,
        telling: isTelling(value.value, names, ofFlags) || (ofFlags && value.made === true),
        typed: value.typed,
        speaks: ofFlags || names.some(speaksOfFlags),
      };
      break;
    case 'object':
      for (const [name, member] of value.members)
        for (const text of textsIn(member, [...names, name], how, ofFlags))
          yield member.kind === 'text' && isNamesake(name, member.value, () => value.members)
            ? { ...text, namesake: true }
            : text;
      break;
    case 'list':
      for (const item of value.items) yield* textsIn(item, names, 'declaration', ofFlags);
      break;
    case 'either':
      for (const option of value.options) yield* textsIn(option, names, how, ofFlags);
  }
}

/** `REQUIREMENT_CART = "Cart"` beside `FEATURE_CART = "Cart"`, which is the flag. */
export function isNamesake(name: string, text: string, members: () => Members): boolean {
  if (!CONSTANT.test(name) || speaksOfFlags(name)) return false;
  return members().some(
    ([other, value]) =>
      value.kind === 'text' && value.value === text && CONSTANT.test(other) && speaksOfFlags(other),
  );
}

type Members = Extract<Expression, { kind: 'object' }>['members'];

const CONSTANT = /^[A-Z][A-Z\d_]*$/;

/** Whether the names on the way to a text say that it is a flag's key. `ofFlags`: so does the module's name. */
export function isTelling(key: string, names: readonly string[], ofFlags = false): boolean {
  const own = names.at(-1) ?? '';
  if (namesFlag(own, key)) return true;
  if (own === ITSELF || (ofFlags && foldedKey(own) === foldedKey(key))) return true;
  const isNamed = !isEverydayWord(key) || isAspectOfFlag(own) || foldedKey(own) === foldedKey(key);
  if (isNamed ? names.some(speaksOfFlags) : names.length === 1 && speaksOfFlags(own)) return true;
  const words = wordsOfKey(key);
  const named = new Set(wordsOfKey(own));
  return words.length > 1 && words.some((word) => named.has(word));
}

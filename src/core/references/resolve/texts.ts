import type { How } from '../../model/reference.ts';
import type { Expression, TextFact } from '../facts.ts';
import { type ConstantAt, constantStarts } from './constants.ts';
import type { FileAtHand } from './fileAtHand.ts';
import { isEverydayWord, memberNames } from './knownKeys.ts';
import { isAmongKeys } from './tables.ts';
import { isAmongOtherWords } from './wordList.ts';

/** Texts of a file that are keys, by themselves or as what a constant is, and words that are in what tells of code. */
export function resolveTexts(at: FileAtHand): void {
  const { file, keys } = at;
  const constants = constantStarts(file);
  for (const [index, text] of file.texts.entries()) resolveText(at, text, index, constants.get(text.start));
  for (const binding of file.bindings) if (binding.kind === 'value') resolveJoined(at, binding.value);
  for (const mention of file.mentions)
    if (keys.all.has(mention.word)) at.add(mention.word, mention, 'mention', 'mention');
}

function resolveText(at: FileAtHand, text: TextFact, index: number, constant: ConstantAt | undefined): void {
  const { value, declares, own, entry, member } = text;
  const isOther = () => isAmongOtherWords(at.file, index, (word) => at.keys.defined.has(word));
  if (declares) at.add(value, text, 'declaration', 'certain');
  else if (own !== undefined) at.addOwn(value, own, text, entry ? 'declaration' : 'constant');
  else if (member) resolveMember(at, text);
  else if (!at.keys.all.has(value) || (!constant?.told && at.isUnquoted(value))) return;
  else if (!constant?.telling && isEntryOfTable(at, value, index))
    at.add(value, text, entry ? 'declaration' : 'literal', 'probable');
  else if (constant?.namesake) at.add(value, text, 'mention', 'mention');
  else if (constant) resolveConstant(at, text, constant);
  else if (at.isBelieved(value) && !isOther()) {
    if (entry) at.add(value, text, 'declaration', 'probable');
    else addBelieved(at, text, 'literal');
  }
}

function isEntryOfTable({ file, keys }: FileAtHand, value: string, index: number): boolean {
  const isKey = (text: string) => keys.defined.has(text);
  return isEverydayWord(value) && isKey(value) && isAmongKeys(file, index, isKey);
}

/** A key by its letters alone. */
function addBelieved(at: FileAtHand, text: TextFact, how: How): void {
  if (at.bare.has(text)) at.add(text.value, text, 'mention', 'mention');
  else at.add(text.value, text, how, 'probable');
}

function resolveMember(at: FileAtHand, text: TextFact): void {
  const { value } = text;
  const spelled = at.keys.all.spelled(value).filter((key) => memberNames(key).includes(value));
  for (const key of at.keys.all.has(value) ? [value] : spelled)
    at.add(key, text, text.entry ? 'declaration' : 'accessor', 'probable');
}

function resolveConstant(
  at: FileAtHand,
  text: TextFact,
  { how, telling, told, typed, speaks }: ConstantAt,
): void {
  const { value } = text;
  if (how === 'constant' && at.owners.isOfOtherType(value, typed, speaks === true)) return;
  if (telling) at.add(value, text, how, told ? 'probable' : 'certain');
  else if (at.isBelieved(value) && how === 'declaration') addBelieved(at, text, how);
  else if (at.isBelieved(value)) at.add(value, text, how, 'probable');
}

/** `const KEY = PREFIX + "checkout"` names the key it puts together. */
function resolveJoined(at: FileAtHand, value: Expression): void {
  if (value.kind !== 'joined') return;
  for (const found of at.calls.evaluator.evaluate(value, at.file)) {
    if (found.kind === 'text' && at.isBelieved(found.value))
      at.add(found.value, value, 'constant', 'certain');
  }
}

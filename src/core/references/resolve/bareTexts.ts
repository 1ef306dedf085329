import type { FileFacts, TextFact } from '../facts.ts';
import { asksForValue, speaksOfFlags } from '../flagNames.ts';
import { isFlagByName, isSwitchByName } from '../flagsByName.ts';
import { isModuleOfFlags } from './modules.ts';

/** What else may be called so: a table, a kind, a field. Nothing else has dashes or dots as a key may have. */
const NAME = /^[A-Za-z]\w*$/;

/**
 * Whether a text is as likely the name of something else, where nothing around it says that it is a flag's: it is a name,
 * nothing in its file of code speaks of flags, and no call that asks for a value is given it.
 */
export function isBare(file: FileFacts, { value, start }: TextFact): boolean {
  if (file.family === 'text' || file.speaks || !NAME.test(value) || isModuleOfFlags(file.file)) return false;
  if (isSwitchByName(value) || isFlagByName(value) || speaksOfFlags(value)) return false;
  return !file.calls.names.some((name, index) => asksForValue(name) && isGiven(file, index, start));
}

function isGiven({ calls }: FileFacts, index: number, start: number): boolean {
  const call = calls.at(index);
  if (call === undefined) return false;
  return (
    call.arguments.some((each) => each.start === start) || call.named.some(([, each]) => each.start === start)
  );
}

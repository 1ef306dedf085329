import { speaksOfFlags } from '../flagNames.ts';
import { isKeyText } from './keyText.ts';

/** Of a scenario, and what it says of it: `@ff:new_checkout:true`, `@feature-flag:new-checkout`. */
const TAG = /(?<=^|\s)@([A-Za-z][\w-]*)[:=]([\w.-]+)/g;
const SCENARIOS = /\.feature$/i;

/** Keys that tags of Gherkin switch on or off. */
export function keysTagged(file: string, line: string): readonly { value: string; at: number }[] {
  if (!SCENARIOS.test(file)) return [];
  return [...line.matchAll(TAG)].flatMap(({ 0: tag, 1: label = '', 2: value = '', index }) =>
    (label.toLowerCase() === 'ff' || speaksOfFlags(label)) && isKeyText(value)
      ? [{ value, at: index + tag.length - value.length }]
      : [],
  );
}

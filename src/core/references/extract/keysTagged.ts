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

/** Firebase's values from afar, as they are before any came: `res/xml/remote_config_defaults.xml`, `RemoteConfigDefaults.plist`. */
const DEFAULTS = /(?:^|\/)[^/]*remote_?config[^/]*\.(?:xml|plist)$/i;
const DEFAULT = /<key>\s{0,20}([\w.-]+)\s{0,20}<\/key>/g;

/** Keys that a file of such defaults has an entry for. */
export function keysOfDefaults(file: string, line: string): readonly { value: string; at: number }[] {
  if (!DEFAULTS.test(file)) return [];
  return [...line.matchAll(DEFAULT)].flatMap(({ 0: entry, 1: value = '', index }) =>
    isKeyText(value) ? [{ value, at: index + entry.indexOf(value) }] : [],
  );
}

import { holdsFlags, holdsOnlyFlags, isLoudlyFlags } from '../flagNames.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';

/** Some write the key in it in quotes of its own: `features."new-checkout"`. */
const PATH = /^[\w-]+(?:\.[\w-]+)*(?:\.[\w-]+|\.\\?["'][\w-]+\\?["'])$/;
const QUOTES = /\\?["']/g;
/** What is asked of a flag. */
const ASPECT = /\.enabled?$/;
/** What stands before a text looks no further back. */
export const LONGEST_ASKING = 80;
/** `config('`, `Config::get("`, `configService.get<boolean>('`, `config(['` */
const SETTING =
  /(?:conf|setting|propert|option|preference|env)\w*(?:\(\))?(?:(?:\??\.|\??->|::)\w+)?(?:<[^<>()]*>)?[([]\s*\[?\s*["'`]$/i;
/** `t('`, `$t("`, `trans('`, `__('`, `i18n.get("`: a person reads it. */
const TRANSLATES =
  /(?:(?<![A-Za-z\d])(?:t|te|tc|__|_|lang|trans\w*|translate\w*|gettext)|i18n[\w.]*|formatMessage)\(\s*(?:\{\s*id:\s*)?["'`]$/i;

export interface KeyBehind {
  readonly value: string;
  /** Where it begins in the text. */
  readonly at: number;
}

/**
 * `shop.feature_flags.new_checkout`: the key in the path of a setting, behind what is called like flags, and what it is
 * where only whether it is `.enabled` is set. A word of plain language is one only where a setting is asked for. `before`:
 * the code up to the text, its quote included.
 */
export function keysBehindFlags(path: string, before: string, isSetting = false): readonly KeyBehind[] {
  if (!path.includes('.') || !PATH.test(path)) return [];
  const names = path.replace(QUOTES, '').split('.');
  const flags = names.slice(0, -1).findLastIndex(holdsFlags);
  const asking = before.slice(-LONGEST_ASKING);
  if (flags === -1 || TRANSLATES.test(asking)) return [];
  const value = names.slice(flags + 1).join('.');
  const holder = names[flags] ?? '';
  const isPlain = !isSetting && !SETTING.test(asking) && !holdsOnlyFlags(holder) && !isLoudlyFlags(holder);
  return [...new Set([value, value.replace(ASPECT, '')])]
    .filter((key) => !(isPlain && isEverydayWord(key)))
    .map((key) => ({ value: key, at: path.lastIndexOf(value) }));
}

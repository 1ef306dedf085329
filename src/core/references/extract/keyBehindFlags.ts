import { isTypeOfFlags } from '../flagNames.ts';
import { isEverydayWord } from '../resolve/knownKeys.ts';

const PATH = /^[\w-]+(?:\.[\w-]+)+$/;
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
 * `shop.feature_flags.new_checkout`: the key in the path of a setting, behind what is called like flags. A word of plain
 * language is one only where a setting is asked for. `before`: the code up to the text, its quote included.
 */
export function keyBehindFlags(path: string, before: string, isSetting = false): KeyBehind | undefined {
  if (!path.includes('.') || !PATH.test(path)) return undefined;
  const names = path.split('.');
  const flags = names.slice(0, -1).findLastIndex(isTypeOfFlags);
  if (flags === -1) return undefined;
  const value = names.slice(flags + 1).join('.');
  const asking = before.slice(-LONGEST_ASKING);
  if (TRANSLATES.test(asking)) return undefined;
  if (isEverydayWord(value) && !isSetting && !SETTING.test(asking)) return undefined;
  return { value, at: path.length - value.length };
}

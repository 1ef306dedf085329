import { wordsOfKey } from './keyCase.ts';

const SETTINGS = /^(?:settings?|config|configuration)$/;
/** What hands them on: `Config.store`, `Settings.current`. */
const HOLDER = /^(?:store|current|instance|shared)$/;
const MAY_BE = /setting|config/i;
/** Says of a setting that it switches something. */
const SWITCH = /^(?:enabled?|disabled?|available|use|features?|flag|toggle|experimental)$/;

/** Whether what these names lead to is called like settings: `AppConfig.store`, `SiteSetting`. */
export function isCalledSettings(path: readonly string[]): boolean {
  const last = path.at(-1) ?? '';
  return isSettings(path.length > 1 && HOLDER.test(last) ? (path.at(-2) ?? '') : last);
}

function isSettings(name: string): boolean {
  return MAY_BE.test(name) && SETTINGS.test(wordsOfKey(name).at(-1) ?? '');
}

/** Whether a name is told from other settings: it has several words, of which one says that it is a switch, or many. */
export function mayNameSwitch(name: string): boolean {
  const words = wordsOfKey(name);
  return words.length > 2 || (words.length > 1 && saysSwitch(name));
}

export function saysSwitch(name: string): boolean {
  return wordsOfKey(name).some((word) => SWITCH.test(word));
}

import type { FlagKey } from '../../model/flag.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { isCalledSettings, mayNameSwitch, saysSwitch } from '../settings.ts';
import { objectOf, pathOf } from './value.ts';

/** What settings are read from. */
const SETTINGS = /^(?:app_?)?(?:settings|config|configuration)$/i;
/** Asked of any value. */
const IS_SET = /^(?:blank|present|nil)\??$/;
const LOUD = /^[A-Z\d_]+$/;
const ENABLED = /^(?:enabled|active|on)\??$/;

type Member = Extract<Expression, { kind: 'member' }>;
type IsKey = (name: FlagKey) => boolean;

/** The key that a member of what settings are read from is, or leads to. */
export function keyOfPath(use: Member, file: FileFacts, isKey: IsKey): FlagKey | undefined {
  return keyOfNames(use, file, isKey) ?? keyOfSetting(use, file, isKey);
}

/**
 * `Settings.shop.newCheckout.enabled` for `shop.newCheckout`, or that alone: anything else behind it is a setting of its
 * own. A key of one name counts only where whether it is enabled is asked.
 */
function keyOfNames(use: Member, { uses }: FileFacts, isKey: IsKey): FlagKey | undefined {
  const path = pathOf(use);
  const settings = path.findLastIndex((name) => SETTINGS.test(name));
  const key = path.slice(settings + 1).join('.');
  if (settings === -1 || !isKey(key)) return undefined;
  const behind = memberBehind(use, uses);
  const isMeant = behind === undefined ? key.includes('.') : ENABLED.test(behind);
  return isMeant ? key : undefined;
}

/**
 * `AppConfig.store.new_checkout_enabled`, of a key that is the setting's own name: one of several words. Anything else
 * behind it is a setting of its own, but where it says that it is a switch.
 */
function keyOfSetting(use: Member, file: FileFacts, isKey: IsKey): FlagKey | undefined {
  const key = use.name.replace(/[?!]$/, '');
  // A loud one says itself whether it is a flag.
  if (LOUD.test(key) || !mayNameSwitch(key) || !isCalledSettings(pathOf(use.object)) || !isKey(key))
    return undefined;
  if (!saysSwitch(key) && isOfPackage(use.object, file)) return undefined;
  const behind = saysSwitch(key) ? undefined : memberBehind(use, file.uses);
  return behind === undefined || ENABLED.test(behind) || IS_SET.test(behind) ? key : undefined;
}

/** Go's package of settings holds constants of all kinds. */
function isOfPackage(object: Expression, { family, bindings }: FileFacts): boolean {
  return family === 'go' && object.kind === 'name' && bindings[object.binding]?.kind === 'import';
}

/** Ruby has a use for each step of a chain. */
function memberBehind({ start, end }: Expression, uses: readonly Expression[]): string | undefined {
  for (const use of uses)
    for (let part: Expression | undefined = use; part; part = objectOf(part))
      if (part.kind === 'member' && part.object.start === start && part.object.end === end) return part.name;
  return undefined;
}

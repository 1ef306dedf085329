import { wordsOfKey } from './keyCase.ts';

/** Quick, and true of `navigate` too. */
const MAY_SPEAK = /flag|feature|toggle|gate|experiment|rollout|^ff_/i;
const WORD = /^(?:feature|flag|toggle|gate|experiment|rollout|featureflag|featuretoggle|featuregate)s?$/;
/** A switch alone is a part of a page, or of a network. */
const FEATURE_SWITCH = /^features? switch(?:es)?$/;
/** What flags come in, or go out: `FeatureFlagsResponse`, `ExperimentalFeaturesEnabled`. */
const FLAGS_HELD =
  /^(?:flags|features|toggles|gates) (?:enabled|config|configuration|settings|options|state|data|response|update|interface)$/;
/** What keeps them: `featureFlagStoreData`, `FeatureFlagConfig`. */
const KEPT =
  /(?:^| )(?:(?:flag|toggle)s? store(?: (?:data|state))?|feature (?:flag|toggle) (?:config(?:uration)?|settings))$/;
/** Behind what it is of: `FeatureFlagKeys`, `FlagName`. */
const ASPECT = /^(?:key|name|value|id|slug)s?$/;
/** What a flag has for each: `flagOverrides`, `FeatureFlagMetadataMap`. */
const OF_EACH = /(?:^| )(?:flag|toggle|gate)s?(?: (?:override|default|metadata|map))+s?$/;

/** What flags are asked of. */
export const TELLING_RECEIVER =
  /flag|feature|toggle|unleash|growthbook|launchdarkly|ldclient|statsig|posthog|configcat|flagsmith|optimizely|devcycle|flipt|flipper|pennant|split/i;

/** Parts of names by which code shows that it deals with flags. */
export const HINTS = ['lag', 'eature', 'oggle', 'nleash', 'xperiment', 'LDClient', 'ldclient'];

const HINT = new RegExp(HINTS.join('|'));

/** Code is kept in folders of features: to import from one says nothing. */
const HINT_BUT_FOLDERS = new RegExp(HINTS.join('|').replace('eature', 'eature(?!s?/)'));
/** Systems of flags whose names hold no such part. */
const SYSTEM =
  /[Gg]rowth[Bb]ook|[Ll]aunch[Dd]arkly|[Ss]tatsig|[Pp]ost[Hh]og|[Cc]onfig[Cc]at|[Oo]ptimizely|[Dd]ev[Cc]ycle|[Ff]lipt|[Ff]lipper|[Pp]ennant|[Ww]affle/;

/** Whether a file as a whole does. */
export function hintsAtFlags(text: string): boolean {
  return HINT.test(text);
}

/** Whether a file of code does, or names a system of flags. */
export function isAboutFlags(text: string): boolean {
  return HINT_BUT_FOLDERS.test(text) || SYSTEM.test(text);
}

export function speaksOfFlags(name: string): boolean {
  if (!MAY_SPEAK.test(name)) return false;
  const words = wordsOfKey(name);
  return words.some((word) => WORD.test(word)) || (words[0] === 'ff' && words.length > 1);
}

/** `ExperimentalCart`, `FEATURE_CART` for `cart`: the key, and a word that says that it is a flag's. */
export function namesFlag(name: string, key: string): boolean {
  const words = wordsOfKey(name);
  const rest = words.filter((word) => word !== 'experimental' && !WORD.test(word));
  return rest.length > 0 && rest.length < words.length && rest.join('') === wordsOfKey(key).join('');
}

/** Types and objects whose members are flags, by their names. */
export function isTypeOfFlags(name: string): boolean {
  if (!MAY_SPEAK.test(name)) return false;
  const words = wordsOfKey(name).filter((word) => !ASPECT.test(word));
  const last = words.slice(-2).join(' ');
  if (WORD.test(words.at(-1) ?? '') || FEATURE_SWITCH.test(last) || FLAGS_HELD.test(last)) return true;
  return OF_EACH.test(words.join(' ')) || KEPT.test(words.join(' '));
}

const SERVICE = /^(?:service|client|manager|provider|helper|reader|checker|evaluator|resolver|facade)$/;

/** What is asked for flags by methods of its own: `featureToggleService`, `FlagProvider`. */
export function isServiceOfFlags(name: string): boolean {
  if (!MAY_SPEAK.test(name)) return false;
  const words = wordsOfKey(name);
  return SERVICE.test(words.at(-1) ?? '') && words.some((word) => WORD.test(word));
}

/** Asked by methods of its own for what comes from afar, flags among it: `AppConfigManager`, `RemoteConfig`. */
export function isServiceOfConfig(name: string): boolean {
  return SERVICE_OF_CONFIG.test(name);
}

export const CONFIG_FROM_AFAR =
  /RemoteConfig(?:[A-Z][a-z]+)?|Config(?:uration)?(?:Manager|Service|Provider|Repository|Helper)/;
const SERVICE_OF_CONFIG = new RegExp(`(?:${CONFIG_FROM_AFAR.source})$`);

/** What is called so names one flag: `flag`, `featureFlag`, `flagKey`, where a `feature` may be of any kind. */
export function isNameOfFlag(name: string): boolean {
  if (!saysFlag(name)) return false;
  return wordsOfKey(name).every((word) => WORD.test(word) || ASPECT.test(word)) && !name.endsWith('s');
}

/** A type of which each is one flag: `Feature`, `FeatureGate`, `BoolFlag`. */
export function isTypeOfOneFlag(name: string): boolean {
  return isTypeOfFlags(name) && ONE.test(wordsOfKey(name).at(-1) ?? '');
}

const ONE = /^(?:feature)?(?:feature|flag|toggle|gate|experiment)$/;

const PLURAL = /^(?:feature|flag|toggle|gate)s$/;

/** What is called so has flags as its members, whatever else its name says: `defaultFlags`, `enabledFeatures`. */
export function isCalledFlags(name: string): boolean {
  if (!MAY_SPEAK.test(name)) return false;
  const words = wordsOfKey(name);
  return words.length > 1 && (PLURAL.test(words.at(-1) ?? '') || OF_EACH.test(words.join(' ')));
}

const LOUD = /^(?:[A-Z\d]+_)*(?:FEATURE|FLAG|TOGGLE|GATE)S$/;

/** A constant that holds nothing but flags: `FEATURES`. */
export function isLoudlyFlags(name: string): boolean {
  return LOUD.test(name);
}

/** What flags stand under in the path of a setting. */
export function holdsFlags(name: string): boolean {
  return name === 'experimental' || /[a-z]Switches$/.test(name) || isTypeOfFlags(name);
}

/** Holds nothing but flags, where events and texts may be of features as well. */
export function holdsOnlyFlags(name: string): boolean {
  return name === 'experimental' || (isTypeOfFlags(name) && wordsOfKey(name).length > 1);
}

/** Says flag, where `feature` may be of any kind. */
const FLAG = /^(?:feature)?(?:flag|toggle|gate)s?$/;
const DOUBLE = /^(?:mock|fake|stub|dummy|spy)$/;

/** Of types whose members are called alike, which is the flags': `FeatureFlag` before `MockFlag`, and `PrivacyFeature`. */
export function likenessToFlags(type: string): number {
  return (saysFlag(type) ? 2 : 0) + (isDouble(type) ? 0 : 1);
}

/** A connection's or a page's features need be no flags. */
export function saysFlag(type: string): boolean {
  return wordsOfKey(type).some((word) => FLAG.test(word));
}

/** Stands for another in tests. */
export function isDouble(type: string): boolean {
  return wordsOfKey(type).some((word) => DOUBLE.test(word));
}

const ASKS =
  /^(?:[Ii]s|are|has|have|[Gg]et|use|fetch|find|[Cc]heck|can|should|read|load|eval|evaluate|resolve)(?![a-z])|(?:[Ee]nabled|[Aa]ctive|[Dd]isabled)(?:[?!]?$|_?[Ff]or(?![a-z]))|_is_|[Vv]ariation(?:Detail)?$/;

/** What is called so gives the value of what it is given the key of. */
export function asksForValue(name: string): boolean {
  return ASKS.test(name);
}

/** What is called so may be a function that asks for a flag of its own. */
export function mayAskForFlag(name: string): boolean {
  return asksForValue(name) || speaksOfFlags(name);
}

/** A part of a flag's description that says which flag it is. */
export function isAspectOfFlag(name: string): boolean {
  return ASPECT.test(name);
}

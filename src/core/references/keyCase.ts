import type { FlagKey } from '../model/flag.ts';

export type CaseName = 'camel' | 'pascal' | 'snake' | 'upper' | 'kebab' | 'dot';

const HUMP = /([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g;

/** The words of a key or name in any case: `newCheckout`, `NEW_CHECKOUT`, `new.checkout` are new, checkout. */
export function wordsOfKey(key: FlagKey): string[] {
  return key
    .replace(HUMP, '$1$3 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

const CASES: Record<CaseName, (words: readonly string[]) => string> = {
  camel: (words) => words.map((word, index) => (index === 0 ? word : capital(word))).join(''),
  pascal: (words) => words.map(capital).join(''),
  snake: (words) => words.join('_'),
  upper: (words) => words.join('_').toUpperCase(),
  kebab: (words) => words.join('-'),
  dot: (words) => words.join('.'),
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function toCase(key: FlagKey, name: CaseName): string {
  return CASES[name](wordsOfKey(key));
}

/** As Go's, Swift's and C#'s names have them in capitals. */
const INITIALISMS = new Set(
  'ai api aws ci cli cpu crd css csv db dns gpu grpc html http https iam id ip js json jwt llm mfa oci oidc os pdf pr qa rbac sdk sql ssh sso ssl tcp tls ttl ui uri url uuid vm xml'.split(
    ' ',
  ),
);

/** `EnableAPIFields`, `enableAPIFields`: what else is written in humps where some of the words are initialisms. */
export function withInitialisms(key: FlagKey): readonly string[] {
  const [first = '', ...rest] = wordsOfKey(key);
  if (![first, ...rest].some((word) => INITIALISMS.has(word))) return [];
  const behind = rest.map(loud).join('');
  return [loud(first) + behind, first + behind];
}

function loud(word: string): string {
  return INITIALISMS.has(word) ? word.toUpperCase() : capital(word);
}

/** What all spellings of a key have in common. */
export function foldedKey(key: FlagKey): string {
  return key.replace(/[^A-Za-z0-9]+/g, '').toLowerCase();
}

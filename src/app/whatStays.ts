import { t } from '@vscode/l10n';
import type { FlagKey, FlagValue } from '../core/model/flag.ts';
import type { FlagState } from '../core/model/flagState.ts';
import type { Reference } from '../core/model/reference.ts';
import { sameJson } from '../core/model/sameJson.ts';
import type { Staleness } from '../core/model/staleness.ts';
import { valueWords } from '../core/present/words.ts';
import { soleVariationIn } from '../core/staleness/soleVariation.ts';
import type { Entry } from './flagStore.ts';
import { variantOf } from './keptValues.ts';

/** A value that may take the flag's place in the code. */
export interface Candidate {
  readonly value: FlagValue;
  /** What SDKs call it, where they tell a name beside the value. */
  readonly variant?: string;
  /** `on`, `blue`: the value, or the variation it is. */
  readonly words: string;
  /** Why this one; only the first of a list has it. */
  readonly why?: string;
}

interface Known {
  readonly key: FlagKey;
  readonly entries: readonly Pick<Entry, 'environment' | 'snapshot'>[];
  readonly verdict: Staleness | undefined;
  readonly references: readonly Reference[];
  /** Unix milliseconds. */
  readonly now: number;
}

/** The values a flag could become, what is best supported first; nothing is proposed where productions differ. */
export function whatStays(known: Known): readonly Candidate[] {
  const states = statesOf(known);
  const proposed = served(known, states) ?? codeDefault(known, states);
  const values = states.flatMap(({ variations }) => variations.map(({ value }) => value));
  const all = [...(proposed ? [proposed.value] : []), ...(values.length > 0 ? values : [true, false])];
  const each = all.filter((value, at) => all.findIndex((other) => sameJson(other, value)) === at);
  return each.map((value) => {
    const variant = variantOf(states, value);
    return {
      value,
      words: wordsOf(value, states),
      ...(variant === undefined ? {} : { variant }),
      ...(value === proposed?.value ? { why: proposed.why } : {}),
    };
  });
}

interface Proposal {
  readonly value: FlagValue;
  readonly why: string;
}

/** Productions have the say where there are any. */
function statesOf({ key, entries }: Known): readonly FlagState[] {
  const speaking = entries.filter(({ snapshot }) => snapshot?.flags.has(key));
  const productions = speaking.filter(({ environment }) => environment.tier === 'production');
  return (productions.length > 0 ? productions : speaking).flatMap(
    ({ snapshot }) => snapshot?.flags.get(key) ?? [],
  );
}

function served({ verdict, now }: Known, states: readonly FlagState[]): Proposal | undefined {
  const name = verdict?.keep ?? soleVariationIn(states, now);
  if (name === undefined) return undefined;
  const values = states.map(({ variations }) => variations.find((each) => each.name === name)?.value);
  const [value] = values;
  if (value === undefined || values.some((other) => other === undefined || !sameJson(other, value)))
    return undefined;
  return { value, why: verdict?.verdict ?? t('everyone gets it in production now') };
}

/** Of a flag that no flag system knows, every reader gets the default that stands in the call. */
function codeDefault({ references, verdict }: Known, states: readonly FlagState[]): Proposal | undefined {
  if (states.length > 0 || verdict?.reason !== 'undefined') return undefined;
  const asked = references.filter(({ call }) => call !== undefined);
  const texts = new Set(asked.map(({ defaultText }) => defaultText));
  const [text] = texts;
  if (texts.size !== 1 || text === undefined) return undefined;
  const value = literal(text);
  return value === undefined
    ? undefined
    : { value, why: t('the default in the code; no flag system knows this flag') };
}

const QUOTED = /^(["'])([^"'\\]*)\1$/;

/** Only what cannot be read in two ways. */
function literal(text: string): FlagValue | undefined {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  return QUOTED.exec(text)?.[2];
}

function wordsOf(value: FlagValue, states: readonly FlagState[]): string {
  if (typeof value === 'boolean') return valueWords(value);
  const name = states
    .flatMap(({ variations }) => variations)
    .find((variation) => sameJson(variation.value, value))?.name;
  return name ?? valueWords(value);
}

import type { Who } from './exposure.ts';
import type { FlagValue } from './flag.ts';
import { IDENTITY_KEY, type Identity, USER } from './identity.ts';

/** Whom a stage adds to those of the stages below it. */
export type StagePopulation =
  | { readonly kind: 'me' }
  | { readonly kind: 'people'; readonly keys: readonly string[] }
  | { readonly kind: 'segment'; readonly name: string }
  | { readonly kind: 'condition'; readonly attribute: string; readonly values: readonly FlagValue[] }
  /** Part of all whom no rule of their own reaches, above 0 and below 1. */
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'everyone' };

/** One step of the way a release walks. */
export interface LadderStage {
  readonly name: string;
  /** Left out: not set up here, so that it is stepped over. */
  readonly population?: StagePopulation;
  /** How long a release stays here before it walks on. */
  readonly soakHours?: number;
  /** How many people it has to reach before it walks on. */
  readonly minPeople?: number;
  /** Names of what has to be healthy before it walks on. Left out: whatever is watched for the flag. */
  readonly gates?: readonly string[];
  /** Who may take a release here, by their key; `*` stands for any run of characters. Left out: anybody. */
  readonly by?: readonly string[];
}

/** From the narrowest to the widest. */
export type Ladder = readonly LadderStage[];

const percent = (share: number): LadderStage => ({
  name: `${share} %`,
  population: { kind: 'share', share: share / 100 },
});

/** Which segment the team is, and which those who work here, only the project knows. */
export const DEFAULT_LADDER: Ladder = [
  { name: 'only me', population: { kind: 'me' } },
  { name: 'team' },
  { name: 'internal' },
  ...[1, 5, 25, 50].map(percent),
  { name: 'everyone', population: { kind: 'everyone' } },
];

/** Those of a stage that a rule of their own names; undefined for a share, for everyone, and while I am not known. */
export function namedBy(population: StagePopulation | undefined, me: Identity | undefined): Who | undefined {
  switch (population?.kind) {
    case 'me':
      return me && aloneOf(me);
    case 'people':
      return peopleAs(me, population.keys);
    case 'segment':
      return { kind: 'segment', name: population.name };
    case 'condition': {
      const { attribute, values } = population;
      return attribute === 'email'
        ? { kind: 'people', attribute, keys: values.map(String) }
        : { kind: 'condition', condition: { op: 'one of', attribute, values } };
    }
    default:
      return undefined;
  }
}

export function aloneOf(me: Identity): Who {
  return peopleAs(me, [me.key]);
}

/** Whose keys a ladder names are of the kind that I am. */
function peopleAs(me: Identity | undefined, keys: readonly string[]): Who {
  const { kind = USER } = me ?? {};
  return { kind: 'people', attribute: IDENTITY_KEY, keys, ...(kind === USER ? {} : { of: kind }) };
}

/** The part of all others a stage reaches; 0 where it names its people. */
export function shareIn(population: StagePopulation | undefined): number {
  if (population?.kind === 'everyone') return 1;
  return population?.kind === 'share' ? population.share : 0;
}

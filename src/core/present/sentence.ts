import type { Condition } from '../model/condition.ts';
import type { Exposure, Population, Stage } from '../model/exposure.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import { conditionWords, percentWords, servedWords, whoWords } from './words.ts';

/** Who gets what, whole: every population in order, then what all others get. */
export function sentence(
  state: FlagState,
  exposure: Exposure,
  stage: Stage,
  me: Identity | undefined,
): string {
  if (stage === 'off')
    return `Switched ${state.status === 'archived' ? 'off and archived' : 'off'}: ${offWords(state)}.`;
  const doubts = exposure.unknown.length === 0 ? '' : ` Can't tell for all: ${exposure.unknown.join('; ')}.`;
  const held = exposure.heldBack.map((population) => populationWords(population, state, me));
  const reached = exposure.released.map((population) => populationWords(population, state, me));
  const all = [...held, ...reached];
  const covered = exposure.released.some(({ who, share }) => who.kind === 'everyone' && share === 1);
  const rest = servedWords(exposure.codeDefault ? null : exposure.baseline, state);
  if (all.length === 0) return `Everyone gets ${rest}.${doubts}`;
  return `${capital(all.join(', then '))}${covered ? '' : `; everyone else gets ${rest}`}.${doubts}`;
}

/** Some flag systems serve a variation of their own while a flag is off. */
function offWords(state: FlagState): string {
  const { whenOff } = state;
  if (whenOff.kind !== 'variation') return "can't tell what everyone gets";
  return `everyone gets ${whenOff.variation === null ? 'the default in the code' : servedWords(whenOff.variation, state)}`;
}

function populationWords(
  { who, share, variation }: Population,
  state: FlagState,
  me: Identity | undefined,
): string {
  const part = share < 1 ? `${percentWords(share)} of ` : '';
  const words = whoWords(who, me);
  const whom = who.kind === 'condition' ? thoseWords(who.condition) : words;
  const many = who.kind === 'condition' || share < 1 || isMany(words);
  return `${part}${whom} ${many ? 'get' : 'gets'} ${servedWords(variation, state)}`;
}

export function thoseWords(condition: Condition): string {
  switch (condition.op) {
    case 'has':
    case 'truthy':
      return `those who have ${condition.attribute}`;
    case 'one of':
    case 'compare':
    case 'text':
    case 'version':
      return `those whose ${conditionWords(condition)}`;
    case 'unknown':
      return 'those who meet a condition that is not understood';
    default:
      return `those for whom ${conditionWords(condition)}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Segments mostly bear the name of their members: `beta testers`. */
export function isMany(words: string): boolean {
  return words === 'you' || words.startsWith('you +') || /people$|[^s]s$/.test(words);
}

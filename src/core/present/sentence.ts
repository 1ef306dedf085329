import { t } from '@vscode/l10n';
import type { Condition } from '../model/condition.ts';
import type { Exposure, Population, Stage, Who } from '../model/exposure.ts';
import type { FlagState } from '../model/flagState.ts';
import { attributeOf, type Identity } from '../model/identity.ts';
import { conditionWords, humanize, partWords, servedWords, whoWords } from './words.ts';

/** Who gets what, whole: every population in order, then what all others get. */
export function sentence(
  state: FlagState,
  exposure: Exposure,
  stage: Stage,
  me: Identity | undefined,
): string {
  if (stage === 'off')
    return state.status === 'archived'
      ? t`Switched off and archived: ${offWords(state)}.`
      : t`Switched off: ${offWords(state)}.`;
  const doubts = exposure.unknown.length === 0 ? '' : t` Can't tell for all: ${exposure.unknown.join('; ')}.`;
  const held = exposure.heldBack.map((population) => populationWords(population, state, me));
  const reached = exposure.released.map((population) => populationWords(population, state, me));
  const all = [...held, ...reached];
  const covered = exposure.released.some(({ who, share }) => who.kind === 'everyone' && share === 1);
  const rest = servedWords(exposure.codeDefault ? null : exposure.baseline, state);
  if (all.length === 0) return t`Everyone gets ${rest}.${doubts}`;
  const reach = capital(all.join(t(', then ')));
  return covered ? `${reach}.${doubts}` : t`${reach}; everyone else gets ${rest}.${doubts}`;
}

/** Some flag systems serve a variation of their own while a flag is off. */
function offWords(state: FlagState): string {
  const { whenOff } = state;
  if (whenOff.kind !== 'variation') return t("can't tell what everyone gets");
  return whenOff.variation === null
    ? t('everyone gets the default in the code')
    : t`everyone gets ${servedWords(whenOff.variation, state)}`;
}

function populationWords(
  { who, share, variation }: Population,
  state: FlagState,
  me: Identity | undefined,
): string {
  const all = who.kind === 'condition' ? thoseWords(who.condition) : whoWords(who, me);
  const whom = partWords(share, who, all);
  const served = servedWords(variation, state);
  return share < 1 || isMany(who, me) ? t`${whom} get ${served}` : t`${whom} gets ${served}`;
}

export function thoseWords(condition: Condition): string {
  switch (condition.op) {
    case 'has':
    case 'truthy':
      return t`those who have ${condition.attribute}`;
    case 'one of':
    case 'compare':
    case 'text':
    case 'version':
      return t`those whose ${conditionWords(condition)}`;
    case 'unknown':
      return t('those who meet a condition that is not understood');
    default:
      return t`those for whom ${conditionWords(condition)}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For the verb, where a language has two. Segments mostly bear the name of their members: `beta testers`. */
export function isMany(who: Who, me: Identity | undefined): boolean {
  switch (who.kind) {
    case 'everyone':
      return false;
    case 'people':
      return who.keys.length !== 1 || who.keys[0] === (me && attributeOf(me, who.attribute, who.of));
    case 'segment':
      return /people$|[^s]s$/.test(humanize(who.name));
    case 'condition':
      return true;
  }
}

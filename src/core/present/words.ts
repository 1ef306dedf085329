import { t } from '@vscode/l10n';
import { drawnBy } from '../exposure/drawnBy.ts';
import type { Condition, Looking, SetRelation, TextRelation } from '../model/condition.ts';
import type { Who } from '../model/exposure.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import { attributeOf, IDENTITY_KEY, IDENTITY_KIND, type Identity } from '../model/identity.ts';
import { grouped } from './numbers.ts';

/** `isBetaTester`, `beta_testers` → `beta tester`, `beta testers`. */
export function humanize(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .replace(/^(is|has) /i, '')
    .trim()
    .replace(/\b[A-Z][a-z]+/g, (word) => word.toLowerCase());
}

export function valueWords(value: FlagValue | undefined): string {
  if (value === true) return t('on');
  if (value === false) return t('off');
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** What somebody gets, in the words of the flag: on and off for a toggle, else the variation's name. */
export function servedWords(variation: string | null, state: FlagState): string {
  if (variation === null) return t("the code's default");
  const value = state.variations.find(({ name }) => name === variation)?.value;
  return typeof value === 'boolean' ? valueWords(value) : variation;
}

export function percentWords(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return t('<0.1%');
  if (share < 1 && percent > 99.9) return t('>99.9%');
  return t`${grouped(Number(percent.toFixed(percent < 1 || percent > 99 ? 1 : 0)))}%`;
}

/** `5% of beta testers`; the whole where that is their share. */
export function partWords(share: number, who: Who, words: string): string {
  if (share === 1) return words;
  const percent = percentWords(share);
  return who.kind === 'everyone' ? t`${percent} of everyone` : t`${percent} of ${words}`;
}

export function whoWords(who: Who, me: Identity | undefined): string {
  switch (who.kind) {
    case 'everyone':
      return t('everyone');
    case 'people':
      return peopleWords(who.keys, me && attributeOf(me, who.attribute, who.of), who.of);
    case 'segment':
      return humanize(who.name);
    case 'condition':
      return conditionWords(who.condition);
  }
}

/** As `whoWords`, as short as a headline needs it: `plan beta`, `9 countries`. */
export function whoHeadline(who: Who, me: Identity | undefined): string {
  const condition = who.kind === 'condition' ? who.condition : undefined;
  if (condition?.op === 'one of') {
    const { values } = condition;
    const name = nameOf(condition);
    return values.length > 2
      ? `${values.length} ${plural(name)}`
      : `${name} ${values.map(valueWords).join(t(' or '))}`;
  }
  if (condition?.op === 'compare' && condition.relation === '=') {
    return `${nameOf(condition)} ${valueWords(condition.value)}`;
  }
  if (condition?.op === 'has') return t`everyone with ${nameOf(condition)}`;
  return whoWords(who, me);
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function peopleWords(keys: readonly string[], mine: FlagValue | undefined, kind: string | undefined): string {
  const others = keys.filter((key) => key !== mine).length;
  const people = countOf(others, kind);
  if (others === keys.length) return people;
  return others === 0 ? t('you') : t`you + ${people}`;
}

function countOf(count: number, kind = 'user'): string {
  if (kind === 'user') return count === 1 ? t('1 person') : t`${count} people`;
  return `${count} ${count === 1 ? kind : plural(kind)}`;
}

export function conditionWords(condition: Condition): string {
  switch (condition.op) {
    case 'always':
      return t('everyone');
    case 'never':
      return t('nobody');
    case 'one of':
      return oneOfWords(condition);
    case 'set':
      return `${nameOf(condition)} ${relationWords(condition.relation)} ${condition.values.join(', ')}`;
    case 'has':
    case 'truthy':
      return t`has ${nameOf(condition)}`;
    case 'compare':
      return compareWords(condition);
    case 'text':
      return `${nameOf(condition)} ${relationWords(condition.relation)} ${condition.value}`;
    case 'version':
      return `${nameOf(condition)} ${condition.relation} ${condition.value}`;
    case 'time':
      return timeWords(condition);
    case 'drawn':
      return t`in the ${percentWords(condition.share)} by ${drawnBy(condition.draw.by)}`;
    case 'flag':
      return t`${condition.key} is ${condition.variations.map((name) => name ?? t('not served')).join(t(' or '))}`;
    case 'segment':
      return humanize(condition.name);
    case 'and':
      return condition.conditions.map(part).join(t(' and '));
    case 'or':
      return condition.conditions.map(part).join(t(' or '));
    case 'not':
      return t`not ${part(condition.condition)}`;
    case 'unknown':
      return t('a condition that is not understood');
  }
}

function relationWords(relation: TextRelation | SetRelation): string {
  switch (relation) {
    case 'starts with':
      return t('starts with');
    case 'ends with':
      return t('ends with');
    case 'contains':
      return t('contains');
    case 'includes any of':
      return t('includes any of');
    case 'includes all of':
      return t('includes all of');
    case 'has only':
      return t('has only');
    case 'is exactly':
      return t('is exactly');
  }
}

function part(condition: Condition): string {
  const words = conditionWords(condition);
  return condition.op === 'and' || condition.op === 'or' ? `(${words})` : words;
}

function nameOf({ attribute, kind = 'user' }: Looking): string {
  if (attribute === IDENTITY_KEY) return t`${kind} key`;
  if (attribute === IDENTITY_KIND) return t('kind');
  return kind === 'user' ? attribute : `${kind} ${attribute}`;
}

function compareWords(condition: Extract<Condition, { readonly op: 'compare' }>): string {
  const { relation, value, as } = condition;
  const sign = relation === '=' ? t('is') : relation === '!=' ? t('is not') : relation;
  const shown = as === 'time' && typeof value === 'number' ? dateWords(value) : valueWords(value);
  return `${nameOf(condition)} ${sign} ${shown}`;
}

function oneOfWords(condition: Extract<Condition, { readonly op: 'one of' }>): string {
  const { attribute, kind, values } = condition;
  if (attribute === IDENTITY_KEY && values.length !== 1) return countOf(values.length, kind);
  const words = values.map(valueWords);
  const list =
    words.length > 1
      ? t`${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
      : (words[0] ?? t('nothing'));
  return t`${nameOf(condition)} is ${list}`;
}

function dateWords(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

function timeWords({ from, until }: Extract<Condition, { readonly op: 'time' }>): string {
  const day = (seconds: number) => dateWords(seconds * 1000);
  if (from !== undefined && until !== undefined) return t`between ${day(from)} and ${day(until)} UTC`;
  return from === undefined ? t`before ${day(until ?? 0)} UTC` : t`from ${day(from)} UTC`;
}

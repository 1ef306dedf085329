import type { Condition, Looking } from '../model/condition.ts';
import type { Who } from '../model/exposure.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import { attributeOf, IDENTITY_KEY, IDENTITY_KIND, type Identity } from '../model/identity.ts';

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
  if (value === true) return 'on';
  if (value === false) return 'off';
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** What somebody gets, in the words of the flag: on and off for a toggle, else the variation's name. */
export function servedWords(variation: string | null, state: FlagState): string {
  if (variation === null) return "the code's default";
  const value = state.variations.find(({ name }) => name === variation)?.value;
  return typeof value === 'boolean' ? valueWords(value) : variation;
}

export function percentWords(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return '<0.1%';
  if (share < 1 && percent > 99.9) return '>99.9%';
  return `${Number(percent.toFixed(percent < 1 || percent > 99 ? 1 : 0))}%`;
}

export function whoWords(who: Who, me: Identity | undefined): string {
  switch (who.kind) {
    case 'everyone':
      return 'everyone';
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
      : `${name} ${values.map(valueWords).join(' or ')}`;
  }
  if (condition?.op === 'compare' && condition.relation === '=') {
    return `${nameOf(condition)} ${valueWords(condition.value)}`;
  }
  if (condition?.op === 'has') return `everyone with ${nameOf(condition)}`;
  return whoWords(who, me);
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function peopleWords(keys: readonly string[], mine: FlagValue | undefined, kind: string | undefined): string {
  const others = keys.filter((key) => key !== mine).length;
  const people = countOf(others, kind);
  if (others === keys.length) return people;
  return others === 0 ? 'you' : `you + ${people}`;
}

function countOf(count: number, kind = 'user'): string {
  if (kind === 'user') return count === 1 ? '1 person' : `${count} people`;
  return `${count} ${count === 1 ? kind : plural(kind)}`;
}

export function conditionWords(condition: Condition): string {
  switch (condition.op) {
    case 'always':
      return 'everyone';
    case 'never':
      return 'nobody';
    case 'one of':
      return oneOfWords(condition);
    case 'set':
      return `${nameOf(condition)} ${condition.relation} ${condition.values.join(', ')}`;
    case 'has':
    case 'truthy':
      return `has ${nameOf(condition)}`;
    case 'compare':
      return compareWords(condition);
    case 'text':
      return `${nameOf(condition)} ${condition.relation} ${condition.value}`;
    case 'version':
      return `${nameOf(condition)} ${condition.relation} ${condition.value}`;
    case 'time':
      return timeWords(condition);
    case 'drawn':
      return `in the ${percentWords(condition.share)} by ${condition.draw.by}`;
    case 'flag':
      return `${condition.key} is ${condition.variations.map((name) => name ?? 'not served').join(' or ')}`;
    case 'segment':
      return humanize(condition.name);
    case 'and':
      return condition.conditions.map(part).join(' and ');
    case 'or':
      return condition.conditions.map(part).join(' or ');
    case 'not':
      return `not ${part(condition.condition)}`;
    case 'unknown':
      return 'a condition that is not understood';
  }
}

function part(condition: Condition): string {
  const words = conditionWords(condition);
  return condition.op === 'and' || condition.op === 'or' ? `(${words})` : words;
}

function nameOf({ attribute, kind = 'user' }: Looking): string {
  if (attribute === IDENTITY_KEY) return `${kind} key`;
  if (attribute === IDENTITY_KIND) return 'kind';
  return kind === 'user' ? attribute : `${kind} ${attribute}`;
}

function compareWords(condition: Extract<Condition, { readonly op: 'compare' }>): string {
  const { relation, value, as } = condition;
  const sign = relation === '=' ? 'is' : relation === '!=' ? 'is not' : relation;
  const shown = as === 'time' && typeof value === 'number' ? dateWords(value) : valueWords(value);
  return `${nameOf(condition)} ${sign} ${shown}`;
}

function oneOfWords(condition: Extract<Condition, { readonly op: 'one of' }>): string {
  const { attribute, kind, values } = condition;
  if (attribute === IDENTITY_KEY && values.length !== 1) return countOf(values.length, kind);
  const words = values.map(valueWords);
  const list =
    words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? 'nothing');
  return `${nameOf(condition)} is ${list}`;
}

function dateWords(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}

function timeWords({ from, until }: Extract<Condition, { readonly op: 'time' }>): string {
  const day = (seconds: number) => dateWords(seconds * 1000);
  if (from !== undefined && until !== undefined) return `between ${day(from)} and ${day(until)} UTC`;
  return from === undefined ? `before ${day(until ?? 0)} UTC` : `from ${day(from)} UTC`;
}

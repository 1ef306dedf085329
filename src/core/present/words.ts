import type { Condition } from '../model/condition.ts';
import type { Who } from '../model/exposure.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import { IDENTITY_KEY, type Identity } from '../model/identity.ts';

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
      return peopleWords(
        who.keys,
        who.attribute === IDENTITY_KEY ? me?.key : String(me?.attributes[who.attribute]),
      );
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
    const { attribute, values } = condition;
    return values.length > 2
      ? `${values.length} ${plural(attribute)}`
      : `${attribute} ${values.map(valueWords).join(' or ')}`;
  }
  if (condition?.op === 'compare' && condition.relation === '=') {
    return `${condition.attribute} ${valueWords(condition.value)}`;
  }
  return whoWords(who, me);
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function peopleWords(keys: readonly string[], mine: string | undefined): string {
  const others = keys.filter((key) => key !== mine).length;
  const people = others === 1 ? '1 person' : `${others} people`;
  if (others === keys.length) return people;
  return others === 0 ? 'you' : `you + ${people}`;
}

export function conditionWords(condition: Condition): string {
  switch (condition.op) {
    case 'always':
      return 'everyone';
    case 'never':
      return 'nobody';
    case 'one of':
      return oneOfWords(condition.attribute, condition.values);
    case 'set':
      return `${nameOf(condition.attribute)} ${condition.relation} ${condition.values.join(', ')}`;
    case 'has':
    case 'truthy':
      return `has ${nameOf(condition.attribute)}`;
    case 'compare':
      return compareWords(condition);
    case 'text':
      return `${nameOf(condition.attribute)} ${condition.relation} ${condition.value}`;
    case 'version':
      return `${nameOf(condition.attribute)} ${condition.relation} ${condition.value}`;
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

function nameOf(attribute: string): string {
  return attribute === IDENTITY_KEY ? 'user key' : attribute;
}

function compareWords({
  attribute,
  relation,
  value,
}: Extract<Condition, { readonly op: 'compare' }>): string {
  const sign = relation === '=' ? 'is' : relation === '!=' ? 'is not' : relation;
  return `${nameOf(attribute)} ${sign} ${valueWords(value)}`;
}

function oneOfWords(attribute: string, values: readonly FlagValue[]): string {
  if (attribute === IDENTITY_KEY)
    return values.length === 1 ? `user key is ${valueWords(values[0])}` : `${values.length} people`;
  const words = values.map(valueWords);
  const list =
    words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? 'nothing');
  return `${attribute} is ${list}`;
}

function timeWords({ from, until }: Extract<Condition, { readonly op: 'time' }>): string {
  const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
  if (from !== undefined && until !== undefined) return `between ${day(from)} and ${day(until)} UTC`;
  return from === undefined ? `before ${day(until ?? 0)} UTC` : `from ${day(from)} UTC`;
}

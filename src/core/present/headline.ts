import type { Exposure, Population, Stage } from '../model/exposure.ts';
import type { Identity } from '../model/identity.ts';
import { leftWords } from './time.ts';
import { percentWords, whoHeadline } from './words.ts';

const LIMIT = 30;

/** A stage is a circle that fills. */
export const GLYPHS: Readonly<Record<Stage, string>> = {
  dark: '○',
  me: '◉',
  team: '◔',
  ramp: '◑',
  everyone: '●',
  off: '⊘',
  unknown: '?',
};

/** Who is reached, in some thirty characters that are never wrong by omission. */
export function headline(exposure: Exposure, stage: Stage, me: Identity | undefined, now: number): string {
  switch (stage) {
    case 'off':
      return exposure.status === 'archived' ? 'archived' : 'off';
    case 'unknown':
      return exposure.unknown.length > 0 ? "can't tell" : "code's default";
    case 'dark':
      return 'nobody';
    case 'everyone':
      return everyoneWords(exposure) + left(exposure.released, now);
    case 'me':
      return `only ${pieces(exposure, me).join(' + ')}${left(exposure.released, now)}`;
    case 'team':
    case 'ramp':
      return shorten(pieces(exposure, me), exposure, me);
  }
}

function everyoneWords({ toggle, baseline, released }: Exposure): string {
  return toggle ? 'everyone' : `everyone: ${released[0]?.variation ?? baseline}`;
}

function left(released: readonly Population[], now: number): string {
  const ends = released.map(({ until }) => until).filter((until) => until !== undefined);
  return ends.length === 0
    ? ''
    : `, ${leftWords(Math.min(...ends) * 1000 - now).replace(/ \d+ m left/, ' left')}`;
}

/** One entry a population, earlier ones first; people named by several rules are counted together. */
function pieces({ released, toggle }: Exposure, me: Identity | undefined): readonly string[] {
  const named = released.flatMap(({ who }) => (who.kind === 'people' ? [who] : []));
  const merged = toggle && named.length > 1 ? mergePeople(released) : released;
  return [...new Set(merged.map((population) => piece(population, toggle, me)))];
}

function mergePeople(released: readonly Population[]): readonly Population[] {
  const first = released.find(({ who, share }) => who.kind === 'people' && share === 1);
  if (first?.who.kind !== 'people') return released;
  const { attribute } = first.who;
  const same = released.filter(
    ({ who, share }) => who.kind === 'people' && who.attribute === attribute && share === 1,
  );
  const keys = new Set(same.flatMap(({ who }) => (who.kind === 'people' ? who.keys : [])));
  const merged: Population = { ...first, who: { kind: 'people', attribute, keys: [...keys] } };
  return released.flatMap((population) =>
    population === first ? [merged] : same.includes(population) ? [] : [population],
  );
}

function piece({ who, share, variation }: Population, toggle: boolean, me: Identity | undefined): string {
  const people = who.kind === 'everyone' && share < 1 ? '' : whoHeadline(who, me);
  const part = share < 1 ? percentWords(share) : '';
  const reach = part !== '' && people !== '' ? `${part} of ${people}` : part + people;
  return toggle ? reach : `${variation ?? 'default'}${share < 1 ? '' : ':'} ${reach}`;
}

function shorten(parts: readonly string[], { heldBack, toggle }: Exposure, me: Identity | undefined): string {
  const separator = toggle ? ' + ' : ', ';
  const but =
    heldBack.length === 0 ? '' : ` but ${heldBack.map(({ who }) => whoHeadline(who, me)).join(', ')}`;
  const whole = parts.join(separator) + but;
  if (whole.length <= LIMIT) return whole;
  const exceptions = but === '' ? '' : ' but some';
  const [first = '', ...rest] = parts;
  const short = rest.length === 0 ? first : `${first}${separator}${rest.length} more`;
  if ((short + exceptions).length <= LIMIT) return short + exceptions;
  const ramping = parts.some((part) => part.includes('%')) ? ', ramping' : '';
  return `${parts.length === 1 ? '1 group' : `${parts.length} groups`}${ramping}${exceptions}`;
}

import { t } from '@vscode/l10n';
import type { Exposure, Population, Stage } from '../model/exposure.ts';
import type { Identity } from '../model/identity.ts';
import { roundLeftWords } from './time.ts';
import { percentWords, whoHeadline } from './words.ts';

const LIMIT = 30;
/** Of a variation's name, so that whom it reaches finds room beside it. */
const NAME_LIMIT = 16;

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
      return exposure.status === 'archived' ? t('archived') : t('off');
    case 'unknown':
      return exposure.unknown.length > 0 ? t("can't tell") : t("code's default");
    case 'dark':
      return t('nobody');
    case 'everyone':
      return withEnd(everyoneWords(exposure), left(exposure.released.filter(isWide), now));
    case 'me':
      return withEnd(t`only ${pieces(exposure, me).join(' + ')}`, left(exposure.released, now));
    case 'team':
    case 'ramp':
      return shorten(pieces(exposure, me), exposure, me);
  }
}

function everyoneWords({ toggle, baseline, released }: Exposure): string {
  return toggle ? t('everyone') : t`everyone: ${released[0]?.variation ?? baseline ?? ''}`;
}

function isWide({ who }: Population): boolean {
  return who.kind === 'everyone';
}

/** Until the last of it ends; nothing where a part of it does not. */
function left(populations: readonly Population[], now: number): string {
  const ends = populations.map(({ until }) => until ?? Number.POSITIVE_INFINITY);
  const end = Math.max(...ends);
  return Number.isFinite(end) ? `, ${roundLeftWords(end * 1000 - now)}` : '';
}

function withEnd(words: string, end: string): string {
  return clip(words, LIMIT - end.length) + end;
}

function clip(words: string, limit: number): string {
  return words.length <= limit ? words : `${words.slice(0, limit - 1)}…`;
}

/** One entry a population, earlier ones first; people named by several rules are counted together. */
function pieces({ released, toggle }: Exposure, me: Identity | undefined): readonly string[] {
  const merged = toggle ? mergePeople(mergeShares(released)) : released;
  if (toggle && merged.some((population) => isWide(population) && population.share === 1))
    return [t('everyone')];
  const words = merged.map((population) => piece(population, toggle, me));
  return words.filter((part, at) => part.includes('%') || words.indexOf(part) === at);
}

/** Two variations of one split that are both on count as one. */
function mergeShares(released: readonly Population[]): readonly Population[] {
  const merged = new Map<Population['who'], Population>();
  for (const population of released) {
    const share = (merged.get(population.who)?.share ?? 0) + population.share;
    merged.set(population.who, { ...population, share: share > 1 - 1e-9 ? 1 : share });
  }
  return [...merged.values()];
}

function mergePeople(released: readonly Population[]): readonly Population[] {
  const first = released.find(({ who, share }) => who.kind === 'people' && share === 1);
  if (first?.who.kind !== 'people') return released;
  const { attribute, of } = first.who;
  const same = released.filter(
    ({ who, share }) => who.kind === 'people' && who.attribute === attribute && who.of === of && share === 1,
  );
  const keys = new Set(same.flatMap(({ who }) => (who.kind === 'people' ? who.keys : [])));
  const merged: Population = { ...first, who: { ...first.who, keys: [...keys] } };
  return released.flatMap((population) =>
    population === first ? [merged] : same.includes(population) ? [] : [population],
  );
}

function piece(population: Population, toggle: boolean, me: Identity | undefined): string {
  const reach = reachWords(population, me);
  const { variation, share } = population;
  return toggle ? reach : `${clip(variation ?? t('default'), NAME_LIMIT)}${share < 1 ? '' : ':'} ${reach}`;
}

/** A bare percentage is one of everyone. */
function reachWords({ who, share }: Population, me: Identity | undefined): string {
  if (share === 1) return whoHeadline(who, me);
  return who.kind === 'everyone' ? percentWords(share) : t`${percentWords(share)} of ${whoHeadline(who, me)}`;
}

function shorten(parts: readonly string[], { heldBack, toggle }: Exposure, me: Identity | undefined): string {
  const separator = toggle ? ' + ' : ', ';
  const but = heldBack.length === 0 ? '' : t` but ${heldBack.map((part) => reachWords(part, me)).join(', ')}`;
  const whole = parts.join(separator) + but;
  if (whole.length <= LIMIT) return whole;
  const exceptions = but === '' ? '' : t(' but some');
  const [first = '', ...rest] = parts;
  const short = rest.length === 0 ? first : `${first}${separator}${groups(rest.length)}`;
  if ((short + exceptions).length <= LIMIT) return short + exceptions;
  if (rest.length === 0) return clip(first, LIMIT - exceptions.length) + exceptions;
  const ramping = parts.some((part) => part.includes('%')) ? t(', ramping') : '';
  return `${groups(parts.length)}${ramping}${exceptions}`;
}

/** Not of people: a segment or a share counts as one. */
function groups(count: number): string {
  return count === 1 ? t('1 group') : t`${count} groups`;
}

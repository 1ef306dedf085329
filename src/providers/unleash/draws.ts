import MurmurHash3 from 'imurmurhash';
import type { Draw } from '../../core/model/condition.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import { attributeOf, IDENTITY_KEY, type Identity } from '../../core/model/identity.ts';

/**
 * How Unleash draws: murmur3 of `group:id`, into 100 parts for a rollout, into as many as the weights add up to for
 * variants, which have a seed of their own (unleash-client 6.12.1, `lib/strategy/util.js`).
 */
interface Bucketing {
  readonly group: string;
  readonly stickiness: string;
  readonly parts: number;
  readonly seed: number;
}

const ROLLOUT_PARTS = 100;
const VARIANT_SEED = 86028157;

export function rolloutDraw(group: string, stickiness: string): Draw {
  return draw({ group, stickiness, parts: ROLLOUT_PARTS, seed: 0 });
}

export function variantDraw(group: string, stickiness: string, totalWeight: number): Draw {
  return draw({ group, stickiness, parts: totalWeight, seed: VARIANT_SEED });
}

function draw(bucketing: Bucketing): Draw {
  return { by: wordsFor(bucketing.stickiness), bucketing };
}

function wordsFor(stickiness: string): string {
  if (isByKey(stickiness)) return 'user key';
  return stickiness === 'random' ? 'chance' : stickiness;
}

/** By `default` it is the user's key wherever there is one. */
export function isByKey(stickiness: string): boolean {
  return stickiness === 'default' || stickiness === 'userId';
}

/**
 * The middle of the identity's part: parts are whole, so comparing with a share is exact at its edges.
 * Undefined by chance, and beyond ASCII, which the SDKs of different languages hash differently.
 */
export function position({ bucketing }: Draw, _: FlagState, identity: Identity): number | undefined {
  const { group, stickiness, parts, seed } = bucketing as Bucketing;
  if (stickiness === 'random') return undefined;
  const by = attributeOf(identity, isByKey(stickiness) ? IDENTITY_KEY : stickiness);
  if (by === undefined || by === null || by === '') return undefined;
  const text = `${group}:${String(by)}`;
  if (!isAscii(text)) return undefined;
  return ((MurmurHash3(text, seed).result() % parts) + 0.5) / parts;
}

function isAscii(text: string): boolean {
  return [...text].every((letter) => letter <= '\u007f');
}

import { sha1 } from '@noble/hashes/legacy';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import * as v from 'valibot';
import type { Draw } from '../../core/model/condition.ts';
import type { FlagState } from '../../core/model/flagState.ts';
import { attributeOf, IDENTITY_KEY, type Identity } from '../../core/model/identity.ts';
import { lookingAt, USER } from './attributes.ts';

/** What a place in a draw is hashed from; the seed takes the place of key and salt. */
const Bucketing = v.object({
  key: v.string(),
  salt: v.optional(v.string()),
  seed: v.optional(v.number()),
  attribute: v.string(),
  kind: v.optional(v.string()),
});

interface Drawing {
  readonly key: string;
  /** Undefined where the API does not tell it: of segments. */
  readonly salt: string | undefined;
  readonly seed?: number | null | undefined;
  readonly bucketBy?: string | null | undefined;
  readonly contextKind?: string | null | undefined;
}

/** Undefined where the attribute that is drawn by cannot be said in our terms. */
export function drawOf({ key, salt, seed, bucketBy, contextKind }: Drawing): Draw | undefined {
  const looking = lookingAt(bucketBy || 'key', contextKind);
  if (looking === undefined) return undefined;
  const { attribute, kind = USER } = looking;
  const bucketing: v.InferOutput<typeof Bucketing> = {
    key,
    ...(salt === undefined ? {} : { salt }),
    ...(seed ? { seed } : {}),
    attribute,
    kind,
  };
  return { by: attribute === IDENTITY_KEY ? `${kind} key` : attribute, bucketing };
}

/**
 * As the SDKs do: the first 15 hexadecimal digits of a SHA-1 over `key.salt.value` or `seed.value`, as a part of
 * their greatest value; who has no text or whole number to hash comes first.
 * https://launchdarkly.com/docs/sdk/concepts/flag-evaluation-rules and `Bucketer.ts` of launchdarkly/js-core.
 */
export function positionIn(draw: Draw, _state: FlagState, identity: Identity): number | undefined {
  const bucketing = v.safeParse(Bucketing, draw.bucketing);
  if (!bucketing.success) return undefined;
  const { key, salt, seed, attribute, kind } = bucketing.output;
  if (salt === undefined && seed === undefined) return undefined;
  const value = attributeOf(identity, attribute, kind);
  if (typeof value !== 'string' && !Number.isInteger(value)) return 0;
  const hash = bytesToHex(sha1(utf8ToBytes(`${seed ?? `${key}.${salt}`}.${value}`)));
  // 2 ** 60 is what 0xfffffffffffffff, which the SDKs divide by, is as a floating-point number.
  return Number.parseInt(hash.slice(0, 15), 16) / 2 ** 60;
}

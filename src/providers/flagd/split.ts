import MurmurHash3 from 'imurmurhash';
import type { Draw } from '../../core/model/condition.ts';
import type { FlagValue } from '../../core/model/flag.ts';
import type { Serve, Share } from '../../core/model/flagState.ts';
import { attributeOf, IDENTITY_KEY, type Identity } from '../../core/model/identity.ts';
import { attribute, nativeText, operation, resolved } from './conditions.ts';
import type { JsonObject, RawFlag } from './document.ts';

/** What flagd hashes: an expression, or (undefined) the flag's key followed by the targeting key. */
interface Bucketing {
  readonly by: FlagValue | undefined;
}

/** `fractional`: https://flagd.dev/reference/custom-operations/fractional-operation/ */
export function splitOf(
  args: readonly FlagValue[],
  flag: RawFlag,
  evaluators: JsonObject,
  fallThrough: Serve,
): Serve {
  const explicit = !Array.isArray(args[0]);
  const buckets = (explicit ? args.slice(1) : args).map(bucket);
  const read = buckets.filter((part) => part !== undefined);
  const total = read.reduce((sum, { weight }) => sum + weight, 0);
  if (read.length !== buckets.length || read.some(({ variant }) => !Object.hasOwn(flag.variants, variant))) {
    return { kind: 'unknown', text: nativeText({ fractional: args }, evaluators) };
  }
  if (total === 0) return fallThrough;
  const shares: readonly Share[] = read.map(({ variant, weight }) => ({
    variation: variant,
    share: weight / total,
  }));
  const bucketing: Bucketing = { by: explicit ? resolved(args[0] ?? null, evaluators) : undefined };
  return { kind: 'split', by: wordsFor(bucketing), bucketing, shares };
}

/**
 * Where an identity comes in: the hash's part of its range, which flagd compares with the running sum of the weights.
 * Undefined when it hashes something we cannot compute or the identity lacks.
 */
export function positionIn({ bucketing }: Draw, key: string, identity: Identity): number | undefined {
  const { by } = bucketing as Bucketing;
  const text = by === undefined ? key + identity.key : hashed(by, key, identity);
  return text === undefined ? undefined : MurmurHash3(text).result() / 2 ** 32;
}

/** The attribute that somebody may lack, who then has no place in the draw. A text put together has one always. */
export function attributeDrawnBy({ bucketing }: Draw): string | undefined {
  const name = attribute((bucketing as Bucketing).by);
  return name === IDENTITY_KEY || name?.startsWith('$flagd.') ? undefined : name;
}

function bucket(entry: FlagValue): { readonly variant: string; readonly weight: number } | undefined {
  if (!Array.isArray(entry) || entry.length === 0 || entry.length > 2) return undefined;
  const [variant, weight = 1] = entry as readonly FlagValue[];
  if (typeof variant !== 'string' || typeof weight !== 'number' || !Number.isInteger(weight))
    return undefined;
  return { variant, weight: Math.max(0, weight) };
}

function hashed(by: FlagValue, key: string, identity: Identity): string | undefined {
  if (typeof by === 'string') return by;
  const call = operation(by);
  if (call?.operator === 'cat') {
    const parts = call.args.map((part) => hashed(part, key, identity));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  const name = attribute(by);
  if (name === undefined) return undefined;
  const value = name === '$flagd.flagKey' ? key : attributeOf(identity, name);
  return typeof value === 'string' ? value : undefined;
}

function wordsFor({ by }: Bucketing): string {
  if (by === undefined) return 'user key';
  const parts = operation(by)?.operator === 'cat' ? (operation(by)?.args ?? []) : [by];
  const names = parts.map(attribute).filter((name) => name !== undefined && name !== '$flagd.flagKey');
  return names.map((name) => (name === '$key' ? 'user key' : name)).join(' and ') || 'an expression';
}

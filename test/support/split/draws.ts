import { bucket } from '@splitsoftware/splitio-commons/cjs/utils/murmur3/murmur3';
import type { Draw } from '../../../src/core/model/condition.ts';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { Secrets } from './oracle.ts';

/** Where somebody comes in, by the vendor's own hash, for whoever knows a flag's seeds. */
export function placeIn({ seed, trafficSeed }: Secrets, { bucketing }: Draw, { key }: Identity): number {
  const isTraffic = (bucketing as { readonly seed: string }).seed === 'traffic';
  return (bucket(key, isTraffic ? trafficSeed : seed) - 1) / 100;
}

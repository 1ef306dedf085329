import type { Flag, Served } from './api.ts';

/** What is to be served, as an instruction says it: variations by their ids, which all of them have to have. */
export function serving({ variations }: Flag, { variation, rollout }: Served) {
  const id = (index: number) => variations[index]?._id ?? '';
  if (!rollout) return { variationId: id(variation ?? -1) };
  return {
    rolloutWeights: Object.fromEntries(rollout.variations.map((each) => [id(each.variation), each.weight])),
    ...(rollout.bucketBy ? { rolloutBucketBy: rollout.bucketBy } : {}),
    ...(rollout.contextKind ? { rolloutContextKind: rollout.contextKind } : {}),
  };
}

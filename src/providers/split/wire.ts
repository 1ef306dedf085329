import * as v from 'valibot';

/** The Admin API's words, as far as they are needed; what else is in an answer is kept and left alone. */
const texts = v.optional(v.nullable(v.array(v.string())));

const Named = v.looseObject({ id: v.optional(v.nullable(v.string())), name: v.string() });

/** https://docs.split.io/reference/matcher-type */
export const Matcher = v.looseObject({
  type: v.string(),
  negate: v.optional(v.nullable(v.boolean())),
  attribute: v.optional(v.nullable(v.string())),
  string: v.optional(v.nullable(v.string())),
  strings: texts,
  bool: v.optional(v.nullable(v.boolean())),
  number: v.optional(v.nullable(v.number())),
  date: v.optional(v.nullable(v.number())),
  between: v.optional(v.nullable(v.object({ from: v.number(), to: v.number() }))),
  depends: v.optional(
    v.nullable(v.looseObject({ splitName: v.string(), treatment: v.optional(v.nullable(v.string())) })),
  ),
});

const Bucket = v.looseObject({ treatment: v.string(), size: v.number() });

const Treatment = v.looseObject({
  name: v.string(),
  keys: texts,
  segments: texts,
  largeSegments: texts,
  ruleBasedSegments: texts,
});

const Rule = v.looseObject({
  condition: v.looseObject({
    combiner: v.optional(v.nullable(v.string())),
    matchers: v.array(Matcher),
  }),
  buckets: v.array(Bucket),
});

/** A flag in one environment: https://docs.split.io/reference/feature-flag-definition */
export const Definition = v.looseObject({
  name: v.string(),
  trafficType: v.optional(v.nullable(Named)),
  killed: v.optional(v.nullable(v.boolean())),
  treatments: v.array(Treatment),
  defaultTreatment: v.string(),
  trafficAllocation: v.optional(v.nullable(v.number())),
  rules: v.optional(v.nullable(v.array(Rule))),
  defaultRule: v.optional(v.nullable(v.array(Bucket))),
  creationTime: v.optional(v.nullable(v.number())),
  lastUpdateTime: v.optional(v.nullable(v.number())),
  lastTrafficReceivedAt: v.optional(v.nullable(v.number())),
  prerequisites: v.optional(v.nullable(v.array(v.unknown()))),
});

/** What a flag is in every environment: https://docs.split.io/reference/get-feature-flag */
export const Metadata = v.looseObject({
  id: v.optional(v.nullable(v.string())),
  name: v.string(),
  description: v.optional(v.nullable(v.string())),
  tags: v.optional(v.nullable(v.array(v.looseObject({ name: v.string() })))),
  rolloutStatus: v.optional(v.nullable(Named)),
});

export const Workspace = v.looseObject({ id: v.string(), name: v.string() });

export const SplitEnvironment = v.looseObject({
  id: v.string(),
  name: v.string(),
  production: v.optional(v.nullable(v.boolean())),
  orgId: v.optional(v.nullable(v.string())),
});

export const SegmentKeys = v.looseObject({
  keys: v.array(v.looseObject({ key: v.string() })),
  count: v.number(),
});

export const ChangeRequest = v.looseObject({ id: v.string(), status: v.optional(v.nullable(v.string())) });

export type Matcher = v.InferOutput<typeof Matcher>;
export type Bucket = v.InferOutput<typeof Bucket>;
export type Treatment = v.InferOutput<typeof Treatment>;
export type Rule = v.InferOutput<typeof Rule>;
export type Definition = v.InferOutput<typeof Definition>;
export type Metadata = v.InferOutput<typeof Metadata>;
export type ChangeRequest = v.InferOutput<typeof ChangeRequest>;
export type SplitEnvironment = v.InferOutput<typeof SplitEnvironment>;

import * as v from 'valibot';
import type { Definition } from './definitions.ts';

/** What docs.split.io documents of a definition (Split Grammar), strictly: there is no published OpenAPI to check against. */
const Bucket = v.strictObject({
  treatment: v.string(),
  size: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
});

const Matcher = v.strictObject({
  type: v.string(),
  negate: v.optional(v.boolean()),
  attribute: v.optional(v.string()),
  string: v.optional(v.string()),
  strings: v.optional(v.array(v.string())),
  bool: v.optional(v.boolean()),
  number: v.optional(v.number()),
  date: v.optional(v.number()),
  between: v.optional(v.strictObject({ from: v.number(), to: v.number() })),
  depends: v.optional(v.strictObject({ splitName: v.string(), treatment: v.string() })),
});

const shares = v.pipe(
  v.array(Bucket),
  v.check((buckets) => buckets.reduce((sum, { size }) => sum + size, 0) === 100, 'sizes must sum to 100'),
);

const Treatment = v.strictObject({
  name: v.string(),
  description: v.optional(v.string()),
  configurations: v.optional(v.string()),
  keys: v.optional(v.array(v.string())),
  segments: v.optional(v.array(v.string())),
  largeSegments: v.optional(v.array(v.string())),
});

const Written = v.looseObject({
  name: v.string(),
  treatments: v.pipe(v.array(Treatment), v.minLength(2)),
  defaultTreatment: v.string(),
  baselineTreatment: v.optional(v.string()),
  trafficAllocation: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  rules: v.array(
    v.strictObject({
      condition: v.strictObject({ combiner: v.optional(v.literal('AND')), matchers: v.array(Matcher) }),
      buckets: shares,
    }),
  ),
  defaultRule: shares,
});

const Operations = v.pipe(
  v.array(
    v.strictObject({
      op: v.picklist(['test', 'add', 'remove', 'replace']),
      path: v.pipe(v.string(), v.startsWith('/')),
      value: v.optional(v.unknown()),
    }),
  ),
  v.minLength(1),
);

export function badPatch(body: unknown): string | undefined {
  const result = v.safeParse(Operations, body);
  return result.success ? undefined : `Not a JSON Patch: ${result.issues[0].message}`;
}

/** The payload documented for a new flag. */
const Name = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  description: v.optional(v.string()),
  owners: v.optional(v.array(v.strictObject({ id: v.string(), type: v.picklist(['User', 'Team']) }))),
});

export function badName(body: unknown): string | undefined {
  const result = v.safeParse(Name, body);
  return result.success ? undefined : `Not a feature flag: ${result.issues[0].message}`;
}

/** What may be sent for a new definition, beside a comment. */
const Creation = v.strictObject({
  treatments: Written.entries.treatments,
  defaultTreatment: v.string(),
  rules: v.optional(Written.entries.rules),
  defaultRule: shares,
});

export function badCreation(fields: unknown): string | undefined {
  const result = v.safeParse(Creation, fields);
  return result.success ? undefined : `${v.getDotPath(result.issues[0])}: ${result.issues[0].message}`;
}

/** Why Split would not take such a definition. */
export function badDefinition(definition: Definition): string | undefined {
  const result = v.safeParse(Written, definition);
  if (!result.success) return `${v.getDotPath(result.issues[0])}: ${result.issues[0].message}`;
  const keys = definition.treatments.flatMap((treatment) => treatment.keys ?? []);
  if (new Set(keys).size < keys.length) return 'A key is targeted twice';
  const names = definition.treatments.map(({ name }) => name);
  return names.includes(definition.defaultTreatment) ? undefined : 'The default treatment does not exist';
}

import * as v from 'valibot';

/** Unleash's own words, as its administration API (7.5.1) speaks them. What we do not need is left out. */
const constraint = v.object({
  contextName: v.string(),
  operator: v.string(),
  values: v.optional(v.nullable(v.array(v.nullable(v.string())))),
  value: v.optional(v.nullable(v.string())),
  inverted: v.optional(v.boolean()),
  caseInsensitive: v.optional(v.boolean()),
});

const variant = v.object({
  name: v.string(),
  weight: v.number(),
  weightType: v.optional(v.string()),
  stickiness: v.optional(v.string()),
  payload: v.optional(v.nullable(v.object({ type: v.string(), value: v.string() }))),
  /** Of a flag's own variants only, which the strategies' variants have taken the place of. */
  overrides: v.optional(
    v.nullable(v.array(v.object({ contextName: v.string(), values: v.array(v.string()) }))),
  ),
});

const parameters = v.record(v.string(), v.unknown());

const segment = v.object({ id: v.number(), name: v.string(), constraints: v.array(constraint) });

const strategyFields = {
  id: v.string(),
  name: v.string(),
  title: v.optional(v.nullable(v.string())),
  disabled: v.optional(v.nullable(v.boolean())),
  constraints: v.optional(v.array(constraint), []),
  parameters: v.optional(parameters, {}),
};

export type NativeConstraint = v.InferOutput<typeof constraint>;
export type NativeVariant = v.InferOutput<typeof variant>;
export type NativeSegment = v.InferOutput<typeof segment>;

export interface NativeStrategy {
  readonly id: string;
  readonly name: string;
  readonly title?: string | null | undefined;
  readonly constraints: readonly NativeConstraint[];
  readonly segments: readonly NativeSegment[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly variants: readonly NativeVariant[];
}

export interface NativeDependency {
  readonly feature: string;
  readonly enabled?: boolean | undefined;
  readonly variants?: readonly string[] | undefined;
}

/** A feature in one environment. */
export interface NativeFeature {
  readonly overview: NativeOverview;
  /** The last stage of its life: it has done its work. */
  readonly completed: boolean;
  readonly enabled: boolean;
  /** In the order in which they are tried, without those that are disabled. */
  readonly strategies: readonly NativeStrategy[];
  readonly variants: readonly NativeVariant[];
  readonly dependencies: readonly NativeDependency[];
  /** The release plan that is under way, where the feature was read by itself. */
  readonly plan?: ReleasePlan;
}

export interface ReleasePlan {
  readonly name: string;
  readonly milestone: string;
  /** When its next milestone begins by itself, Unix milliseconds. */
  readonly next?: number;
}

/** An entry of `GET /api/admin/projects/{p}/features`, which has all of them in one answer. */
const overview = v.object({
  name: v.string(),
  type: v.string(),
  description: v.optional(v.nullable(v.string())),
  createdAt: v.string(),
  stale: v.optional(v.boolean()),
  tags: v.optional(v.nullable(v.array(v.object({ type: v.string(), value: v.string() })))),
  environments: v.array(
    v.object({
      name: v.string(),
      variantCount: v.optional(v.number()),
      lastSeenAt: v.optional(v.nullable(v.string())),
    }),
  ),
});

export type NativeOverview = v.InferOutput<typeof overview>;

export const featuresAnswer = v.object({ features: v.array(overview) });

export const searchAnswer = v.object({
  features: v.array(v.object({ name: v.string(), dependencyType: v.optional(v.nullable(v.string())) })),
  total: v.number(),
});

export type NativeFound = v.InferOutput<typeof searchAnswer>['features'][number];

/** Whether any feature of the project depends on another. */
export const dependenciesAnswer = v.boolean();

/**
 * `POST /api/admin/playground`: the one bulk answer that holds strategies without leaving a trace. The export
 * (`/features-batch/export`) holds them too, but writes all of it into the audit log each time it is asked.
 */
export const playgroundAnswer = v.object({
  features: v.array(
    v.object({
      name: v.string(),
      isEnabled: v.boolean(),
      isEnabledInCurrentEnvironment: v.boolean(),
      variant: v.object({
        name: v.string(),
        enabled: v.boolean(),
        payload: v.optional(v.nullable(v.object({ type: v.string(), value: v.string() }))),
      }),
      strategies: v.object({
        data: v.array(
          v.object({
            ...strategyFields,
            segments: v.optional(v.array(segment), []),
            result: v.object({ variants: v.optional(v.nullable(v.array(variant))) }),
          }),
        ),
      }),
    }),
  ),
});

export type PlaygroundFeature = v.InferOutput<typeof playgroundAnswer>['features'][number];

export const featureAnswer = v.object({
  archived: v.optional(v.boolean(), false),
  dependencies: v.optional(
    v.array(
      v.object({
        feature: v.string(),
        enabled: v.optional(v.boolean()),
        variants: v.optional(v.array(v.string())),
      }),
    ),
    [],
  ),
  environments: v.array(
    v.object({
      name: v.string(),
      enabled: v.boolean(),
      strategies: v.array(
        v.object({
          ...strategyFields,
          segments: v.optional(v.array(v.number()), []),
          variants: v.optional(v.array(variant), []),
        }),
      ),
    }),
  ),
});

export type FeatureAnswer = v.InferOutput<typeof featureAnswer>;

/** `GET …/environments/{e}/release-plans`, of the Enterprise edition. */
export const releasePlansAnswer = v.array(
  v.object({
    name: v.string(),
    activeMilestoneId: v.nullish(v.string()),
    milestones: v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        startedAt: v.nullish(v.string()),
        pausedAt: v.nullish(v.string()),
        transitionCondition: v.nullish(v.object({ intervalMinutes: v.number() })),
      }),
    ),
  }),
);

export const variantsAnswer = v.object({ variants: v.array(variant) });

export const eventsAnswer = v.object({
  events: v.array(
    v.object({
      id: v.number(),
      type: v.string(),
      createdBy: v.string(),
      createdAt: v.string(),
      featureName: v.optional(v.nullable(v.string())),
      project: v.optional(v.nullable(v.string())),
      environment: v.optional(v.nullable(v.string())),
      label: v.optional(v.nullable(v.string())),
    }),
  ),
  total: v.optional(v.number()),
});

export const projectsAnswer = v.object({
  projects: v.array(v.object({ id: v.string(), name: v.string() })),
});

export const environmentsAnswer = v.object({
  environments: v.array(
    v.object({ name: v.string(), type: v.string(), visible: v.optional(v.boolean(), true) }),
  ),
});

export const segmentsAnswer = v.object({ segments: v.array(segment) });

export const createdStrategy = v.object({ id: v.string() });
export const createdChangeRequest = v.object({ id: v.number() });

export const metricsAnswer = v.object({
  data: v.array(
    v.object({
      environment: v.string(),
      yes: v.number(),
      no: v.number(),
      variants: v.optional(v.record(v.string(), v.number()), {}),
    }),
  ),
});

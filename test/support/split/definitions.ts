/** Definitions as docs.split.io writes them, for tests. */
export interface Matcher {
  readonly type: string;
  readonly negate?: boolean;
  readonly attribute?: string;
  readonly string?: string;
  readonly strings?: readonly string[];
  readonly bool?: boolean;
  readonly number?: number;
  readonly date?: number;
  readonly between?: { readonly from: number; readonly to: number };
  readonly depends?: { readonly splitName: string; readonly treatment: string };
}

export interface Bucket {
  readonly treatment: string;
  readonly size: number;
}

export interface Treatment {
  readonly name: string;
  readonly description?: string;
  readonly configurations?: string;
  readonly keys?: readonly string[];
  readonly segments?: readonly string[];
  readonly largeSegments?: readonly string[];
}

export interface Definition {
  readonly name: string;
  readonly environment: { readonly id: string; readonly name: string };
  readonly trafficType: { readonly id: string; readonly name: string };
  readonly killed: boolean;
  readonly treatments: readonly Treatment[];
  readonly defaultTreatment: string;
  readonly baselineTreatment?: string;
  readonly trafficAllocation: number;
  readonly rules: readonly {
    readonly condition: { readonly combiner?: string; readonly matchers: readonly Matcher[] };
    readonly buckets: readonly Bucket[];
  }[];
  readonly defaultRule: readonly Bucket[];
  readonly creationTime: number;
  readonly lastUpdateTime: number;
  readonly lastTrafficReceivedAt?: number;
  readonly flagSets: readonly unknown[];
}

const CREATED = Date.parse('2026-01-01T00:00:00Z');

/** A toggle that is off for everybody, but for what is said. */
export function definition(name: string, fields: Partial<Definition> = {}): Definition {
  return {
    name,
    environment: { id: 'env-production', name: 'Production' },
    trafficType: { id: 'tt-user', name: 'user' },
    killed: false,
    treatments: [
      { name: 'on', description: '' },
      { name: 'off', description: '' },
    ],
    defaultTreatment: 'off',
    baselineTreatment: 'off',
    trafficAllocation: 100,
    rules: [],
    defaultRule: [{ treatment: 'off', size: 100 }],
    creationTime: CREATED,
    lastUpdateTime: CREATED,
    flagSets: [],
    ...fields,
  };
}

export const listed = (attribute: string, ...strings: readonly string[]): Matcher => ({
  type: 'IN_LIST_STRING',
  attribute,
  strings,
});

export const rule = (treatment: string, ...matchers: readonly Matcher[]): Definition['rules'][number] => ({
  condition: { combiner: 'AND', matchers },
  buckets: [{ treatment, size: 100 }],
});

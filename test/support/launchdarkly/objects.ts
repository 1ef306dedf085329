/** Objects as LaunchDarkly's REST API has them: what it requires of them, and what a test says. */

export interface ClauseJson {
  _id?: string;
  attribute: string;
  op: string;
  values: unknown[];
  negate: boolean;
  contextKind?: string;
}

export interface RolloutJson {
  variations: { variation: number; weight: number }[];
  bucketBy?: string;
  contextKind?: string;
  seed?: number;
  experimentAllocation?: { defaultVariation: number; canReshuffle: boolean; type?: string };
}

export interface ServedJson {
  variation?: number;
  rollout?: RolloutJson;
}

export interface TargetJson {
  values: string[];
  variation: number;
  contextKind: string;
}

export interface RuleJson extends ServedJson {
  _id: string;
  clauses: ClauseJson[];
  trackEvents: boolean;
  disabled?: boolean;
  description?: string;
}

export interface ConfigJson {
  on: boolean;
  archived: boolean;
  salt: string;
  sel: string;
  lastModified: number;
  version: number;
  targets: TargetJson[];
  contextTargets: TargetJson[];
  rules: RuleJson[];
  fallthrough: ServedJson;
  offVariation?: number;
  prerequisites: { key: string; variation: number }[];
  _site: { href: string; type: string };
  _environmentName: string;
  trackEvents: boolean;
  trackEventsFallthrough: boolean;
}

export interface FlagJson {
  key: string;
  name: string;
  kind: 'boolean' | 'multivariate';
  description: string;
  _version: number;
  creationDate: number;
  variations: { _id: string; value: unknown; name?: string }[];
  temporary: boolean;
  archived: boolean;
  tags: string[];
  _links: object;
  _maintainer: { _id: string; _links: object; role: string; email: string };
  _purpose?: string;
  experiments: { baselineIdx: number; items: never[] };
  customProperties: object;
  environments: Record<string, ConfigJson>;
}

export interface SegmentJson {
  key: string;
  name: string;
  tags: string[];
  creationDate: number;
  lastModifiedDate: number;
  included: string[];
  excluded: string[];
  includedContexts: { contextKind: string; values: string[] }[];
  excludedContexts: { contextKind: string; values: string[] }[];
  rules: { clauses: ClauseJson[]; weight?: number; bucketBy?: string; rolloutContextKind?: string }[];
  version: number;
  deleted: boolean;
  generation: number;
  unbounded: boolean;
  _links: object;
}

const CREATED = 1_700_000_000_000;

function configJson(environment: string, key: string, fields: Partial<ConfigJson>): ConfigJson {
  return {
    on: true,
    archived: false,
    salt: `salt of ${key} in ${environment}`,
    sel: 'sel',
    lastModified: CREATED,
    version: 1,
    targets: [],
    contextTargets: [],
    rules: [],
    fallthrough: { variation: 1 },
    offVariation: 1,
    prerequisites: [],
    _site: { href: `/shop/${environment}/features/${key}`, type: 'text/html' },
    _environmentName: environment,
    trackEvents: false,
    trackEventsFallthrough: false,
    ...fields,
  };
}

/** A toggle that is on and gives everybody `false`, but for what is said. */
export function flagJson(
  key: string,
  environments: Readonly<Record<string, Partial<ConfigJson>>>,
  fields: Partial<FlagJson> = {},
): FlagJson {
  const configs = Object.entries(environments).map(([name, config]) => [name, configJson(name, key, config)]);
  return {
    key,
    name: key,
    kind: 'boolean',
    description: '',
    _version: 1,
    creationDate: CREATED,
    variations: [
      { _id: `${key}-yes`, value: true },
      { _id: `${key}-no`, value: false },
    ],
    temporary: true,
    archived: false,
    tags: [],
    _links: {},
    _maintainer: { _id: 'member', _links: {}, role: 'writer', email: 'ana@shop.example' },
    experiments: { baselineIdx: 0, items: [] },
    customProperties: {},
    environments: Object.fromEntries(configs),
    ...fields,
  };
}

export function segmentJson(key: string, fields: Partial<SegmentJson> = {}): SegmentJson {
  return {
    key,
    name: key,
    tags: [],
    creationDate: CREATED,
    lastModifiedDate: CREATED,
    included: [],
    excluded: [],
    includedContexts: [],
    excludedContexts: [],
    rules: [],
    version: 1,
    deleted: false,
    generation: 1,
    unbounded: false,
    _links: {},
    ...fields,
  };
}

export function ruleJson(fields: Partial<RuleJson>): RuleJson {
  return { _id: 'rule', clauses: [], trackEvents: false, variation: 0, ...fields };
}

export function clauseJson(
  attribute: string,
  op: string,
  values: unknown[],
  fields: Partial<ClauseJson> = {},
): ClauseJson {
  return { attribute, op, values, negate: false, contextKind: 'user', ...fields };
}

import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { tellsVariations } from '../../core/health/template.ts';
import type { Comparison, Gate, HealthConfig, HealthPlace, Measure } from '../../core/model/gate.ts';
import type { Ladder } from '../../core/model/ladder.ts';
import { CONFIG_FILE, ConfigError } from './fields.ts';

const HOUR_MS = 3_600_000;

const Text = v.pipe(v.string(), v.minLength(1));
const People = v.strictObject({
  source: Text,
  query: Text,
  /** Over which time the query counts: nobody could read a number of people without it. */
  hours: v.union([v.pipe(v.number(), v.gtValue(0)), v.literal('all')], 'a number of hours, or "all"'),
});
const Place = v.strictObject({
  name: Text,
  kind: Text,
  url: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\//, 'an http or https address'))),
  project: v.optional(Text),
  command: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
});
const GateEntry = v.strictObject({
  name: Text,
  source: Text,
  share: v.optional(v.strictObject({ bad: Text, of: Text })),
  mean: v.optional(v.strictObject({ sum: Text, squares: Text, count: Text })),
  value: v.optional(Text),
  against: v.optional(v.picklist(['variation', 'before'])),
  tolerate: v.optional(v.pipe(v.number(), v.minValue(0))),
  below: v.optional(v.number()),
  above: v.optional(v.number()),
  worse: v.optional(v.picklist(['higher', 'lower'])),
  unit: v.optional(v.string()),
  windowHours: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(24 * 30)), 24),
  noData: v.optional(v.picklist(['not enough', 'cannot tell', 'unhealthy', 'zero']), 'cannot tell'),
  flags: v.optional(v.array(Text), ['*']),
});
const Health = v.object({
  healthSources: v.optional(v.array(Place), []),
  gates: v.optional(v.array(GateEntry), []),
  people: v.optional(People),
});

type GateEntry = v.InferOutput<typeof GateEntry>;

/** `healthSources`, `gates` and `people` of a configuration; undefined where it names none. */
export function readHealth(config: unknown, root: string): HealthConfig | undefined {
  const result = v.safeParse(Health, config);
  if (!result.success) {
    const [issue] = result.issues;
    const name = v.getDotPath(issue) ?? '';
    throw wrong(
      issue.expected === 'never'
        ? t`"${name}" is not known`
        : t`"${name}" has to be ${issue.expected ?? t('something else')}`,
    );
  }
  const { healthSources, gates, people } = result.output;
  if (healthSources.length === 0 && gates.length === 0 && people === undefined) return undefined;
  const sources = healthSources.map(({ url, ...place }) =>
    withoutUndefined<HealthPlace>({ ...place, url: url?.replace(/\/+$/, ''), root }),
  );
  const read = {
    sources,
    gates: gates.map(gateOf),
    ...(people === undefined ? {} : { people: countedBy(people) }),
  };
  assertKnown(read);
  return read;
}

function countedBy({ hours, ...asked }: v.InferOutput<typeof People>): NonNullable<HealthConfig['people']> {
  return { ...asked, ...(hours === 'all' ? {} : { hours }) };
}

function gateOf(entry: GateEntry): Gate {
  const { name, source, unit, windowHours, noData, flags } = entry;
  const measure = measureOf(entry);
  const comparison = comparisonOf(entry);
  const { kind: _, ...queries } = measure;
  if (comparison.against === 'variation' && !tellsVariations(Object.values(queries)))
    throw wrong(t`gate "${name}" compares variations, so each of its queries needs {{variation}}`);
  return {
    ...{ name, source, measure, comparison, noData, flags },
    worse: entry.worse ?? (entry.above === undefined ? 'higher' : 'lower'),
    unit: unit ?? (measure.kind === 'share' ? 'requests' : ''),
    windowMs: windowHours * HOUR_MS,
  };
}

function measureOf({ name, share, mean, value }: GateEntry): Measure {
  const measures: readonly (Measure | undefined)[] = [
    share && { kind: 'share', ...share },
    mean && { kind: 'mean', ...mean },
    value === undefined ? undefined : { kind: 'value', query: value },
  ];
  const [measure, ...more] = measures.filter((each) => each !== undefined);
  if (measure === undefined || more.length > 0)
    throw wrong(t`gate "${name}" needs one of "share", "mean" and "value"`);
  return measure;
}

function comparisonOf({ name, against, tolerate, below, above }: GateEntry): Comparison {
  const limit = below ?? above;
  if (against !== undefined && limit === undefined && tolerate !== undefined) return { against, tolerate };
  if (against === undefined && limit !== undefined && (below === undefined || above === undefined))
    return { against: 'limit', limit };
  throw wrong(t`gate "${name}" needs "below" or "above", or else "against" with "tolerate"`);
}

function assertKnown({ sources, gates, people }: HealthConfig): void {
  const names = new Set(sources.map(({ name }) => name));
  const stray = [...gates, ...(people === undefined ? [] : [{ ...people, name: 'people' }])].find(
    ({ source }) => !names.has(source),
  );
  if (stray !== undefined)
    throw wrong(t`"${stray.name}" asks "${stray.source}", which is not among "healthSources"`);
  const twice = gates.find(({ name }, at) => gates.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined) throw wrong(t`there are two gates called "${twice.name}"`);
}

/** A gate that is not there would never be healthy, and nobody would know why. */
export function assertGates(stages: Ladder | undefined, health: HealthConfig | undefined): void {
  const known = new Set(health?.gates.map(({ name }) => name));
  for (const { name, gates = [] } of stages ?? []) {
    const stray = gates.find((gate) => !known.has(gate));
    if (stray !== undefined)
      throw wrong(t`the stage "${name}" waits for "${stray}", which is not among "gates"`);
  }
}

function wrong(what: string): ConfigError {
  return new ConfigError(t`${CONFIG_FILE}: ${what}. It was not used.`);
}

function withoutUndefined<T extends object>(entry: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
}

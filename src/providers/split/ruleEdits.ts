import { sameJson } from '../../core/model/sameJson.ts';
import type { Bucket, Definition, Rule } from './wire.ts';

/** What comes after individual targets, and a segment out of those. */
export type RuleEdit =
  /** `at`: where among the rules; without it, last. */
  | { readonly edit: 'add rule'; readonly rule: Rule; readonly at?: number }
  | { readonly edit: 'remove rule'; readonly rule: Rule }
  | { readonly edit: 'default rule'; readonly buckets: readonly Bucket[] }
  | { readonly edit: 'traffic'; readonly percent: number }
  | { readonly edit: 'remove segment'; readonly treatment: string; readonly segment: string }
  | {
      readonly edit: 'add segment';
      readonly treatment: string;
      readonly segment: string;
      readonly at: number;
    };

/** JSON Patch: RFC 6902. */
export interface Operation {
  readonly op: 'test' | 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value?: unknown;
}

export interface Edited {
  readonly definition: Definition;
  readonly patch: readonly Operation[];
}

export function isRuleEdit<Other extends { readonly edit: 'add' | 'remove' }>(
  edit: Other | RuleEdit,
): edit is RuleEdit {
  return edit.edit !== 'add' && edit.edit !== 'remove';
}

export function ruleEdited(definition: Definition, edit: RuleEdit): Edited {
  switch (edit.edit) {
    case 'add rule':
      return withRule(definition, edit);
    case 'remove rule':
      return withoutRule(definition, edit.rule);
    case 'default rule':
      return withDefaultRule(definition, edit.buckets);
    case 'traffic': {
      const [path, value] = ['/trafficAllocation', edit.percent];
      const said = definition.trafficAllocation;
      const patch: Operation[] = [{ op: typeof said === 'number' ? 'replace' : 'add', path, value }];
      if (typeof said === 'number') patch.unshift({ op: 'test', path, value: said });
      return { definition: { ...definition, trafficAllocation: edit.percent }, patch };
    }
    default:
      return withSegment(definition, edit);
  }
}

/** A rule has no name and no number: it is told by what it says. */
export function placeOfRule({ rules }: Definition, rule: Rule): number {
  return (rules ?? []).findIndex((each) => sameJson(each, rule));
}

function withRule(definition: Definition, { rule, at }: Extract<RuleEdit, { edit: 'add rule' }>): Edited {
  const rules = definition.rules ?? undefined;
  if (rules === undefined)
    return {
      definition: { ...definition, rules: [rule] },
      patch: [{ op: 'add', path: '/rules', value: [rule] }],
    };
  const place = Math.min(at ?? rules.length, rules.length);
  const position = place === rules.length ? '-' : place;
  return {
    definition: { ...definition, rules: rules.toSpliced(place, 0, rule) },
    patch: [...tests('/rules', rules, place), { op: 'add', path: `/rules/${position}`, value: rule }],
  };
}

function withoutRule(definition: Definition, rule: Rule): Edited {
  const rules = definition.rules ?? [];
  const at = placeOfRule(definition, rule);
  if (at === -1) return { definition, patch: [] };
  return {
    definition: { ...definition, rules: rules.toSpliced(at, 1) },
    patch: [...tests('/rules', rules, at), { op: 'remove', path: `/rules/${at}` }],
  };
}

/** Of a rule only what it serves is tested: how the rest is spelled in an answer may not be how it is kept. */
function tests(path: string, rules: readonly Rule[], at: number): readonly Operation[] {
  const buckets = rules[at]?.buckets ?? [];
  return buckets.slice(0, 1).flatMap(({ treatment, size }): readonly Operation[] => [
    { op: 'test', path: `${path}/${at}/buckets/0/treatment`, value: treatment },
    { op: 'test', path: `${path}/${at}/buckets/0/size`, value: size },
  ]);
}

function withDefaultRule(definition: Definition, buckets: readonly Bucket[]): Edited {
  const now = definition.defaultRule ?? undefined;
  const guards = (now ?? []).flatMap(({ treatment, size }, at): readonly Operation[] => [
    { op: 'test', path: `/defaultRule/${at}/treatment`, value: treatment },
    { op: 'test', path: `/defaultRule/${at}/size`, value: size },
  ]);
  const change: Operation = {
    op: now === undefined ? 'add' : 'replace',
    path: '/defaultRule',
    value: buckets,
  };
  return { definition: { ...definition, defaultRule: [...buckets] }, patch: [...guards, change] };
}

function withSegment(definition: Definition, edit: Extract<RuleEdit, { readonly segment: string }>): Edited {
  const index = definition.treatments.findIndex(({ name }) => name === edit.treatment);
  const treatment = definition.treatments[index];
  const segments = treatment?.segments ?? [];
  const at = segments.indexOf(edit.segment);
  const isThere = at !== -1;
  if (treatment === undefined || isThere === (edit.edit === 'add segment')) return { definition, patch: [] };
  const place = edit.edit === 'add segment' ? Math.min(edit.at, segments.length) : at;
  const path = `/treatments/${index}/segments/${place}`;
  const next = isThere ? segments.toSpliced(at, 1) : segments.toSpliced(place, 0, edit.segment);
  return {
    definition: {
      ...definition,
      treatments: definition.treatments.with(index, { ...treatment, segments: next }),
    },
    patch: [
      { op: 'test', path: `/treatments/${index}/name`, value: treatment.name },
      ...(isThere
        ? [{ op: 'test', path, value: edit.segment } as const, { op: 'remove', path } as const]
        : [{ op: 'add', path, value: edit.segment } as const]),
    ],
  };
}

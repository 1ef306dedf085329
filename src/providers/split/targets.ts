import { t } from '@vscode/l10n';
import { anyOf, type Condition } from '../../core/model/condition.ts';
import type { Rule } from '../../core/model/flagState.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';
import type { Treatment } from './wire.ts';

interface Target {
  readonly treatment: string;
  readonly keys: readonly string[];
  readonly segments: readonly Condition[];
}

/**
 * Individual targets, keys and segments, which go before everything but a kill. Which of two treatments somebody
 * gets who is targeted for both is not documented: those people come first, and nobody can tell.
 */
export function targetRules(
  treatments: readonly Treatment[],
  segment: (name: string) => Condition,
): readonly Rule[] {
  const targets = treatments.map((treatment) => targetOf(treatment, segment));
  return [
    ...disputed(targets),
    ...targets.flatMap(({ treatment, keys }) => ruleFor(treatment, oneOfKeys(keys))),
    ...targets.flatMap(({ treatment, segments }) => ruleFor(treatment, anyOf(...segments))),
  ];
}

function targetOf(treatment: Treatment, segment: (name: string) => Condition): Target {
  const unread = [...(treatment.largeSegments ?? []), ...(treatment.ruleBasedSegments ?? [])];
  return {
    treatment: treatment.name,
    keys: treatment.keys ?? [],
    segments: [...(treatment.segments ?? []).map(segment), ...unread.map(unreadSegment)],
  };
}

/** Large segments cannot be listed, rule-based ones have a language of their own. */
function unreadSegment(name: string): Condition {
  return {
    op: 'segment',
    name,
    condition: { op: 'unknown', text: t`who is in the large or rule-based segment ${name}` },
  };
}

function ruleFor(treatment: string, condition: Condition): readonly Rule[] {
  if (condition.op === 'never' || (condition.op === 'one of' && condition.values.length === 0)) return [];
  return [{ name: t('individual targets'), condition, serve: { kind: 'variation', variation: treatment } }];
}

function disputed(targets: readonly Target[]): readonly Rule[] {
  const treatments = new Map<string, Set<string>>();
  for (const target of targets) {
    for (const key of known(target)) {
      treatments.set(key, (treatments.get(key) ?? new Set()).add(target.treatment));
    }
  }
  const twice = [...treatments].filter(([, names]) => names.size > 1).map(([key]) => key);
  const open = targets.flatMap((target) =>
    target.segments
      .filter((segment) => membersOf(segment) === undefined)
      .flatMap((segment) => {
        const others = targets.filter(({ treatment }) => treatment !== target.treatment).flatMap(known);
        return others.length === 0 ? [] : [{ op: 'and' as const, conditions: [oneOfKeys(others), segment] }];
      }),
  );
  return [...(twice.length === 0 ? [] : [oneOfKeys(twice)]), ...open].map((condition) => ({
    name: t('targeted for several treatments'),
    condition,
    serve: {
      kind: 'unknown',
      text: t('which treatment wins for a key that is individually targeted for several'),
    },
  }));
}

function known({ keys, segments }: Target): readonly string[] {
  return [...keys, ...segments.flatMap((segment) => membersOf(segment) ?? [])];
}

/** Undefined when they could not be read. */
function membersOf(segment: Condition): readonly string[] | undefined {
  const inner = segment.op === 'segment' ? segment.condition : segment;
  return inner.op === 'one of' ? inner.values.map(String) : undefined;
}

function oneOfKeys(values: readonly string[]): Condition {
  return { op: 'one of', attribute: IDENTITY_KEY, values };
}

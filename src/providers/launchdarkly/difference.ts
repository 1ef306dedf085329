import type { Config, Flag, Instruction } from './api.ts';
import { targetsOf } from './map.ts';
import { isSameServed } from './reach/change.ts';
import { serving } from './serving.ts';
import { kindOf } from './targets.ts';

/** What leads from one state of a flag in an environment to another in which its rules ask for the same people. */
export function difference(flag: Flag, was: Config, is: Config): readonly Instruction[] {
  const [old, next] = [targeted(was), targeted(is)];
  const moves = (kind: string, from: Targeted, to: Targeted) =>
    [...from.values()].flatMap(({ contextKind, variation, keys }): Instruction[] => {
      const known = to.get(nameOf(contextKind, variation))?.keys;
      const values = [...keys].filter((key) => !known?.has(key));
      const { variationId } = serving(flag, { variation });
      return values.length === 0 ? [] : [{ kind, contextKind, values, variationId }];
    });
  const rules = is.rules.flatMap((rule): Instruction[] => {
    const before = was.rules.find(({ _id }) => _id === rule._id);
    return before === undefined || isSameServed(before, rule)
      ? []
      : [{ kind: 'updateRuleVariationOrRollout', ruleId: rule._id, ...serving(flag, rule) }];
  });
  return [
    // A key may not be in two lists.
    ...moves('removeTargets', old, next),
    ...moves('addTargets', next, old),
    ...rules,
    ...(isSameServed(was.fallthrough, is.fallthrough)
      ? []
      : [{ kind: 'updateFallthroughVariationOrRollout', ...serving(flag, is.fallthrough) }]),
    ...(was.on === is.on ? [] : [{ kind: is.on ? 'turnFlagOn' : 'turnFlagOff' }]),
  ];
}

type Targeted = ReadonlyMap<
  string,
  { readonly contextKind: string; readonly variation: number; readonly keys: ReadonlySet<string> }
>;

function targeted(config: Config): Targeted {
  return new Map(
    targetsOf(config).map((target) => {
      const { variation, values } = target;
      const contextKind = kindOf(target);
      return [nameOf(contextKind, variation), { contextKind, variation, keys: new Set(values) }];
    }),
  );
}

function nameOf(contextKind: string, variation: number): string {
  return `${variation} ${contextKind}`;
}

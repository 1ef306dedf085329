import { t } from '@vscode/l10n';
import type { Config, Flag, Rule, Served } from '../api.ts';
import { targetsOf, variationsOf } from '../map.ts';
import type { Keys } from '../targets.ts';

/**
 * The flag's rules as its page at LaunchDarkly has them; of individual targets only those who are moved. `until`: when
 * LaunchDarkly is to take out who is released to, Unix milliseconds.
 */
export function shown(flag: Flag, config: Config, moved: readonly Keys[], until?: number): string {
  const names = variationsOf(flag).map(({ name }) => name);
  const serves = ({ variation, rollout }: Served) =>
    rollout
      ? Object.fromEntries(
          rollout.variations
            .filter(({ weight }) => weight > 0)
            .map((each) => [names[each.variation] ?? each.variation, `${each.weight / 1000}%`]),
        )
      : (names[variation ?? -1] ?? t('the default in the code'));
  const ruleShown = ({ description, disabled, clauses, ...served }: Rule) => ({
    ...(description ? { description } : {}),
    ...(disabled === true ? { disabled } : {}),
    if: clauses.map(({ attribute, negate, op, values }) => [attribute, negate ? `not ${op}` : op, ...values]),
    serve: serves(served),
  });
  const isMoved = (kind: string, key: string) =>
    moved.some((each) => each.kind === kind && each.keys.includes(key));
  const targets = targetsOf(config).flatMap(({ contextKind, variation, values }) => {
    const keys = values.filter((key) => isMoved(contextKind || 'user', key));
    return keys.length === 0 ? [] : [[names[variation] ?? variation, keys]];
  });
  const part = {
    flag: flag.key,
    targeting: config.on ? 'on' : 'off',
    ...(moved.length === 0 ? {} : { 'individual targets (those moved only)': Object.fromEntries(targets) }),
    ...(until === undefined ? {} : { 'taken out by LaunchDarkly at': new Date(until).toISOString() }),
    rules: config.rules.map(ruleShown),
    'default rule': serves(config.fallthrough),
  };
  return `${JSON.stringify(part, null, 2)}\n`;
}

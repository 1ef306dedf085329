import type { EvaluationContext } from '@openfeature/core';
import { FlagdCore } from '@openfeature/flagd-core';

const nothing = () => undefined;
const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Who gets which variant, from flagd's own evaluator and no code of ours. */
export function servedByFlagd(
  text: string,
  key: string,
): (targetingKey: string, attributes?: EvaluationContext) => string | undefined {
  const core = new FlagdCore(undefined, logger, { disableDynamicCodeGeneration: true });
  core.setConfigurations(text);
  return (targetingKey, attributes) =>
    core.getFlag(key)?.evaluate({ ...attributes, targetingKey }, logger).variant;
}

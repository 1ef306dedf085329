import type { EvaluationContext, Logger } from '@openfeature/core';
import { FlagdCore } from '@openfeature/flagd-core';
import type { Evaluation } from '../../core/model/evaluation.ts';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { FlagdDocument } from './document.ts';

const nothing = () => undefined;
const SILENT: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** flagd's own evaluator over one document, or why flagd would refuse the document. */
export type Evaluator = { readonly core: FlagdCore } | { readonly refused: string };

/** Interpreted, never compiled: a flag file is untrusted text and must not become a function of this process. */
export function evaluatorOf(document: FlagdDocument): Evaluator {
  const core = new FlagdCore(undefined, SILENT, { disableDynamicCodeGeneration: true });
  try {
    core.setConfigurations(JSON.stringify(document.data));
    return { core };
  } catch {
    const [problem] = document.problems;
    return {
      refused: problem === undefined ? 'flagd refuses the file' : `${problem.key}: ${problem.message}`,
    };
  }
}

export function evaluate(evaluator: Evaluator, key: FlagKey, identity: Identity): Evaluation {
  if ('refused' in evaluator) return { outcome: 'cannot tell', why: evaluator.refused };
  const flag = evaluator.core.getFlag(key);
  if (flag === undefined) return { outcome: 'cannot tell', why: 'the flag is not defined here' };
  if (flag.state === 'DISABLED') return { outcome: 'served', variation: null, reason: 'DISABLED' };
  const result = flag.evaluate(contextOf(identity), SILENT);
  if (result.reason === 'ERROR')
    return { outcome: 'cannot tell', why: result.errorMessage ?? 'flagd reports an error' };
  return {
    outcome: 'served',
    variation: result.variant ?? null,
    ...(result.value === undefined ? {} : { value: result.value as FlagValue }),
    reason: result.reason,
  };
}

export function contextOf({ key, attributes }: Identity): EvaluationContext {
  return { ...(attributes as EvaluationContext), targetingKey: key };
}

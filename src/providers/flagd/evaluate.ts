import type { EvaluationContext, Logger } from '@openfeature/core';
import { type FeatureFlag, FlagdCore } from '@openfeature/flagd-core';
import { t } from '@vscode/l10n';
import type { Evaluation } from '../../core/model/evaluation.ts';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { FlagdDocument } from './document.ts';

const nothing = () => undefined;
const SILENT: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** flagd's own evaluator for one flag of a document, or why flagd would refuse the document. */
export type Evaluator = (key: FlagKey) => FeatureFlag | { readonly refused: string };

/**
 * Made flag by flag, as it is asked for: flagd prepares and hashes every flag of a file before it answers for one.
 * Interpreted, never compiled: a flag file is untrusted text and must not become a function of this process.
 */
export function evaluatorOf(document: FlagdDocument): Evaluator {
  const [problem] = document.problems;
  if (problem !== undefined) {
    const refused = { refused: `${problem.key}: ${problem.message}` };
    return () => refused;
  }
  const prepared = new Map<FlagKey, ReturnType<Evaluator>>();
  return (key) => {
    const flag = prepared.get(key) ?? prepare(document, key);
    prepared.set(key, flag);
    return flag;
  };
}

function prepare({ beside, natives }: FlagdDocument, key: FlagKey): ReturnType<Evaluator> {
  const native = natives.get(key);
  if (native === undefined) return { refused: t('the flag is not defined here') };
  const core = new FlagdCore(undefined, SILENT, { disableDynamicCodeGeneration: true });
  try {
    core.setConfigurations(JSON.stringify({ ...beside, flags: { [key]: native } }));
  } catch {
    return { refused: t('flagd refuses the file') };
  }
  return core.getFlag(key) ?? { refused: t('flagd does not know the flag') };
}

export function evaluate(evaluator: Evaluator, key: FlagKey, identity: Identity): Evaluation {
  const flag = evaluator(key);
  if ('refused' in flag) return { outcome: 'cannot tell', why: flag.refused };
  if (flag.state === 'DISABLED') return { outcome: 'served', variation: null, reason: 'DISABLED' };
  const result = flag.evaluate(contextOf(identity), SILENT);
  if (result.reason === 'ERROR')
    return { outcome: 'cannot tell', why: result.errorMessage ?? t('flagd reports an error') };
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

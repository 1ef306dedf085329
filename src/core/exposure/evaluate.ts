import { t } from '@vscode/l10n';
import type { Evaluation } from '../model/evaluation.ts';
import type { FlagKey } from '../model/flag.ts';
import type { Identity } from '../model/identity.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { drawnBy } from './drawnBy.ts';
import { type Explanation, explain, type Position } from './explain.ts';

/** What a flag serves by our own reading of it, for flag systems whose evaluator does not run here. */
export function evaluateState(
  { flags }: Snapshot,
  key: FlagKey,
  identity: Identity,
  now: number,
  position: Position,
): Evaluation {
  const state = flags.get(key);
  if (state === undefined) return { outcome: 'cannot tell', why: t('the flag is not defined here') };
  const explanation = explain(state, identity, now, position, flags);
  const { variation } = explanation;
  if (variation === undefined) return { outcome: 'cannot tell', why: openWords(explanation) };
  const value = state.variations.find(({ name }) => name === variation)?.value;
  return {
    outcome: 'served',
    variation,
    ...(value === undefined ? {} : { value }),
    reason: reasonOf(explanation),
  };
}

function openWords({ serve }: Explanation): string {
  if (serve.kind === 'unknown') return serve.text;
  return serve.kind === 'split'
    ? t`your place in the draw by ${drawnBy(serve.by)} is not known`
    : t('it is not known');
}

/** In the words of the OpenFeature specification, 1.4.7. */
function reasonOf({ switchedOff, steps, position }: Explanation): string {
  if (switchedOff) return 'DISABLED';
  if (position !== undefined) return 'SPLIT';
  return steps.at(-1)?.rule === undefined ? 'DEFAULT' : 'TARGETING_MATCH';
}

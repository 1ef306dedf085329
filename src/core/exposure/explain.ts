import type { FlagState, Rule, Serve } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import { type Match, match } from './match.ts';

/** Where in a split (0 up to 1) an identity comes in, by the flag system's own hash; undefined when it has no say. */
export type Position = (
  serve: Extract<Serve, { kind: 'split' }>,
  state: FlagState,
  identity: Identity,
) => number | undefined;

/** One line of the trace: a rule that was tried, and how it went. */
export interface Step {
  /** Undefined for the end of the rules. */
  readonly rule: Rule | undefined;
  readonly match: Match;
}

export interface Explanation {
  /** `undefined`: cannot tell. `null`: the default written in the code. */
  readonly variation: string | null | undefined;
  readonly steps: readonly Step[];
  /** The serve that decided, with where the identity came in when it is a split. */
  readonly serve: Serve;
  readonly position?: number;
  /** Attributes a rule asked for that the identity does not have: with them, the answer may differ. */
  readonly missing: readonly string[];
  readonly switchedOff: boolean;
}

/**
 * Follows the rules as the flag system would, keeping what happened at each. An attribute that the identity
 * lacks counts as 'does not hold', as it does in the running product, and is reported in `missing`.
 */
export function explain(state: FlagState, identity: Identity, now: number, position: Position): Explanation {
  if (state.status !== 'on') return decide(state, identity, position, [], state.whenOff);
  const steps: Step[] = [];
  for (const rule of state.rules) {
    const result = match(rule.condition, identity, now);
    steps.push({ rule, match: result });
    if (result.result === 'match') return decide(state, identity, position, steps, rule.serve);
    if (result.result === 'cannot tell' && result.missing.length === 0) {
      return decide(state, identity, position, steps, { kind: 'unknown', text: result.why });
    }
  }
  steps.push({ rule: undefined, match: { result: 'match' } });
  return decide(state, identity, position, steps, state.otherwise);
}

function decide(
  state: FlagState,
  identity: Identity,
  position: Position,
  steps: readonly Step[],
  serve: Serve,
): Explanation {
  const missing = steps.flatMap(({ match }) => (match.result === 'cannot tell' ? match.missing : []));
  const common = { steps, serve, missing: [...new Set(missing)], switchedOff: state.status !== 'on' };
  if (serve.kind === 'variation') return { ...common, variation: serve.variation };
  if (serve.kind === 'unknown') return { ...common, variation: undefined };
  const at = position(serve, state, identity);
  return at === undefined
    ? { ...common, variation: undefined }
    : { ...common, position: at, variation: variationAt(serve, at) };
}

function variationAt(serve: Extract<Serve, { kind: 'split' }>, position: number): string | null | undefined {
  let end = 0;
  for (const { variation, share } of serve.shares) {
    end += share;
    if (position < end) return variation;
  }
  return serve.shares.at(-1)?.variation;
}

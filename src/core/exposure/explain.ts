import type { Condition, Draw } from '../model/condition.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState, Rule, Serve } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import { type Beyond, match } from './match.ts';
import type { Match } from './threeValued.ts';

/** Where in a draw (0 up to 1) an identity comes in, by the flag system's own hash; undefined when it has no say. */
export type Position = (draw: Draw, state: FlagState, identity: Identity) => number | undefined;

type Flags = ReadonlyMap<FlagKey, FlagState>;

/** One line of the trace: a rule that was tried, and how it went. */
export interface Step {
  /** Undefined for the end of the rules. */
  readonly rule: Rule | undefined;
  readonly match: Match;
  /** Where the identity comes in, when the rule takes only a share of those it speaks of. */
  readonly drawn?: { readonly share: number; readonly position: number };
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
 * `flags`: all flags of the environment, for those that others are a prerequisite of.
 */
export function explain(
  state: FlagState,
  identity: Identity,
  now: number,
  position: Position,
  flags: Flags = new Map(),
): Explanation {
  return explainAmong({ identity, now, position, flags, asked: new Set() }, state);
}

interface Question {
  readonly identity: Identity;
  readonly now: number;
  readonly position: Position;
  readonly flags: Flags;
  /** Flags whose answer is being worked out: one that needs itself has none. */
  readonly asked: ReadonlySet<FlagKey>;
}

function explainAmong(question: Question, state: FlagState): Explanation {
  const { identity, now, position } = question;
  if (state.status !== 'on') return decide(state, identity, position, [], state.whenOff);
  const beyond = beyondOf(question, state);
  const steps: Step[] = [];
  for (const rule of state.rules) {
    const result = match(rule.condition, identity, now, beyond);
    steps.push({ rule, match: result, ...drawnIn(rule.condition, beyond) });
    if (result.result === 'match') return decide(state, identity, position, steps, rule.serve);
    if (result.result === 'cannot tell' && result.missing.length === 0) {
      return decide(state, identity, position, steps, { kind: 'unknown', text: result.why });
    }
  }
  steps.push({ rule: undefined, match: { result: 'match' } });
  return decide(state, identity, position, steps, state.otherwise);
}

function beyondOf(question: Question, state: FlagState): Beyond {
  return {
    place: (draw) => question.position(draw, state, question.identity),
    served: (key) => {
      const needed = question.flags.get(key);
      if (needed === undefined || question.asked.has(key)) return undefined;
      return explainAmong({ ...question, asked: new Set([...question.asked, state.key, key]) }, needed);
    },
  };
}

function drawnIn(condition: Condition, { place }: Beyond): Pick<Step, 'drawn'> {
  const parts = condition.op === 'and' ? condition.conditions : [condition];
  const drawn = parts.find((part) => part.op === 'drawn');
  const position = drawn && place(drawn.draw);
  return drawn === undefined || position === undefined ? {} : { drawn: { share: drawn.share, position } };
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

import type { Code, Rule, Step } from '../code.ts';
import type { Arm, Chain } from '../languages/syntax.ts';
import { chainAround, statementAt } from '../statements.ts';
import { cutArm, takeOut } from '../takeOut.ts';
import { truthOf } from '../truth.ts';
import { unwrap } from '../unwrap.ts';

/** `if`, `else if`, `unless`, guards: what is never reached goes, what is always reached takes the place of the whole. */
export const conditional: Rule = ({ code, node, value }) => {
  const chain = chainAround(code, node);
  const at = chain?.arms.findIndex(({ condition }) => condition === node) ?? -1;
  const arm = chain?.arms[at];
  const truth = truthOf(value, code.syntax.language.family);
  if (!chain || !arm || truth === undefined || (chain.burdened && at === 0)) return undefined;
  return truth !== (arm.inverted ?? false) ? always(code, chain, at, arm) : never(code, chain, at);
};

function always(code: Code, chain: Chain, at: number, arm: Arm): Step | undefined {
  if (at === 0) return unwrap(code, chain.node, arm.body);
  const last = chain.arms.at(-1) ?? arm;
  const { elseIf } = code.syntax;
  const asElse =
    elseIf?.from === arm.keyword.type && arm.condition
      ? { start: arm.keyword.start, end: arm.condition.end, text: 'else' }
      : { start: arm.keyword.start, end: arm.body.start, text: '' };
  const rest = last === arm ? [] : [{ start: arm.end, end: last.end, text: '' }];
  return { edits: [asElse, ...rest], kept: [arm.body] };
}

function never(code: Code, chain: Chain, at: number): Step | undefined {
  if (at > 0) return { edits: cutArm(code, chain, at) };
  const [first, second] = chain.arms;
  if (second === undefined) {
    const statement = statementAt(code, chain.node);
    const edits = statement && takeOut(code, statement);
    return edits && { edits };
  }
  if (second.condition === undefined) return unwrap(code, chain.node, second.body);
  if (first === undefined || chain.burdened) return undefined;
  const { elseIf } = code.syntax;
  const keyword = second.keyword;
  const edits = [{ start: first.keyword.start, end: keyword.start, text: '' }];
  return elseIf?.from === keyword.type
    ? { edits: [...edits, { start: keyword.start, end: keyword.end, text: elseIf.to }] }
    : { edits };
}

import type { Code, Rule, Step } from '../code.ts';
import type { Arm, Chain } from '../languages/syntax.ts';
import { isOver, type Node } from '../node.ts';
import { isPure } from '../purity.ts';
import { asks, chainAround, statementAt } from '../statements.ts';
import { cutArm, takeOut } from '../takeOut.ts';
import { truthOf } from '../truth.ts';
import { unwrap } from '../unwrap.ts';

/** `if`, `else if`, `unless`, guards: what is never reached goes, what is always reached takes the place of the whole. */
export const conditional: Rule = ({ code, node, value }) => {
  const chain = chainAround(code, node);
  const at = chain?.arms.findIndex((arm) => asks(arm, node)) ?? -1;
  const arm = chain?.arms[at];
  const truth = truthOf(value, code.syntax.language.family);
  if (!chain || !arm || truth === undefined || arm.burdened || (chain.burdened && at === 0)) return undefined;
  if (arm.parts && truth) return withoutPart(arm, node);
  if (arm.parts && !arePureBefore(code, arm, node)) return undefined;
  return truth !== (arm.inverted ?? false) ? always(code, chain, at, arm) : never(code, chain, at);
};

/** `if true, let a = b` is `if let a = b`. */
function withoutPart({ parts = [] }: Arm, node: Node): Step | undefined {
  const at = parts.findIndex((part) => isOver(node, part));
  const [before, part, after] = [parts[at - 1], parts[at], parts[at + 1]];
  if (part && after) return { edits: [{ start: part.start, end: after.start, text: '' }] };
  return part && before && { edits: [{ start: before.end, end: part.end, text: '' }] };
}

/** Nothing happens before it is asked. */
function arePureBefore(code: Code, { parts = [] }: Arm, node: Node): boolean {
  const before = parts.filter(({ end }) => end <= node.start);
  return before.every(({ nodes }) =>
    nodes.every((one) => !one.named || isPure(code, one) || code.syntax.nameless.has(one.type)),
  );
}

function always(code: Code, chain: Chain, at: number, arm: Arm): Step | undefined {
  if (at === 0) return unwrap(code, chain.node, arm.body);
  const last = chain.arms.at(-1) ?? arm;
  const rest = last === arm ? [] : [{ start: arm.end, end: last.end, text: '' }];
  return { edits: [asElse(code, chain, arm), ...rest], kept: [arm.body] };
}

function asElse({ syntax, text }: Code, { otherwise }: Chain, { keyword, condition, body }: Arm) {
  // `elsif a then b` is `else b`.
  if (condition && text.slice(condition.end, body.start).trim() === 'then') {
    return { start: keyword.start, end: body.start, text: 'else ' };
  }
  if (otherwise !== undefined) {
    return { start: keyword.start, end: condition?.end ?? keyword.end, text: otherwise };
  }
  return syntax.elseIf?.from === keyword.type && condition
    ? { start: keyword.start, end: condition.end, text: 'else' }
    : { start: keyword.start, end: body.start, text: '' };
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

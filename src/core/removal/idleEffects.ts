import type { Parse } from '../ports/syntax.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { descendants, type Node, nodeOver, part, partsOfNode, textOf } from './node.ts';
import { isPure } from './purity.ts';
import { hasComment, isListed } from './statements.ts';
import { takeOut } from './takeOut.ts';

const EFFECT = /^(?:React\.)?use(?:Layout|Insertion)?Effect$/;

/** `useEffect(() => {}, [])`, where the removal took out all that it did. */
export function withoutIdleEffects(draft: Draft, syntax: Syntax, parse: Parse): Draft {
  if (syntax.language.family !== 'javascript' || !draft.text.includes('Effect(')) return draft;
  const original: Code = { ...parse(draft.original), syntax };
  const was = (call: Node) => {
    const [from, to] = [draft.before(call.start), draft.before(call.end - 1) + 1];
    return nodeOver(original.root, { start: from, end: to });
  };
  for (;;) {
    const code: Code = { ...parse(draft.text), syntax };
    const statement = [...descendants(code.root)].find(
      (node) => isIdle(code, node) && !isIdle(original, was(node)),
    );
    const edits = statement && takeOut(code, statement);
    if (!edits) return draft;
    draft = draft.apply(edits);
  }
}

function isIdle(code: Code, node: Node): boolean {
  const call =
    node.type === 'expression_statement' && isListed(code, node) ? partsOfNode(node)[0] : undefined;
  if (call?.type !== 'call_expression' || !EFFECT.test(textOf(part(call, 'function'), code.text)))
    return false;
  const [done, watched] = partsOfNode(part(call, 'arguments') ?? call);
  const body = done?.type === 'arrow_function' ? part(done, 'body') : undefined;
  return (
    body?.type === 'statement_block' &&
    partsOfNode(body).length === 0 &&
    !hasComment(call) &&
    (watched === undefined || isPure(code, watched))
  );
}

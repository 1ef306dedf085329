import { t } from '@vscode/l10n';
import type { FlagValue } from '../../model/flag.ts';
import type { Code, Rule, Step, StepEdit } from '../code.ts';
import { guarded } from '../guard.ts';
import { reachOf, usesWithin } from '../inline.ts';
import { indentAt, isFirstOnLine, lineBreakOf, reindent } from '../lines.ts';
import { descendants, type Node, part, partsOfNode, textOf } from '../node.ts';
import {
  bare,
  isAskedFirst,
  isBoolean,
  isCall,
  isPure,
  isTested,
  type Logical,
  logicalOf,
  notOperand,
} from '../purity.ts';
import { Refused } from '../refused.ts';
import { isNamed, roleOf } from '../roles.ts';
import { chainAround, isListed, statementAt } from '../statements.ts';
import { textsWithin } from '../texts.ts';
import { truthOf } from '../truth.ts';
import { localDeclaration, nameGiven } from './variable.ts';

/** `and`, `or` and `??` with a constant on one side: what is never asked goes, what is asked all the same stays. */
export const logical: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const found = parent && logicalOf(code, parent);
  if (!parent || !found) return undefined;
  // `x is true && y` is read as if `true && y` were the pattern.
  if (/pattern/.test(parent.parent?.type ?? ''))
    throw new Refused(t('the pattern around it is not understood'));
  const decides = decidesAlone(found, value, code);
  if (decides === undefined) return undefined;
  if (found.left === node) {
    if (!decides && found.kind !== 'otherwise' && needsCast(code, parent, found.right))
      return cast(code, parent, found.right);
    const left = typeof value === 'boolean' ? bare(code, found.left) : found.left;
    return decides
      ? { edits: guarded(parent, left).filter(isEdit) }
      : {
          edits: [...guarded(parent, found.right), ...moved(code, parent, found.right)].filter(isEdit),
          operands: [found.right],
        };
  }
  if (found.kind === 'otherwise') return undefined;
  return decides ? decidedLast(code, parent, found, value) : undecidedLast(code, parent, found, value);
};

/** What stood on lines of its own comes to stand where the whole did. */
function moved(code: Code, whole: Node, kept: Node): readonly StepEdit[] {
  const { text } = code;
  if (!isFirstOnLine(text, kept.start)) return [];
  const [from, to] = [indentAt(text, kept.start), indentAt(text, whole.start)];
  return reindent(text, kept, from, to, textsWithin(code, kept));
}

function isEdit({ start, end, text }: StepEdit): boolean {
  return end > start || text !== '';
}

/** Whether the constant, asked first, ends the matter: `false && x`, `true || x`. */
function decidesAlone({ kind }: Logical, value: FlagValue, code: Code): boolean | undefined {
  if (kind === 'otherwise') return value !== null;
  const truth = truthOf(value, code.syntax.language.family);
  return truth === undefined ? undefined : truth === (kind === 'or');
}

/** `x && true` is `x`, where only the truth matters or `x` is a boolean anyway. */
function undecidedLast(
  code: Code,
  parent: Node,
  { left, kind }: Logical,
  value: FlagValue,
): Step | undefined {
  const same =
    isLookedAtAsTruth(code, parent) ||
    continues(code, parent, kind) ||
    (typeof value === 'boolean' && (code.syntax.strictLogic || isKnownBoolean(code, left)));
  if (!same && typeof value === 'boolean' && needsCast(code, parent, left)) return cast(code, parent, left);
  return same ? { edits: [{ start: left.end, end: parent.end, text: '' }], operands: [left] } : undefined;
}

/** Tested itself, or given to a variable that is only tested. */
function isLookedAtAsTruth(code: Code, node: Node): boolean {
  if (isTested(code, node)) return true;
  const name = localDeclaration(code, node) ? nameGiven(code, node) : undefined;
  const found = name && usesWithin(code, name, reachOf(code, name));
  return (
    found !== undefined &&
    !found.mayBeKey &&
    found.uses.length > 0 &&
    found.uses.every((use) => use.type !== 'shorthand_property_identifier' && isTested(code, use))
  );
}

/** A constant that is made of nothing but comparisons is a boolean, too. */
function isKnownBoolean(code: Code, node: Node): boolean {
  if (isBoolean(code, node)) return true;
  const { syntax, text, root } = code;
  if (syntax.language.family !== 'javascript' || node.type !== 'identifier') return false;
  const [name, ...others] = [...descendants(root)].filter(
    (one) => isNamed(code, one, textOf(node, text)) && roleOf(code, one) === 'other',
  );
  const declarator = name?.parent;
  const value = declarator?.type === 'variable_declarator' ? part(declarator, 'value') : undefined;
  const isConstant = /^const\b/.test(textOf(declarator?.parent, text));
  return others.length === 0 && isConstant && value !== undefined && isBoolean(code, value);
}

function needsCast(code: Code, whole: Node, kept: Node): boolean {
  return code.syntax.castToBoolean !== undefined && !isTested(code, whole) && !isBoolean(code, kept);
}

/** `true && x` is `(bool) x`. */
function cast(code: Code, whole: Node, kept: Node): Step | undefined {
  const inner = textOf(kept, code.text);
  const bare = code.syntax.atoms.has(kept.type) ? inner : `(${inner})`;
  const text = code.syntax.castToBoolean?.(bare);
  return text === undefined ? undefined : { edits: [{ start: whole.start, end: whole.end, text }] };
}

/** `(x && true) && y`: what the first part gives is looked at only for its truth, or handed on as it is. */
function continues(code: Code, node: Node, kind: Logical['kind']): boolean {
  const up = node.parent;
  if (up === undefined) return false;
  if (code.syntax.parentheses.has(up.type)) return continues(code, up, kind);
  const outer = logicalOf(code, up);
  return outer?.kind === kind && outer.left === node;
}

/** `x && false` is `false`, and `x` goes if it does nothing; if it does, it is kept as a statement of its own. */
function decidedLast(code: Code, parent: Node, { left, kind }: Logical, value: FlagValue): Step | undefined {
  const answer = code.syntax.write(value, '');
  if (answer === undefined) return undefined;
  const same =
    isLookedAtAsTruth(code, parent) ||
    (typeof value === 'boolean' && (code.syntax.strictLogic || isKnownBoolean(code, left)));
  const whole = { start: parent.start, end: parent.end, text: answer, value };
  if (same && isPure(code, left)) return { edits: [whole] };
  if (same) {
    const kept = keptAsStatement(code, parent, left);
    if (kept) return { edits: [kept, whole] };
  }
  const outer = continues(code, parent, kind) ? outermost(code, parent) : undefined;
  return outer ? { edits: [{ start: parent.end, end: outer.end, text: '' }] } : undefined;
}

/** `(x && false) && y`: `y` is never reached. */
function outermost(code: Code, node: Node): Node | undefined {
  const up = node.parent;
  return up && logicalOf(code, up)?.left === node ? up : undefined;
}

/** Where it was asked first of all, so that it happens as often as before, and no later. */
function keptAsStatement(code: Code, parent: Node, left: Node) {
  const chain = chainAround(code, parent);
  const [first] = chain?.arms ?? [];
  const statement = chain && statementAt(code, chain.node);
  if (!chain || chain.burdened || !first?.condition || !statement || !isListed(code, statement))
    return undefined;
  if (!isAskedFirst(code, parent, first.condition)) return undefined;
  const asked = withoutNegation(code, left);
  const text = code.syntax.statement(textOf(asked, code.text), isCall(code, asked));
  if (text === undefined) return undefined;
  const gap = `${lineBreakOf(code.text)}${indentAt(code.text, statement.start)}`;
  return { start: statement.start, end: statement.start, text: `${text}${gap}` };
}

/** Nobody looks at what it gives: `!f()` is `f()`. */
function withoutNegation(code: Code, node: Node): Node {
  const inner =
    notOperand(code, node) ?? (code.syntax.parentheses.has(node.type) ? partsOfNode(node)[0] : undefined);
  return inner ? withoutNegation(code, inner) : node;
}

import type { Parse } from '../ports/syntax.ts';
import type { Node } from './node.ts';

/** A tree that was just made, and is nobody else's yet. */
type Open = { -readonly [Key in keyof Node]: Node[Key] };
type Binds = Readonly<Record<string, number>>;

interface Operator {
  readonly type: string;
  readonly between: readonly Node[];
  /** What its operands are to it. */
  readonly fields: readonly [string | undefined, string | undefined];
}

/** Operands, and what stands between them. */
interface Run {
  readonly operands: Node[];
  readonly operators: Operator[];
}

const PREFIX = 'prefix_expression';
const SUFFIX = /^(?:call|navigation|postfix)_expression$/;
/** All others bind from the left. */
const FROM_THE_RIGHT = 'nil_coalescing_expression';

/**
 * Kotlin's grammar lets a prefix bind less than anything: `!a && b` is read as `!(a && b)`. Swift's takes operators for
 * ones that bind alike, from the right, and lets a closure bind less than they: `a == b && c { }` is read as
 * `(a == (b && c)) { }`. What stands there is put in the order of the language. Swift's `nil` is no token of ours.
 */
export function regrouped(parse: Parse, binds: Binds): Parse {
  return (text) => {
    const parsed = parse(text);
    const open: Node[] = [parsed.root];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'nil') (node as Open).named = true;
      const inner = node.parent && isLoose(node, binds) ? inOrder(node, binds) : [node];
      for (const { children } of inner) open.push(...children);
    }
    return parsed;
  };
}

/** Whether operators of one's own order have a say in what it holds. */
export function isUnknownOrder(node: Node, binds: Binds): boolean {
  let top = node;
  while (top.parent && top.parent.type in binds) top = top.parent;
  const all = operationsIn(top, binds);
  return all.length > 1 && all.some(({ type }) => Number.isNaN(binds[type]));
}

function operationsIn(node: Node, binds: Binds): readonly Node[] {
  const { type, children } = node;
  if (!(type in binds)) return isLoose(node, binds) ? operationsIn(endOf(node) ?? node, binds) : [];
  const ends = [children[0], children.at(-1)].flatMap((one) => (one ? operationsIn(one, binds) : []));
  return [node, ...ends];
}

function isLoose(node: Node, binds: Binds): boolean {
  const { type, children } = node;
  const ends = type in binds ? [children[0], children.at(-1)] : [endOf(node)];
  return ends.some((one) => one !== undefined && (one.type in binds || isLoose(one, binds)));
}

/** What a prefix or a suffix is done to. */
function endOf({ type, children }: Node): Node | undefined {
  return type === PREFIX ? children.at(-1) : SUFFIX.test(type) ? children[0] : undefined;
}

/** What stands between the operators, once they are in order. */
function inOrder(node: Node, binds: Binds): readonly Node[] {
  if (operationsIn(node, binds).some(({ type }) => Number.isNaN(binds[type]))) return [node];
  const { parent, field } = node;
  const run = runOf(node, binds);
  const operands = [...run.operands];
  const whole = built(run, binds, 0);
  whole.parent = parent;
  whole.field = field;
  const siblings = parent?.children as Node[];
  siblings[siblings.indexOf(node)] = whole;
  return operands;
}

function runOf(node: Node, binds: Binds): Run {
  const { type, children } = node;
  const [first] = children;
  const last = children.at(-1);
  if (type in binds && first && last && first !== last) {
    const [left, right] = [runOf(first, binds), runOf(last, binds)];
    const own: Operator = { type, between: children.slice(1, -1), fields: [first.field, last.field] };
    return {
      operands: [...left.operands, ...right.operands],
      operators: [...left.operators, own, ...right.operators],
    };
  }
  const end = isLoose(node, binds) ? endOf(node) : undefined;
  if (!end) return { operands: [node], operators: [] };
  const { operands, operators } = runOf(end, binds);
  const at = end === first ? operands.length - 1 : 0;
  const operand = operands[at] as Open;
  operand.field = end.field;
  const held = children.map((one) => (one === end ? operand : one));
  return { operands: operands.with(at, holding(type, held)), operators };
}

/** What binds at least so tightly; takes it off the run. */
function built(run: Run, binds: Binds, least: number): Open {
  let left = run.operands.shift() as Open;
  for (let next = run.operators[0]; next && (binds[next.type] ?? 0) >= least; next = run.operators[0]) {
    run.operators.shift();
    const { type, between, fields } = next;
    const right = built(run, binds, (binds[type] ?? 0) + (type === FROM_THE_RIGHT ? 0 : 1));
    [left.field, right.field] = fields;
    left = holding(type, [left, ...between, right]);
  }
  return left;
}

function holding(type: string, children: readonly Node[]): Open {
  const [first] = children;
  const node: Open = {
    type,
    field: undefined,
    start: first?.start ?? 0,
    end: children.at(-1)?.end ?? 0,
    named: true,
    parent: undefined,
    children,
  };
  for (const child of children) (child as Open).parent = node;
  return node;
}

import type { Parse } from '../ports/syntax.ts';
import type { Node } from './node.ts';

/** A tree that was just made, and is nobody else's yet. */
type Open = { -readonly [Key in keyof Node]: Node[Key] };
type Binds = Readonly<Record<string, number>>;

/** Operands, and what stands between them. */
interface Run {
  readonly operands: Open[];
  readonly operators: { readonly type: string; readonly between: readonly Node[] }[];
}

const PREFIX = 'prefix_expression';

/**
 * Kotlin's grammar lets a prefix bind less than anything: `!a && b` is read as `!(a && b)`. What stands around one is
 * put in the order of the language.
 */
export function regrouped(parse: Parse, binds: Binds): Parse {
  return (text) => {
    const parsed = parse(text);
    const open: Node[] = [parsed.root];
    for (let node = open.pop(); node; node = open.pop()) {
      const isOperation = node.type in binds || node.type === PREFIX;
      const next = isOperation && node.parent && hasLoosePrefix(node, binds) ? inOrder(node, binds) : node;
      open.push(...next.children);
    }
    return parsed;
  };
}

function hasLoosePrefix(node: Node, binds: Binds): boolean {
  if (node.type === PREFIX) {
    const inner = node.children.at(-1);
    return inner !== undefined && (inner.type in binds || hasLoosePrefix(inner, binds));
  }
  return (
    node.type in binds &&
    [node.children[0], node.children.at(-1)].some((one) => one && hasLoosePrefix(one, binds))
  );
}

function inOrder(node: Node, binds: Binds): Node {
  const run = runOf(node, binds);
  const { parent, field } = node;
  const whole = built(run, binds, 0);
  whole.parent = parent;
  whole.field = field;
  const siblings = parent?.children as Node[];
  siblings[siblings.indexOf(node)] = whole;
  return whole;
}

function runOf(node: Node, binds: Binds): Run {
  const [first] = node.children;
  const last = node.children.at(-1);
  if (node.type in binds && first && last && first !== last) {
    const [left, right] = [runOf(first, binds), runOf(last, binds)];
    const between = node.children.slice(1, -1);
    return {
      operands: [...left.operands, ...right.operands],
      operators: [...left.operators, { type: node.type, between }, ...right.operators],
    };
  }
  if (node.type !== PREFIX || !last || !hasLoosePrefix(node, binds))
    return { operands: [node], operators: [] };
  const inner = runOf(last, binds);
  const [operand, ...rest] = inner.operands;
  if (operand === undefined) return { operands: [node], operators: [] };
  const prefixed = holding(PREFIX, [...node.children.slice(0, -1), operand]);
  return { operands: [prefixed, ...rest], operators: inner.operators };
}

/** What binds at least so tightly, from the left; takes it off the run. */
function built(run: Run, binds: Binds, least: number): Open {
  let left = run.operands.shift() as Open;
  for (let next = run.operators[0]; next && (binds[next.type] ?? 0) >= least; next = run.operators[0]) {
    run.operators.shift();
    const right = built(run, binds, (binds[next.type] ?? 0) + 1);
    left = holding(next.type, [left, ...next.between, right]);
  }
  return left;
}

function holding(type: string, children: Node[]): Open {
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

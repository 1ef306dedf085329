import type { Expression, FileFacts } from '../facts.ts';

type Bindings = Pick<FileFacts, 'bindings'>;

const HOLDING: ReadonlySet<Expression['kind']> = new Set(['name', 'member', 'object', 'list', 'either']);

/** Functions one of whose parameters the expression may be. */
export function parametersIn(expression: Expression, facts: Bindings): readonly number[] {
  // Asked of everything that any call is given, which mostly is none.
  return HOLDING.has(expression.kind) ? follow(expression, facts, new Set()) : [];
}

function follow(expression: Expression, facts: Bindings, seen: Set<number>): number[] {
  const inner = (part: Expression) => follow(part, facts, seen);
  switch (expression.kind) {
    case 'name': {
      if (seen.has(expression.binding)) return [];
      seen.add(expression.binding);
      const binding = facts.bindings[expression.binding];
      if (binding?.kind === 'parameter') return [binding.function];
      return binding?.kind === 'value' ? inner(binding.value) : [];
    }
    case 'member':
      return inner(expression.object);
    case 'object':
      return expression.members.flatMap(([, value]) => inner(value));
    case 'list':
      return expression.items.flatMap(inner);
    case 'either':
      return expression.options.flatMap(inner);
    default:
      return [];
  }
}

import type { Expression, FileFacts } from '../facts.ts';

const DEEPEST = 6;

/** Functions one of whose parameters the expression may be. */
export function parametersIn(expression: Expression, facts: FileFacts, depth = 0): number[] {
  if (depth > DEEPEST) return [];
  const inner = (part: Expression) => parametersIn(part, facts, depth + 1);
  switch (expression.kind) {
    case 'name': {
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

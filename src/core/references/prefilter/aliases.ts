import type { FlagKey } from '../../model/flag.ts';
import { lastNameOf } from '../extract/calls.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { stemsOf } from '../resolve/modules.ts';

export interface AliasTests {
  readonly isKey: (text: FlagKey) => boolean;
  /** The last name of a flag call, or of a wrapper found so far. */
  readonly asksForFlags: (name: string) => boolean;
}

/**
 * Names by which other files may use this one's keys and wrappers. A first pass only meets files that hold a key or a
 * flag call; the second looks for these.
 */
export function aliasesOf(facts: FileFacts, tests: AliasTests): ReadonlySet<string> {
  const handing = functionsHandingOn(facts, tests);
  const leads = (value: Expression) => leadsToKey(value, facts, tests, handing);
  const names = new Set<string>();
  for (const each of facts.exports) {
    if (each.kind === 'from' || (each.kind === 'value' && leads(each.value))) names.add(each.name);
  }
  for (const owner of handing) {
    const fact = facts.functions[owner];
    if (fact?.method && fact.name !== '') names.add(fact.name);
  }
  // A default export goes by any name, but mostly its file's.
  if (names.delete('default')) for (const stem of stemsOf(facts.file)) names.add(stem);
  return names;
}

function functionsHandingOn(facts: FileFacts, { asksForFlags }: AliasTests): ReadonlySet<number> {
  const handing = new Set<number>();
  for (const call of facts.calls) {
    if (!asksForFlags(lastNameOf(call.callee) ?? '')) continue;
    for (const argument of [...call.arguments, ...call.named.map(([, value]) => value)]) {
      const owner = parameterOwner(argument, facts);
      if (owner !== undefined) handing.add(owner);
    }
  }
  return handing;
}

const DEEPEST = 4;

function leadsToKey(
  value: Expression,
  facts: FileFacts,
  tests: AliasTests,
  handing: ReadonlySet<number>,
  depth = 0,
): boolean {
  if (depth > DEEPEST) return false;
  const inner = (part: Expression) => leadsToKey(part, facts, tests, handing, depth + 1);
  switch (value.kind) {
    case 'text':
      return tests.isKey(value.value);
    case 'object':
      return value.members.some(([, member]) => inner(member));
    case 'list':
      return value.items.some(inner);
    case 'either':
      return value.options.some(inner);
    case 'function':
      return handing.has(value.function);
    case 'name': {
      const binding = facts.bindings[value.binding];
      return binding?.kind === 'value' && inner(binding.value);
    }
    default:
      return false;
  }
}

function parameterOwner(expression: Expression, facts: FileFacts): number | undefined {
  let root = expression;
  while (root.kind === 'member') root = root.object;
  const binding = root.kind === 'name' ? facts.bindings[root.binding] : undefined;
  return binding?.kind === 'parameter' ? binding.function : undefined;
}

import type { FlagKey } from '../../model/flag.ts';
import type { Expression, FileFacts } from '../facts.ts';
import { stemsOf } from '../resolve/modules.ts';

export interface AliasTests {
  readonly isKey: (text: FlagKey) => boolean;
  readonly isWrapper: (functionIndex: number) => boolean;
}

/**
 * Names by which other files may use this one's keys and wrappers. A first pass only meets files that hold a key or a
 * flag call; the second looks for these.
 */
export function aliasesOf(facts: FileFacts, tests: AliasTests): ReadonlySet<string> {
  const names = new Set<string>();
  for (const each of facts.exports) {
    if (each.kind === 'value' && leadsToKey(each.value, facts, tests)) names.add(each.name);
  }
  facts.functions.forEach(({ name, method }, index) => {
    if (method && name !== '' && tests.isWrapper(index)) names.add(name);
  });
  // A default export goes by any name, but mostly its file's.
  if (names.delete('default')) for (const stem of stemsOf(facts.file)) names.add(stem);
  return names;
}

const DEEPEST = 4;

function leadsToKey(value: Expression, facts: FileFacts, tests: AliasTests, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  const inner = (part: Expression) => leadsToKey(part, facts, tests, depth + 1);
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
      return tests.isWrapper(value.function);
    case 'name': {
      const binding = facts.bindings[value.binding];
      return binding?.kind === 'value' && inner(binding.value);
    }
    default:
      return false;
  }
}

import { type Binding, type Expression, type FileFacts, FREE } from '../facts.ts';
import type { Language } from '../languages/language.ts';
import { lastNameOf } from './calls.ts';
import type { Draft } from './draft.ts';
import type { NamesOfInterest } from './walk.ts';

type Pruned = Omit<FileFacts, 'file' | 'family' | 'lineStarts'>;

/** Most names of a file can never lead to a key; facts keep those that can. Indexes stay what they are. */
export function prune(draft: Draft, language: Language, names: NamesOfInterest): Pruned {
  const { bindings, exports, functions, calls, texts, mentions } = draft;
  const isFreeOfInterest = freeNames(language, bindings);
  const leads = (binding: Binding | undefined, name: string) =>
    binding === undefined ? isFreeOfInterest(name) : binding.kind === 'import' || binding.kind === 'value';
  const matters = (use: Expression): boolean => {
    switch (use.kind) {
      case 'name':
        return leads(use.binding === FREE ? undefined : bindings[use.binding], use.name);
      case 'implicit':
        return /[A-Z_\d]/.test(use.name);
      case 'member':
      case 'index':
        return (
          names.accessors.has(lastNameOf(use.object) ?? '') ||
          (use.kind === 'index' && use.index.kind === 'name') ||
          (use.kind === 'member' && language.freeNames === 'anywhere' && /^[A-Z]/.test(use.name)) ||
          matters(use.object)
        );
      case 'call':
        return names.accessors.has(lastNameOf(calls[use.call]?.callee ?? use) ?? '');
      default:
        return use.kind === 'text' || use.kind === 'module';
    }
  };
  return { bindings, exports, functions, calls, uses: draft.uses.filter(matters), texts, mentions };
}

/** Where any file may declare a free name, only those written as types and constants are worth the search. */
function freeNames(language: Language, bindings: readonly Binding[]): (name: string) => boolean {
  if (language.freeNames === 'anywhere') return (name) => /^[A-Z]/.test(name);
  const matter =
    language.freeNames === 'folder' ||
    bindings.some((binding) => binding.kind === 'import' && binding.name === '*');
  return () => matter;
}

import { givesItself, isConversion } from '../conversions.ts';
import { type Binding, type Expression, type FileFacts, FREE, UNTOLD } from '../facts.ts';
import type { Language } from '../languages/language.ts';
import { lastNameOf } from './calls.ts';
import type { Draft } from './draft.ts';
import type { NamesOfInterest } from './walk.ts';

type Pruned = Omit<FileFacts, 'file' | 'family' | 'speaks' | 'lineStarts'>;

/** Most names of a file can never lead to a key; facts keep those that can. Indexes stay what they are. */
export function prune(draft: Draft, language: Language, names: NamesOfInterest): Pruned {
  const { exports, functions, calls, texts, mentions } = draft;
  const leads = new Leads(draft, language, names);
  const bindings = draft.bindings.map(withoutUntold);
  const uses = draft.uses.filter((use) => leads.from(use));
  return { bindings, exports, functions, calls, uses, texts, mentions };
}

/** What a call that says nothing gives is nothing. */
function withoutUntold(binding: Binding): Binding {
  if (binding.kind !== 'value') return binding;
  const { name, value } = binding;
  return value.kind === 'call' && value.call === UNTOLD ? { kind: 'other', name } : binding;
}

/** Which expressions may lead to a key, told by this file alone. */
class Leads {
  readonly #draft: Draft;
  readonly #language: Language;
  readonly #names: NamesOfInterest;
  readonly #isFreeOfInterest: (name: string) => boolean;
  /** Bindings by whether they lead; one that is being looked at, and leads back to itself, does not. */
  readonly #known = new Map<number, boolean>();

  constructor(draft: Draft, language: Language, names: NamesOfInterest) {
    this.#draft = draft;
    this.#language = language;
    this.#names = names;
    this.#isFreeOfInterest = freeNames(language, draft.bindings);
  }

  from(use: Expression): boolean {
    switch (use.kind) {
      case 'name':
        return use.binding === FREE ? this.#isFreeOfInterest(use.name) : this.#fromBinding(use.binding);
      case 'implicit':
        return /[A-Z_\d]/.test(use.name);
      case 'member':
      case 'index':
        return (
          this.#names.accessors.has(lastNameOf(use.object) ?? '') ||
          (use.kind === 'index' && use.index.kind === 'name') ||
          (use.kind === 'member' && this.#language.freeNames === 'anywhere' && /^[A-Z]/.test(use.name)) ||
          this.from(use.object)
        );
      case 'call':
        return this.#fromCall(use.call);
      case 'object':
        return use.members.some(([, member]) => this.from(member));
      case 'list':
        return use.items.some((item) => this.from(item));
      case 'either':
        return use.options.some((option) => this.from(option));
      default:
        return use.kind === 'text' || use.kind === 'joined' || use.kind === 'module';
    }
  }

  /** It gives flags, or the text it is given or asked of. */
  #fromCall(index: number): boolean {
    const call = this.#draft.calls[index];
    const name = call && lastNameOf(call.callee);
    if (call === undefined || name === undefined) return false;
    if (this.#names.accessors.has(name)) return true;
    if (call.callee.kind === 'member') return givesItself(name) && this.from(call.callee.object);
    return isConversion(name) && call.arguments.some((argument) => this.from(argument));
  }

  #fromBinding(index: number): boolean {
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    this.#known.set(index, false);
    const binding = this.#draft.bindings[index];
    const leads = binding?.kind === 'import' || (binding?.kind === 'value' && this.from(binding.value));
    this.#known.set(index, leads);
    return leads;
  }
}

/** Where any file may declare a free name, only those written as types and constants are worth the search. */
function freeNames(language: Language, bindings: readonly Binding[]): (name: string) => boolean {
  if (language.freeNames === 'anywhere') return (name) => /^[A-Z]/.test(name);
  const matter =
    language.freeNames === 'folder' ||
    bindings.some((binding) => binding.kind === 'import' && binding.name === '*');
  return () => matter;
}

import { type Binding, type Expression, FREE } from '../facts.ts';
import { asksForValue, speaksOfFlags } from '../flagNames.ts';
import { isAsked } from './askedFor.ts';
import { commentSyntaxOf } from './commentSyntax.ts';

/** Code without a grammar: Elixir's, and that of templates. */
const CODE = /\.(?:exs?|[eh]eex|leex|haml|slim)$/i;
/** A call, and what it is given that is no text: `Flags.enabled?(name`, `feature? :"cart_#{`. */
const CALL =
  /(?<![\w$@:.])((?:\w+(?:\.|::))*)(\w+[?!]?)(?:\(\s*|(?<=\?)[ \t]+)(?:(@?[A-Za-z_]\w*(?:::[A-Z]\w*)*)(?:\.\w+)*(?!\w*:(?!:))|:?["']([\w.:-]*)#\{)/g;
const DECLARES = /\b(?:def|defp|defmacro|defdelegate)\s+$/;
const TESTED = /\biex(?:\(\d+\))?>/;
/** What begins no value's name. */
const WORD = /^(?:fn|do|nil|true|false|not|if|unless|and|or|in|when|then)$/;
const CHANGES = /^(?:enable|disable)(?:_\w+)?!?$/;

/**
 * What flags are asked for that is no text there: the name of it, or how its text begins. `bindings`: of the names that
 * the file gives to texts.
 */
export function askedByText(file: string, text: string, bindings: readonly Binding[]): readonly Expression[] {
  if (!CODE.test(file)) return [];
  const comment = commentSyntaxOf(file);
  return [...text.matchAll(CALL)].flatMap((match): Expression[] => {
    const [whole, owner = '', name = '', given, prefix] = match;
    if (!asksForFlag(owner, name) || WORD.test(given ?? '')) return [];
    const before = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (DECLARES.test(before) || TESTED.test(before) || comment.test(before)) return [];
    const end = match.index + whole.length;
    if (given === undefined)
      return [{ kind: 'computed', ...(prefix ? { prefix } : {}), start: end - 2, end }];
    const binding = bindings.findIndex((each) => each.name === given);
    return [
      {
        kind: 'name',
        name: given,
        binding: binding === -1 ? FREE : binding,
        start: match.index + whole.lastIndexOf(given),
        end,
      },
    ];
  });
}

/** A variable called like a flag is the flag itself: `feature.enabled?(user)`. */
function asksForFlag(owner: string, name: string): boolean {
  const isOfFlags = owner.split(/\W+/).some((each) => /^[A-Z]/.test(each) && isAsked(each));
  if (isOfFlags) return asksForValue(name) || CHANGES.test(name) || speaksOfFlags(name);
  return name.endsWith('?') && speaksOfFlags(name);
}

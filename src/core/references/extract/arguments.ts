import type { Expression } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { tellOfFlags } from './expressions.ts';
import { keepWords } from './mentions.ts';
import { keepEntryName } from './objects.ts';
import { partOf } from './parts.ts';
import { named, tellGiven, type Walk, withoutKind } from './walk.ts';

/** A default is worth showing as written only when it is short. */
const LONGEST_SHOWN = 40;
const SPACE = 0x20;
/** What stands between arguments, and quotes where a text stands for the list of them. */
const BETWEEN: ReadonlySet<number> = new Set([...'(),"`'].map((each) => each.charCodeAt(0)));
/** Behind an argument's name. */
const NAMED = /^\s*[:=](?!=)\s*/;

export interface Given {
  readonly arguments: Expression[];
  readonly named: [string, Expression][];
  readonly argumentTexts: string[];
}

export function readArguments(
  walk: Walk,
  list: SyntaxNode | undefined,
  titles: readonly SyntaxNode[] = [],
): Given {
  const given: Given = { arguments: [], named: [], argumentTexts: [] };
  if (list && walk.language.tokens?.has(list.type)) {
    const tokens = walk.read(list);
    return tokens.kind === 'list' ? { ...given, arguments: [...tokens.items] } : given;
  }
  const namedTexts: string[] = [];
  let end = list?.start ?? 0;
  const nodes = argumentsIn(walk, list);
  for (const argument of nodes) {
    addUnread(walk, end, argument.start, given);
    end = argument.end;
    if (!titles.includes(argument)) readArgument(walk, argument, given, namedTexts);
  }
  if (list && nodes.length > 0) addUnread(walk, end, list.end, given);
  given.argumentTexts.push(...namedTexts);
  return given;
}

export function argumentsIn(walk: Walk, list: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (list === undefined) return [];
  // Go converts one that stands alone: `[]byte("…")`.
  if (walk.language.strings.has(list.type)) return [list];
  const lists = walk.language.argumentLists;
  // Mostly nothing is wrapped, and this is asked of every call.
  if (!list.children.some((child) => lists?.has(child.type))) return list.children;
  return list.children.flatMap((child) => (lists?.has(child.type) ? argumentsIn(walk, child) : [child]));
}

/** Numbers and the like are never materialized: beside other arguments, they keep their places all the same. */
function addUnread(walk: Walk, from: number, to: number, given: Given): void {
  let at = from;
  while (at < to) {
    const code = walk.text.charCodeAt(at);
    if (code > SPACE && !BETWEEN.has(code)) break;
    at++;
  }
  if (at === to) return;
  for (const written of walk.text.slice(at, to).split(',')) {
    const text = written.replace(/[)\s]+$/, '').trimStart();
    const start = at + written.indexOf(text);
    if (text !== '') {
      given.arguments.push({ kind: 'other', start, end: start + text.length });
      given.argumentTexts.push(text.length > LONGEST_SHOWN ? '' : text);
    }
    at += written.length + 1;
  }
}

function readArgument(walk: Walk, argument: SyntaxNode, given: Given, namedTexts: string[]): void {
  const { name, value: node, shown } = partsOf(walk, argument);
  const label = walk.textOf(name);
  if (name) keepEntryName(walk, name);
  const read = (): Expression => (node ? walk.read(node) : { kind: 'other', ...shown });
  const value = withoutKind(walk, label, isTypeOfFlags(label) ? named(walk, label, read) : read());
  if (walk.language.comments.has(argument.type)) return;
  if (node && walk.language.family === 'ruby' && OF_ACTIONS.test(label)) keepAsWords(walk, node);
  if (name) {
    given.named.push([label, value]);
    tellGiven(walk, label, value);
  }
  tellOfFlags(value, [label]);
  const text = shown.end - shown.start > LONGEST_SHOWN ? '' : walk.text.slice(shown.start, shown.end);
  if (name && !walk.language.labelsKeepPlaces) {
    namedTexts.push(text);
    return;
  }
  given.arguments.push(value);
  given.argumentTexts.push(text);
}

/** `before_action :sign_in, only: [:new_checkout]`, `create(:form, form_type: "new_checkout")` */
const OF_ACTIONS = /^(?:only|except)$|^(?!.*(?:feature|flag|toggle|experiment)).*[a-z]_type$/;

/** What was read there names something else than flags. */
function keepAsWords(walk: Walk, node: SyntaxNode): void {
  const { texts } = walk.draft;
  while ((texts.at(-1)?.start ?? -1) >= node.start) texts.pop();
  keepWords(walk, node);
}

interface ArgumentParts {
  readonly name?: SyntaxNode;
  readonly value?: SyntaxNode;
  readonly shown: { readonly start: number; readonly end: number };
}

/** What an argument is called, and what it is given. */
function partsOf(walk: Walk, argument: SyntaxNode): ArgumentParts {
  const form = walk.language.namedArguments[argument.type];
  const [only, ...more] = argument.children;
  if (form === undefined) return { value: argument, shown: argument };
  if (only && more.length === 0 && only.end < argument.end) {
    const joint = NAMED.exec(walk.text.slice(only.end, argument.end))?.[0];
    // What it is given is never materialized, such as a number.
    if (joint) return { name: only, shown: { start: only.end + joint.length, end: argument.end } };
  }
  const value = partOf(argument, form.value) ?? argument;
  const name = partOf(argument, form.name);
  return name === undefined || name === value ? { value, shown: value } : { name, value, shown: value };
}

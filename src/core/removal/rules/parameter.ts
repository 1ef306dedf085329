import type { FlagValue } from '../../model/flag.ts';
import type { Code, Rule, StepEdit } from '../code.ts';
import { documented } from '../documented.ts';
import { innermost } from '../flagExpression.ts';
import { inlinedWithin } from '../inline.ts';
import { type LocalFunction, nameOf } from '../localFunction.ts';
import { ancestors, descendants, type Node, part, siblingBefore, textOf } from '../node.ts';
import { isOwn, ownFunction } from '../ownFunction.ts';
import { type Parameter, parametersOf } from '../parameters.ts';
import { withoutItem } from './variable.ts';

/** What is handed over may be read by other means, or be said something of in a type. */
const CALLED_OTHERWISE =
  /\b(?:arguments|locals|asserts|func_get_args?|nameof)\b|\)\s*:\s*\w+\s+is\b|^\s*super\b(?!\s*[(.])/m;
/** What holds an argument, and the list of them all. */
const HOLDERS = /^(?:value_)?argument$/;
const LISTS = /^(?:argument_list|arguments?|value_arguments)$/;

/** A parameter that every call hands the same constant: it becomes the constant, and the calls hand it over no more. */
export const parameter: Rule = ({ code, node, value }) => {
  const handed = innermost(node, node);
  const found = functionHanded(code, handed);
  const at = found?.calls.map(({ given }) => given.indexOf(handed)).find((place) => place >= 0);
  if (!found || at === undefined || !isSameEverywhere(code, found, at, value)) return undefined;
  const { owner, calls } = found;
  const all = parametersOf(code, owner);
  const declared = all[at];
  if (!declared?.name || CALLED_OTHERWISE.test(textOf(owner, code.text))) return undefined;
  if (code.syntax.plainParameter && !calls.every(({ given }) => isHandedAll(given, all))) return undefined;
  const inlined = inlinedWithin(code, declared.name, value, { scope: owner, span: owner });
  if (!inlined?.complete || !isOwn(code, found)) return undefined;
  return {
    edits: [
      withoutParameter(code, declared.item),
      ...documented(code, owner, declared.name),
      ...inlined.edits,
      ...calls.flatMap(({ given }) => given[at] ?? []).map((one) => withoutArgument(code, one)),
    ],
  };
};

function isHolder({ type }: Node): boolean {
  return HOLDERS.test(type);
}

/** The function that is called with this. */
function functionHanded(code: Code, node: Node): LocalFunction | undefined {
  const held = node.parent && isHolder(node.parent) ? node.parent : node;
  if (!LISTS.test(held.parent?.type ?? '')) return undefined;
  const call = [...ancestors(held)].slice(1, 3).find((up) => isCallOf(code, up));
  const word = call && nameCalled(code, call);
  const owner = word === undefined ? undefined : ownerNamed(code, word);
  return owner && ownFunction(code, owner);
}

function isCallOf({ syntax: { language } }: Code, { type }: Node): boolean {
  return type in language.calls || type in (language.methodCalls ?? {});
}

/** The last word before what it is handed. */
function nameCalled({ syntax: { language }, text }: Code, call: Node): string | undefined {
  const method = language.methodCalls?.[call.type];
  const callee = method ? part(call, method.name) : part(call, language.calls[call.type]?.callee ?? '');
  return /(\w+[?!]?)$/.exec(textOf(callee, text))?.[1];
}

/** The only function of that name in the file. */
function ownerNamed(code: Code, word: string): Node | undefined {
  const owners = [...descendants(code.root)].filter(
    (node) => code.syntax.functions.has(node.type) && textOf(nameOf(code, node), code.text) === word,
  );
  return owners.length === 1 ? owners[0] : undefined;
}

function isSameEverywhere(code: Code, { calls }: LocalFunction, at: number, value: FlagValue): boolean {
  return calls.every(({ given }) => {
    const one = given[at];
    const read = one && code.syntax.read(one, code.text);
    return read !== undefined && read.value === value;
  });
}

/** As many as it takes, each at its place. */
function isHandedAll(given: readonly Node[], all: readonly Parameter[]): boolean {
  return (
    given.length === all.length &&
    !given.some(({ type }) => /argument$|splat|spread|unpack|^pair$|variadic/.test(type))
  );
}

/** `on => …` is left with parentheses. */
function withoutParameter(code: Code, item: Node): StepEdit {
  const { start, end, field, parent } = item;
  if (field === 'parameter') return { start, end, text: '()' };
  return withoutList(code, parent, item) ?? withoutItem(item, code.text);
}

export function withoutArgument(code: Code, given: Node): StepEdit {
  const item = given.parent && isHolder(given.parent) ? given.parent : given;
  return withoutList(code, item.parent, item) ?? withoutItem(item, code.text);
}

/** Ruby says nothing where nothing is handed over. */
function withoutList({ syntax, text }: Code, list: Node | undefined, item: Node): StepEdit | undefined {
  const isOnly = list?.children.filter(({ named }) => named).length === 1;
  const before = list && siblingBefore(list);
  if (syntax.language.family !== 'ruby' || !isOnly || !before) return undefined;
  return { start: before.end, end: Math.max(list.end, item.end), text: text.slice(list.end, item.end) };
}

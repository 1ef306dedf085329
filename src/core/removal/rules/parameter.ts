import type { FlagValue } from '../../model/flag.ts';
import type { Code, Rule } from '../code.ts';
import { inlinedWithin } from '../inline.ts';
import { type LocalFunction, localFunction, nameOf } from '../localFunction.ts';
import { descendants, type Node, part, partsAt, partsOfNode, textOf } from '../node.ts';
import { withoutItem } from './variable.ts';

/** What is handed over may be read by other means, or be said something of in a type. */
const CALLED_OTHERWISE = /\b(?:arguments|locals|asserts)\b|\)\s*:\s*\w+\s+is\b/;

/** A parameter that every call hands the same constant: it becomes the constant, and the calls hand it over no more. */
export const parameter: Rule = ({ code, node, value }) => {
  const call = node.parent?.parent;
  const callee = call && part(call, code.syntax.language.calls[call.type]?.callee ?? '');
  const owner = callee && ownerNamed(code, textOf(callee, code.text));
  const found = owner && localFunction(code, owner);
  const at = found?.calls.find((each) => each.given.includes(node))?.given.indexOf(node);
  if (!found || at === undefined || !isSameEverywhere(code, found, at, value)) return undefined;
  const declared = parametersOf(code, found.owner)[at];
  const name = declared && plainName(code, declared);
  if (!declared || !name || CALLED_OTHERWISE.test(textOf(found.owner, code.text))) return undefined;
  const inlined = inlinedWithin(code, name, value, { scope: found.owner, span: found.owner });
  if (!inlined?.complete) return undefined;
  const handed = found.calls.flatMap(({ given }) => given[at] ?? []);
  return {
    edits: [
      withoutParameter(declared, code.text),
      ...inlined.edits,
      ...handed.map((one) => withoutItem(one, code.text)),
    ],
  };
};

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

/** Their order is that of the arguments: nothing stands between that takes none. */
function parametersOf({ syntax, text }: Code, owner: Node): readonly Node[] {
  const [only] = partsAt(owner, 'parameter');
  if (only) return [only];
  const list = part(owner, syntax.language.functions[owner.type]?.parameters ?? '');
  const all = list ? partsOfNode(list) : [];
  const isOdd = (one: Node) => /separator/.test(one.type) || /^this\b/.test(textOf(one, text));
  return all.some(isOdd) ? [] : all;
}

/** `on`, `on: boolean`: without a default, and not taken apart. */
function plainName({ syntax }: Code, declared: Node): Node | undefined {
  if (syntax.names.has(declared.type)) return declared;
  if (!/^(?:required|typed)_parameter$/.test(declared.type) || part(declared, 'value')) return undefined;
  const name = part(declared, 'pattern') ?? partsOfNode(declared)[0];
  return name && syntax.names.has(name.type) ? name : undefined;
}

/** `on => …` is left with parentheses. */
function withoutParameter(declared: Node, text: string) {
  const { start, end, field } = declared;
  return field === 'parameter' ? { start, end, text: '()' } : withoutItem(declared, text);
}

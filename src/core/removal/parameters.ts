import type { Code } from './code.ts';
import { type Node, part, partsAt, partsOfNode, siblingAfter, textOf } from './node.ts';

/** What a function is handed at one place. */
export interface Parameter {
  /** What goes with it, between commas. */
  readonly item: Node;
  /** Undefined where it has a default, is taken apart or takes more than one. */
  readonly name: Node | undefined;
  /** Every call hands it over, once. */
  readonly isAlwaysHanded: boolean;
}

/** In the order of the arguments; none where something stands between that takes none. */
export function parametersOf(code: Code, owner: Node): readonly Parameter[] {
  const { syntax, text } = code;
  const [only] = partsAt(owner, 'parameter');
  if (only) return [{ item: only, name: plainName(code, only), isAlwaysHanded: false }];
  const list = part(owner, syntax.language.functions[owner.type]?.parameters ?? '');
  const all = list ? partsOfNode(list).filter((one) => isParameter(list, one)) : [];
  const isOdd = (one: Node) => /separator/.test(one.type) || /^this\b/.test(textOf(one, text));
  return all.some(isOdd) ? [] : all.flatMap((one) => declaredBy(code, one));
}

/** Some grammars put defaults, or all the rest of a function, beside the parameters. */
function isParameter(list: Node, { type }: Node): boolean {
  if (type === 'self_parameter') return false;
  return !/^function_/.test(list.type) || type === 'parameter';
}

/** `a, b bool` declares two. */
function declaredBy(code: Code, item: Node): readonly Parameter[] {
  const names = item.type === 'parameter_declaration' ? partsAt(item, 'name') : [];
  const isAlwaysHanded =
    !/=|\.\.\.|\b(?:vararg|params)\b|^[*&]/.test(textOf(item, code.text)) && siblingAfter(item)?.type !== '=';
  if (names.length < 2) return [{ item, name: plainName(code, item), isAlwaysHanded }];
  const isPlainGroup = isPlain(code, item);
  return names.map((name) => ({ item: name, name: isPlainGroup ? name : undefined, isAlwaysHanded }));
}

/** `on`, `on: boolean`: without a default, and not taken apart. */
function plainName(code: Code, item: Node): Node | undefined {
  const { syntax, text } = code;
  if (syntax.names.has(item.type)) return item;
  if (syntax.plainParameter) {
    const where = syntax.language.parameters?.[item.type]?.name ?? 'name';
    const name = isPlain(code, item) ? part(item, where) : undefined;
    return name && syntax.names.has(name.type) ? name : undefined;
  }
  if (!/^(?:required|typed)_parameter$/.test(item.type) || part(item, 'value')) return undefined;
  const name = part(item, 'pattern') ?? partsOfNode(item)[0];
  return name && syntax.names.has(name.type) && !/[{[]/.test(textOf(name, text)) ? name : undefined;
}

function isPlain({ syntax, text }: Code, item: Node): boolean {
  return syntax.plainParameter?.test(textOf(item, text)) === true && siblingAfter(item)?.type !== '=';
}

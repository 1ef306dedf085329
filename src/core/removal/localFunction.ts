import type { Code } from './code.ts';
import { isAtTopLevel } from './inline.ts';
import { ancestors, descendants, type Node, part, partsOfNode, textOf } from './node.ts';
import { roleOf } from './roles.ts';

/** A function that is called by its name alone, and by nobody but this file. */
export interface LocalFunction {
  readonly owner: Node;
  /** The declaration of it: itself, or of the variable that holds it. */
  readonly declaration: Node;
  /** Every call, each with what it hands over in order. */
  readonly calls: readonly { readonly call: Node; readonly given: readonly Node[] }[];
  /** Its name, where others can call it unless they never say it. */
  readonly supposed?: string;
}

/** Languages in which a name that leaves a file has to be said to leave it, or stays in its function. */
const READ = new Set(['javascript', 'python']);

/** Undefined where anybody else might call it, where its name may mean something else, or where it is more than called. */
export function localFunction(code: Code, owner: Node): LocalFunction | undefined {
  const { syntax, text } = code;
  if (!READ.has(syntax.language.family) || !syntax.functions.has(owner.type)) return undefined;
  const declaration = declarationOf(code, owner);
  const name = nameOf(code, owner);
  if (!name || !syntax.names.has(name.type) || isKnownElsewhere(code, declaration)) return undefined;
  const word = textOf(name, text);
  if (syntax.spelled?.(word).test(text) || syntax.isSaidBeside?.(word)) return undefined;
  const calls: LocalFunction['calls'][number][] = [];
  for (const node of descendants(code.root)) {
    if (node === name || !syntax.names.has(node.type) || textOf(node, text) !== word) continue;
    const role = roleOf(code, node);
    if (role === 'property') continue;
    const call = callOf(code, node);
    if (role !== 'whole' || call === undefined) return undefined;
    calls.push(call);
  }
  return calls.length > 0 ? { owner, declaration, calls } : undefined;
}

/** The function itself, or the variable that holds it. */
function declarationOf({ syntax }: Code, owner: Node): Node {
  return owner.parent && syntax.variables[owner.parent.type] ? owner.parent : owner;
}

export function nameOf(code: Code, owner: Node): Node | undefined {
  const declaration = declarationOf(code, owner);
  const name = part(declaration, code.syntax.variables[declaration.type]?.name ?? 'name');
  return name ?? part(owner, '@simple_identifier');
}

/** `g(a, b)` of just that name, without spreads and named arguments. */
function callOf({ syntax: { language } }: Code, name: Node) {
  const call = name.parent;
  const fields = call && /^call(?:_expression)?$/.test(call.type) ? language.calls[call.type] : undefined;
  if (!call || !fields || part(call, fields.callee) !== name) return undefined;
  const list = part(call, fields.arguments);
  if (list === undefined || !/^arguments?(?:_list)?$/.test(list.type)) return undefined;
  const given = partsOfNode(list);
  const isPlain = ({ type }: Node) => !/spread|splat|keyword|generator/.test(type);
  return given.every(isPlain) ? { call, given } : undefined;
}

/** At the top of a Python file, or of a script, a name is everybody's; so is what is exported, decorated or a member. */
function isKnownElsewhere(code: Code, declaration: Node): boolean {
  const around = [...ancestors(declaration)];
  if (around.some(({ type }) => /export|decorated|^class/.test(type)) && isAtTopLevel(code, declaration))
    return true;
  if (/decorated|class/.test(around[0]?.type ?? '') || isMember(code, around)) return true;
  if (!isAtTopLevel(code, declaration)) return false;
  const isModule = code.root.children.some(({ type }) => /^(?:import|export)_statement$/.test(type));
  return code.syntax.language.family !== 'javascript' || !isModule;
}

/** Nearer to a class than to a function. */
function isMember({ syntax }: Code, around: readonly Node[]): boolean {
  const nearest = around.find(({ type }) => syntax.functions.has(type) || type in syntax.language.classes);
  return nearest !== undefined && nearest.type in syntax.language.classes;
}

import type { FlagValue } from '../model/flag.ts';
import type { Code, StepEdit } from './code.ts';
import { ancestors, descendants, type Node, part, partsOfNode, textOf, tokenIn } from './node.ts';
import { isTested, notOperand } from './purity.ts';
import { comparisonAt } from './rules/comparison.ts';

export interface Inlined {
  readonly edits: readonly StepEdit[];
  /** Nothing needs the name any more. */
  readonly complete: boolean;
}

/**
 * The constant in place of the name that holds it. A boolean goes everywhere; another value only where it decides
 * something, so that one literal is not written many times over. Undefined where the name may be given other values,
 * or may mean something else somewhere.
 */
export function inlined(code: Code, name: Node, value: FlagValue): Inlined | undefined {
  const { text, syntax } = code;
  const word = textOf(name, text);
  const uses: Node[] = [];
  for (const node of descendants(functionAround(code, name))) {
    if (node === name || !syntax.names.has(node.type) || textOf(node, text) !== word) continue;
    const role = roleOf(code, node);
    if (role === 'other') return undefined;
    if (role === 'use') uses.push(node);
  }
  const written = syntax.write(value, text);
  if (written === undefined) return undefined;
  const replaced = typeof value === 'boolean' ? uses : uses.filter((use) => decides(code, use));
  return {
    edits: replaced.map((use) => replacement(use, written, value)),
    complete: replaced.length === uses.length,
  };
}

/** `{ enabled }` says the name as well. */
function replacement({ type, start, end }: Node, text: string, value: FlagValue): StepEdit {
  return type === 'shorthand_property_identifier'
    ? { start: end, end, text: `: ${text}`, value }
    : { start, end, text, value };
}

function decides(code: Code, use: Node): boolean {
  const { parent } = use;
  if (!parent) return false;
  const comparison = comparisonAt({ code, node: use });
  if (comparison) return code.syntax.read(comparison.other, code.text) !== undefined;
  const outer = code.syntax.parentheses.has(parent.type) ? parent : use;
  const subject = outer.parent && code.syntax.switchOf(outer.parent, code.text)?.subject;
  return subject === outer || notOperand(code, parent) === use || isTested(code, use);
}

const NO_USE =
  /specifier|type_query|pattern|label|catch|parameter|global_statement|nonlocal|del|macro|token_tree|interpolated_identifier/;
/** Kinds that hold the name of a member, or of an argument. */
const NAMES_MEMBER = /^(?:navigation_suffix|member_binding_expression|value_argument_label|name_colon)$/;

function roleOf(code: Code, node: Node): 'use' | 'property' | 'other' {
  const { syntax } = code;
  const { language } = syntax;
  const { parent, type } = node;
  if (!parent || type === 'type_identifier') return type === 'type_identifier' ? 'property' : 'other';
  if (type === 'shorthand_property_identifier') return 'use';
  if (NAMES_MEMBER.test(parent.type)) return 'property';
  if (tokenIn(parent, '++', '--')) return 'other';
  if (part(parent, language.calls[parent.type]?.callee ?? '') === node) {
    return ['jvm', 'dotnet', 'swift'].includes(language.family) ? 'property' : 'other';
  }
  const isPart = (
    fields: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined,
    which: string,
  ) => {
    const where = fields?.[parent.type]?.[which];
    return where !== undefined && part(parent, where) === node;
  };
  if (isPart(language.members, 'property') || isPart(language.methodCalls, 'name')) return 'property';
  if (isPart(language.namedArguments, 'name') && partsOfNode(parent).length > 1) return 'property';
  if (isPart(language.pairs, 'key')) return 'property';
  if (isPart(syntax.variables, 'name') || isPart(syntax.writes, 'target')) return 'other';
  if (syntax.functions.has(parent.type) && node.field !== 'body') return 'other';
  if (node.field === 'name' && /declar|definition|item|class|enum/.test(parent.type)) return 'other';
  return NO_USE.test(type) || NO_USE.test(parent.type) ? 'other' : 'use';
}

function functionAround(code: Code, node: Node): Node {
  let last = node;
  for (const up of ancestors(node)) {
    if (code.syntax.functions.has(up.type)) return up;
    last = up;
  }
  return last;
}

export function isAtTopLevel(code: Code, node: Node): boolean {
  return ![...ancestors(node)].some(({ type }) => code.syntax.functions.has(type));
}

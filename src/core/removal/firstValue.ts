import type { Code } from './code.ts';
import { descendants, type Node, part, partsAt, textOf } from './node.ts';
import { nameIn } from './rules/variable.ts';

/** A statement that declares one local variable, with a constant or with nothing. */
export interface FirstValue {
  readonly statement: Node;
  readonly name: Node;
  readonly value: Node | undefined;
}

const UNDECLARED = /^(?:python|ruby|php)$/;
/** A declaration of one variable, and no more, by what stands before its name. */
const HEADS: Readonly<Record<string, RegExp>> = {
  javascript: /^(?:let|var)\s+$/,
  jvm: /^(?:(?:final\s+)?[\w.<>[\], ?]+\s+|va[lr]\s+)$/,
  dotnet: /^[\w.<>[\], ?]+\s+$/,
  swift: /^(?:let|var)\s+$/,
  rust: /^let\s+(?:mut\s+)?$/,
  go: /^(?:var\s+)?$/,
  python: /^$/,
  ruby: /^$/,
  php: /^$/,
};

export function firstValue(code: Code, statement: Node): FirstValue | undefined {
  const { syntax, text } = code;
  const all = [...descendants(statement)].filter(({ type }) => type in syntax.variables);
  const [declarator] = all;
  const fields = declarator && syntax.variables[declarator.type];
  if (!declarator || !fields || all.length > 1 || partsAt(declarator, fields.name).length > 1)
    return undefined;
  const name = nameIn(code, part(declarator, fields.name));
  const found = valueIn(code, declarator, fields.value);
  const value = found && (alone(found) ?? found);
  if (!name || !HEADS[syntax.language.family]?.test(text.slice(statement.start, name.start)))
    return undefined;
  const isConstant = value === undefined || syntax.read(value, text) !== undefined;
  const behind = text.slice(value?.end ?? name.end, statement.end);
  const isWhole = value ? /^\s*;?$/.test(behind) : /^\s*(?::?\s*[\w.<>[\]|&?*, ]+)?;?$/.test(behind);
  return isConstant && isWhole ? { statement, name, value } : undefined;
}

/** Only what stands behind `=` or `:=`. */
function valueIn({ text }: Code, declarator: Node, where: string): Node | undefined {
  const value = part(declarator, where);
  return value && /=\s*$/.test(text.slice(declarator.start, value.start)) ? value : undefined;
}

function alone({ type, children }: Node): Node | undefined {
  return type === 'expression_list' && children.length === 1 ? children[0] : undefined;
}

/**
 * What has to stand before the other value, so that the variable has the same type; undefined where only the first
 * value tells it.
 */
export function headFor(
  { syntax, text }: Code,
  { statement, name, value }: FirstValue,
  given: Node,
  isGivenLater: boolean,
): string | undefined {
  const { family } = syntax.language;
  const before = text.slice(statement.start, name.start);
  const type = text.slice(name.end, value?.start ?? statement.end).replace(/\s*:?=?\s*;?$/, '');
  const isTyped = type.trim() !== '' || (/^(?:jvm|dotnet)$/.test(family) && !/^va[lr]\b/.test(before));
  const isNothing = value === undefined || syntax.read(value, text)?.value === null;
  const declared =
    UNDECLARED.test(family) || isTyped || isToldBy(family, isNothing, isGivenLater, value, given);
  if (!declared) return undefined;
  const sign = family === 'go' && before === '' ? ':=' : '=';
  return `${isGivenLater ? before : fixed(family, before)}${textOf(name, text)}${type} ${sign} `;
}

function isToldBy(
  family: string,
  isNothing: boolean,
  isGivenLater: boolean,
  value: Node | undefined,
  given: Node,
): boolean {
  if (family === 'go') return given.type === 'call_expression';
  if (family === 'rust') return value === undefined;
  return family === 'javascript' && isNothing && !isGivenLater;
}

/** What is given no other value says so where linters ask for it. */
function fixed(family: string, before: string): string {
  if (family === 'javascript') return before.replace(/^let\b/, 'const');
  if (family === 'swift') return before.replace(/^var\b/, 'let');
  if (family === 'rust') return before.replace(/mut\s+$/, '');
  return family === 'jvm' ? before.replace(/^var\b/, 'val') : before;
}

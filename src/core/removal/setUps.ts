import type { FlagValue } from '../model/flag.ts';
import type { Code } from './code.ts';
import {
  ancestors,
  descendants,
  isWithin,
  type Node,
  part,
  partsOfNode,
  siblingBefore,
  textOf,
} from './node.ts';
import { isListed, itemsOf } from './statements.ts';

/** What in a test only says what a flag is. */
export interface SetUp {
  /** A statement, with the hook that is left with nothing by it; or the test that is of no use any more. */
  readonly node: Node;
  readonly isTest: boolean;
}

const CHECKS = /^(?:expect|assert|should|verify|require|XCTAssert|is_expected)/i;
const HOOK = /^(?:before|after|setup|teardown|around|setUp|tearDown)(?:Each|All|_each|_all)?$/i;
const TEST =
  /^(?:[fx]?(?:describe|context|it|test|specify|scenario|example|suite|Run)|RSpec\.describe|t\.Run)(?:\.\w+)*$/;
const TEST_NAME = /^test|(?:Test|Should)|_test$|^should/;
const STATEMENT = /call|invocation|infix|await|expression_statement/;

/**
 * The set-up of a flag in a test that says nothing else: the statement it is, or the hook that holds only that. Where it
 * says what the flag is never again, the test that begins with it, unless that says otherwise further on: `others` are
 * the places of the flag in the file.
 */
export function setUpAt(
  code: Code,
  literal: Node,
  value: FlagValue,
  others: readonly Node[],
): SetUp | undefined {
  const decorated = [...ancestors(literal)].find(({ type }) => type === 'decorator');
  const statement = decorated ?? statementAround(code, literal);
  if (!statement || !isOnlyThat(code, literal, statement)) return undefined;
  const said = saidOf(code, literal, statement);
  const test = said === undefined || said === value ? undefined : testAround(code, statement);
  if (test && others.every((other) => !isWithin(other, test) || !says(code, other, value)))
    return { node: test, isTest: true };
  if (decorated) return said === value && isAlone(decorated) ? { node: decorated, isTest: false } : undefined;
  return { node: hookAround(code, statement) ?? statement, isTest: false };
}

/** What answers lies in a lambda of its own in Kotlin: `every { … } returns true`. */
function statementAround(code: Code, literal: Node): Node | undefined {
  let statement = [literal, ...ancestors(literal)].find((node) => isListed(code, node));
  const owner = statement && functionAround(code, statement);
  const call = owner?.type === 'lambda_literal' ? callOf(code, owner) : undefined;
  const isHeld = call && /^(?:every|coEvery|given|whenever)$/.test(headOf(code, call));
  if (isHeld) statement = [call, ...ancestors(call)].find((node) => isListed(code, node));
  return statement && STATEMENT.test(statement.type) ? statement : undefined;
}

/** It checks nothing, computes nothing, and names no second flag. */
function isOnlyThat(code: Code, literal: Node, statement: Node): boolean {
  if (CHECKS.test(code.text.slice(statement.start, statement.end))) return false;
  const between = [...ancestors(literal)].filter((node) => isWithin(node, statement));
  if (between.some((node) => computes(code, node))) return false;
  return between.every((node) => {
    const isEntry =
      node.type in code.syntax.language.pairs || /^(?:object|dictionary|hash|array|list)$/.test(node.type);
    if (node.type in code.syntax.variables) return false;
    return !isEntry || node.type in code.syntax.language.pairs || partsOfNode(node).length === 1;
  });
}

/** `(key) => key === 'new-checkout'`; `c => c.IsOn("new-checkout")` only says which call is meant. */
function computes({ syntax }: Code, { type, children }: Node): boolean {
  if (!syntax.functions.has(type) || type === 'lambda_literal') return false;
  const body = children.find(({ field }) => field === 'body');
  return body === undefined || !(body.type in syntax.language.calls);
}

/** What the flag is set to: what its entry holds, or the last true or false that is said behind its key. */
function saidOf(code: Code, literal: Node, statement: Node): FlagValue | undefined {
  const entry = [...ancestors(literal)].find(({ type }) => type in code.syntax.language.pairs);
  const held = entry && part(entry, code.syntax.language.pairs[entry.type]?.value ?? '');
  const where = held && isWithin(entry, statement) ? held : statement;
  const values = [where, ...descendants(where)].flatMap((node) => {
    const read = node.start >= literal.end ? code.syntax.read(node, code.text) : undefined;
    return typeof read?.value === 'boolean' ? [read.value] : [];
  });
  const last = values.at(-1);
  if (last !== undefined) return last;
  const verb = /\b(?:disable|enable|deactivate|activate)/i.exec(textOf(statement, code.text))?.[0];
  return verb === undefined ? undefined : !/^(?:disable|deactivate)/i.test(verb);
}

function says(code: Code, other: Node, value: FlagValue): boolean {
  const statement = statementAround(code, other);
  return statement === undefined || saidOf(code, other, statement) === value;
}

/** A test, or a group of tests whose hook it is. */
function testAround(code: Code, statement: Node): Node | undefined {
  if (statement.type === 'decorator') return isTest(code, statement.parent) ? statement.parent : undefined;
  const owner = functionAround(code, statement);
  if (!owner) return undefined;
  const call = callOf(code, owner);
  if (call && HOOK.test(headOf(code, call))) {
    const group = functionAround(code, call);
    const test = group && callOf(code, group);
    return test && TEST.test(headOf(code, test)) ? listed(code, test) : undefined;
  }
  if (call) return TEST.test(headOf(code, call)) ? listed(code, call) : undefined;
  return isTest(code, owner) ? owner : undefined;
}

/** By its name, or by what it is marked with. */
function isTest(code: Code, owner: Node | undefined): boolean {
  if (owner === undefined) return false;
  const declared = partsOfNode(owner).find(({ type }) => code.syntax.functions.has(type)) ?? owner;
  const fields = code.syntax.language.functions[declared.type];
  const name = part(declared, fields?.name ?? 'name');
  if (!name) return false;
  const above = siblingBefore(owner);
  const attribute = above?.type === 'attribute_item' ? above : owner;
  const marks = code.text.slice(attribute.start, name.start);
  return TEST_NAME.test(textOf(name, code.text)) || /[@[#]\[?\w*(?:Test|Fact|Theory|test)\b/.test(marks);
}

/** The hook that holds this statement and no other. */
function hookAround(code: Code, statement: Node): Node | undefined {
  const owner = functionAround(code, statement);
  if (!owner || !statement.parent || itemsOf(statement.parent).length > 1) return undefined;
  const call = callOf(code, owner);
  if (call) return HOOK.test(headOf(code, call)) ? listed(code, call) : undefined;
  const fields = code.syntax.language.functions[owner.type];
  return HOOK.test(textOf(part(owner, fields?.name ?? 'name'), code.text)) ? owner : undefined;
}

function isAlone(decorator: Node): boolean {
  return decorator.parent?.type === 'decorated_definition';
}

function functionAround({ syntax }: Code, node: Node): Node | undefined {
  return [...ancestors(node)].find(
    ({ type, parent }) =>
      syntax.functions.has(type) || type === 'do_block' || (type === 'block' && parent?.type === 'call'),
  );
}

/** The call that a function is handed to. */
function callOf({ syntax }: Code, owner: Node): Node | undefined {
  for (const up of ancestors(owner)) {
    if (up.type in syntax.language.calls || up.type === 'call') return up;
    if (syntax.functions.has(up.type) || syntax.lists.has(up.type)) return undefined;
  }
  return undefined;
}

function listed(code: Code, node: Node): Node | undefined {
  return [node, ...ancestors(node)].find((one) => isListed(code, one));
}

function headOf({ text }: Code, call: Node): string {
  return /^[\w.$]+/.exec(text.slice(call.start, call.end))?.[0] ?? '';
}

import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Details } from '../model/reference.ts';
import type { Code, StepEdit } from './code.ts';
import { nameOf } from './destructured.ts';
import { type Member, meaningOf, memberOf, valueOfMember } from './details.ts';
import { checkUse } from './flagExpression.ts';
import { inlined, reachOf, usesWithin } from './inline.ts';
import { type Node, part, partsOfNode, textOf } from './node.ts';
import { Refused } from './refused.ts';
import { localDeclaration, nameGiven, withoutDeclaration } from './rules/variable.ts';
import { wrappedIn } from './wrappedIn.ts';

/**
 * `const held = getDetails(…)`, of which nothing but members that tell of the flag is used: they are told, and the
 * variable goes. Throws `Refused` where more of it is used.
 */
export function withoutHeld(code: Code, node: Node, value: FlagValue, details: Details): readonly StepEdit[] {
  const given = wrappedIn(code, node);
  const declaration = localDeclaration(code, given);
  const edits =
    declaration && (ofVariable(code, given, value, details) ?? ofPattern(code, given, value, details));
  const gone = edits && withoutDeclaration(code, declaration.statement, declaration.declarator);
  if (!gone) throw new Refused(t('the call gives more than the value, and all of it is used'));
  return [...gone, ...edits];
}

/** Where the flag's value stands, asked of what the call gives or taken out of it. */
export function valuesHeld(code: Code, node: Node, details: Details): readonly Node[] {
  const given = wrappedIn(code, node);
  const isValue = (name: string) => ['value', 'variant'].includes(meaningOf(name, [details]) ?? '');
  const members = membersHeld(code, given, details) ?? [];
  const names = itemsOfPattern(code, given).flatMap(({ key, name }) => (name && isValue(key) ? [name] : []));
  return [
    ...members.filter(({ name }) => isValue(name)).map((member) => member.node),
    ...names.flatMap((name) => usesWithin(code, name, reachOf(code, name))?.uses ?? []),
  ];
}

/** What is asked of a variable that holds nothing but what the call gives; undefined where more is done with it. */
function membersHeld(code: Code, given: Node, details: Details): readonly Member[] | undefined {
  const name = nameGiven(code, given);
  const found = name && usesWithin(code, name, reachOf(code, name));
  if (!found || found.mayBeKey) return undefined;
  const members = found.uses.map((use) => memberOf(code, use, [details]));
  return members.every((member) => member !== undefined) ? members : undefined;
}

function ofVariable(
  code: Code,
  given: Node,
  value: FlagValue,
  details: Details,
): readonly StepEdit[] | undefined {
  return membersHeld(code, given, details)?.map(({ node, name }) => {
    checkUse(code, node, false);
    const told = valueOfMember(name, value, [details]);
    return { start: node.start, end: node.end, text: written(code, told), value: told };
  });
}

function ofPattern(
  code: Code,
  given: Node,
  value: FlagValue,
  details: Details,
): readonly StepEdit[] | undefined {
  const edits = itemsOfPattern(code, given).map(({ key, name }) => {
    if (!name || meaningOf(key, [details]) === undefined) return undefined;
    const found = inlined(code, name, valueOfMember(key, value, [details]));
    return found?.complete ? found.edits : undefined;
  });
  return edits.length > 0 && edits.every((each) => each !== undefined) ? edits.flat() : undefined;
}

/** `const { value: isNew } = getDetails(…)` */
function itemsOfPattern({ text }: Code, { parent }: Node) {
  const pattern = parent && part(parent, 'name');
  if (pattern?.type !== 'object_pattern') return [];
  return partsOfNode(pattern).map((item) => ({
    key: textOf(part(item, 'key') ?? part(item, 'left') ?? item, text),
    name: nameOf(item),
  }));
}

function written(code: Code, value: FlagValue): string {
  const text = code.syntax.write(value, code.text);
  if (text === undefined) throw new Refused(t('the value cannot be written as a literal of this language'));
  return text;
}

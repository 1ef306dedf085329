import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Code, StepEdit } from './code.ts';
import { ancestors, descendants, type Node, part, partsOfNode, textOf } from './node.ts';
import { Refused } from './refused.ts';
import { isNamed, roleOf } from './roles.ts';
import { itemsOf } from './statements.ts';

const BLANK = '_';

/** `on, err := client.BooleanValue(…)`: the value, and that nothing went wrong. Undefined where there is no pair. */
export function valueAndError(code: Code, call: Node, value: FlagValue): readonly StepEdit[] | undefined {
  const declaration = call.parent;
  const fields = declaration && code.syntax.pairs?.[declaration.type];
  if (!declaration || !fields || part(declaration, fields.value) !== call) return returned(code, call, value);
  const [first, second, ...more] = partsOfNode(part(declaration, fields.names) ?? call);
  if (!first || !second || more.length > 0) return undefined;
  if (textOf(first, code.text) === BLANK) throw new Refused(t('only what went wrong is looked at'));
  const written = code.syntax.write(value, code.text);
  if (written === undefined || isKnownBefore(code, declaration, first))
    throw new Refused(t`\`${textOf(first, code.text)}\` is given other values too`);
  const failure = textOf(second, code.text) === BLANK ? [] : withoutFailure(code, declaration, second);
  return [
    { start: first.end, end: second.end, text: '' },
    { start: call.start, end: call.end, text: written, value },
    ...failure,
  ];
}

/** Then it is set here, not declared. */
function isKnownBefore(code: Code, declaration: Node, name: Node): boolean {
  return [...descendants(declaration.parent ?? declaration)].some(
    (node) =>
      node.end < declaration.start &&
      isNamed(code, node, textOf(name, code.text)) &&
      roleOf(code, node) === 'other',
  );
}

/** `return client.BooleanValue(…)` of a function that gives a pair. */
function returned(code: Code, call: Node, value: FlagValue): readonly StepEdit[] | undefined {
  if (!code.syntax.pairs || call.parent?.type !== 'return_statement') return undefined;
  const owner = [...ancestors(call)].find(({ type }) => code.syntax.functions.has(type));
  const given = owner && part(owner, 'result');
  const written = code.syntax.write(value, code.text);
  const nothing = code.syntax.write(null, code.text);
  if (given?.type !== 'parameter_list' || partsOfNode(given).length !== 2 || written === undefined)
    return undefined;
  return [{ start: call.start, end: call.end, text: `${written}, ${nothing}` }];
}

/** The failure did not happen, until the name is given to that of another call: beside it, not within. */
function withoutFailure(code: Code, declaration: Node, name: Node): readonly StepEdit[] {
  const word = textOf(name, code.text);
  const scope = declaration.parent ?? declaration;
  const after = [...descendants(scope)].filter(
    (node) => node.start > declaration.end && isNamed(code, node, word),
  );
  const next = after.find((node) => roleOf(code, node) === 'other');
  checkOwner(code, declaration, word);
  const statement = next && [next, ...ancestors(next)].find(({ parent }) => parent === scope);
  const sets = next?.parent?.parent;
  if (next && (!statement || sets !== statement || !itemsOf(scope).includes(statement)))
    throw new Refused(t`\`${word}\` is given another value on one of several ways`);
  const span = { start: declaration.end, end: sets?.start ?? scope.end };
  const uses = after.filter(
    (node) => node.start < span.end && node.end <= span.end && roleOf(code, node) === 'use',
  );
  // What is given to it may still use what it was before.
  const given =
    sets && after.some((node) => node !== next && node.start > sets.start && node.end <= sets.end);
  if (given) throw new Refused(t`\`${word}\` is given a value made of its last`);
  const nothing = code.syntax.write(null, code.text) ?? '';
  const folded = uses.map(({ start, end }) => ({ start, end, text: nothing, value: null }));
  return [...folded, ...declaredAt(code, sets, declaration, word)];
}

/** `err = f()` declares it now, where nothing before did. */
function declaredAt(code: Code, sets: Node | undefined, declaration: Node, word: string): StepEdit[] {
  if (sets?.type !== 'assignment_statement') return [];
  const owner = [...ancestors(declaration)].find(({ type }) => code.syntax.functions.has(type));
  const isKnown = [...descendants(owner ?? declaration)].some(
    (node) => node.end < declaration.start && isNamed(code, node, word),
  );
  if (isKnown) return [];
  const sign = sets.children.find(({ field }) => field === 'operator');
  const names = partsOfNode(part(sets, 'left') ?? sets).map((node) => textOf(node, code.text));
  if (!sign || names.some((name) => name !== BLANK && name !== word))
    throw new Refused(t`\`${word}\` is declared here for what comes later`);
  return [{ start: sign.start, end: sign.end, text: ':=' }];
}

/** A result of that name is given by every bare `return`, and what is deferred may look at it. */
function checkOwner(code: Code, declaration: Node, word: string): void {
  const owner = [...ancestors(declaration)].find(({ type }) => code.syntax.functions.has(type));
  const results = owner && part(owner, 'result');
  const isResult = results && [...descendants(results)].some((node) => isNamed(code, node, word));
  const isCaptured = [...descendants(owner ?? declaration)].some(
    (node) =>
      node !== owner &&
      code.syntax.functions.has(node.type) &&
      [...descendants(node)].some((inner) => isNamed(code, inner, word) && roleOf(code, inner) === 'use') &&
      ![...descendants(node)].some((inner) => isNamed(code, inner, word) && roleOf(code, inner) === 'other'),
  );
  if (isResult || isCaptured) throw new Refused(t`\`${word}\` is looked at elsewhere too`);
}

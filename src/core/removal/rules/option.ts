import { t } from '@vscode/l10n';
import type { Code, Note, Rule } from '../code.ts';
import { ancestors, type Node, part, partsOfNode, textOf } from '../node.ts';
import { isListed, itemsOf } from '../statements.ts';
import { takeOut } from '../takeOut.ts';
import { withoutArgument } from './parameter.ts';

/** What Rails and serializers are told in the body of a class, and takes `if:` and `unless:`. */
const TOLD =
  /^(?:(?:prepend_|append_)?(?:before|after|around)_\w+|validates?|validates_\w+|attributes?|has_many|has_one|belongs_to)$/;
/** Where one of a name takes the place of nothing that was told before. */
const ADDS = /^validates(?:_\w+)?$/;

/** `validates :name, if: -> { true }`: the option goes, and with one that is never so what it is said of. */
export const option: Rule = ({ code, node, value }) => {
  const found = optionAt(code, node);
  if (!found || typeof value !== 'boolean') return undefined;
  const { pair, call, name, isUnless } = found;
  if (value !== isUnless) return { edits: [withoutArgument(code, pair)] };
  const edits = ADDS.test(name) && isListed(code, call) ? takeOut(code, call) : undefined;
  return edits && { edits };
};

/** Why an option that is left decides something. */
export function optionLeft(code: Code, node: Node, value: boolean): Note['what'] | undefined {
  const found = optionAt(code, node);
  return found && t`\`${found.name}\` stays with a condition that is always ${String(value)}`;
}

function optionAt(code: Code, node: Node) {
  const { text, syntax } = code;
  const body = node.type === 'block_body' ? node : node.parent;
  if (syntax.language.family !== 'ruby' || body?.type !== 'block_body' || itemsOf(body).length !== 1)
    return undefined;
  const pair = [...ancestors(node)].find(({ type }) => type === 'pair');
  const given = pair && part(pair, 'value');
  if (!pair || !given || !isLambda(text, given) || body.parent?.parent !== given) return undefined;
  const call = pair.parent?.type === 'argument_list' ? pair.parent.parent : undefined;
  const name = call?.type === 'call' && !part(call, 'receiver') ? textOf(part(call, 'method'), text) : '';
  const key = textOf(part(pair, 'key'), text);
  const again = partsOfNode(pair.parent ?? pair).filter((one) => textOf(part(one, 'key'), text) === key);
  if (!call || !TOLD.test(name) || !/^(?:if|unless)$/.test(key) || again.length > 1) return undefined;
  return { pair, call, name, isUnless: key === 'unless' };
}

/** `-> { }`, `lambda { }`, `proc { }`, `Proc.new { }` */
function isLambda(text: string, node: Node): boolean {
  return node.type === 'lambda' || /^(?:lambda|proc|Proc\.new)\b/.test(textOf(node, text));
}

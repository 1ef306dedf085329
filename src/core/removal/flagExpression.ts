import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Details, Reference } from '../model/reference.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import { ANYTHING, isOn, memberOf, valueOfMember } from './details.ts';
import { ancestors, isOver, type Node, nodeOver, part, partsOfNode, textOf } from './node.ts';
import type { Proven } from './plan.ts';
import { Refused } from './refused.ts';
import { wrappedIn } from './wrappedIn.ts';

/** The expression that gives a flag's value, and the value that it gives. */
export interface FlagExpression {
  readonly node: Node;
  readonly value: FlagValue;
  /** It gives all of this, and what is done with it is still to be seen. */
  readonly whole?: Details;
}

/** Throws `Refused` where it cannot be told what the code does with the flag. */
export function flagExpression(
  code: Code,
  reference: Reference,
  place: { readonly at: Span; readonly call?: Span },
  value: FlagValue,
  proven: Proven,
): FlagExpression {
  const span = place.call ?? place.at;
  const found = nodeOver(code.root, span);
  if (!isOver(found, span)) throw new Refused(t('the expression around it is not understood'));
  const asked = place.call ? innermost(found, span) : wholeMember(code, innermost(found, span));
  const { gives } = reference;
  if (gives === 'other') throw new Refused(t('the call gives something else than the value of the flag'));
  const given = valueGiven(reference, value);
  if (place.call) checkCall(code, reference, asked, proven);
  const node = settled(code, guardedCall(asked));
  if (place.call && isUnsettled(code, asked, node)) throw new Refused(t('it is handed on as a promise'));
  const details = typeof gives === 'object' ? [gives] : typeof given === 'object' ? [] : ANYTHING;
  const member = memberOf(code, node, details);
  if (member) return { node: member.node, value: valueOfMember(member.name, given, details) };
  if (typeof gives === 'object') return { node, value: given, whole: gives };
  checkUse(code, node, place.call !== undefined);
  return { node, value: given };
}

/** An expression statement without a semicolon covers the same stretch as what it holds. */
export function innermost(node: Node, span: Span): Node {
  const [only, ...more] = node.children;
  const descends = only !== undefined && more.length === 0 && only.named && isOver(only, span);
  return descends ? innermost(only, span) : node;
}

/** A member of what a call gives is found at its name. */
function wholeMember(code: Code, node: Node): Node {
  const { parent } = node;
  const fields = parent && code.syntax.language.members[parent.type];
  if (parent && fields && part(parent, fields.property) === node) return parent;
  const subscript = parent && code.syntax.language.subscripts[parent.type];
  return parent && subscript && part(parent, subscript.index) === node ? parent : node;
}

function valueGiven({ gives, inverted, asks }: Reference, value: FlagValue): FlagValue {
  if (inverted) return !isOn(value);
  if (gives === 'truth') return isOn(value);
  if (asks?.type !== undefined && asks.type !== typeof value)
    throw new Refused(t`the call asks for a ${asks.type}, and gets its default from a flag of another type`);
  return value;
}

function checkCall(code: Code, { how, through }: Reference, node: Node, proven: Proven): void {
  const { calls, methodCalls, elements } = code.syntax.language;
  if (node.type in elements) throw new Refused(t('a component shows or hides its children by the flag'));
  if ([node.type, node.parent?.type ?? ''].some((type) => /annotation|^attribute|decorator/.test(type)))
    throw new Refused(t('an annotation decides by the flag'));
  if (!(node.type in calls) && !(node.type in (methodCalls ?? {}))) {
    throw new Refused(t('the call around it is not understood'));
  }
  // `if try await flag(…) { … }` reads as if the block were handed to the call.
  const last = partsOfNode(node).at(-1);
  if (
    [last, ...(last ? partsOfNode(last) : [])].some((one) => one && /lambda|^(?:do_)?block$/.test(one.type))
  )
    throw new Refused(t('a block is handed to the call'));
  // The index knows that the function hands the key on, not that it hands the value back.
  if ((how === 'wrapper' || through) && !proven(through ?? []))
    throw new Refused(t('what the call gives back is not known to be the value of the flag'));
}

export function calleeName(code: Code, node: Node): string {
  const { calls, methodCalls } = code.syntax.language;
  const fields = methodCalls?.[node.type];
  const callee = fields ? part(node, fields.name) : part(node, calls[node.type]?.callee ?? '0');
  return /(\w+)\W*$/.exec(textOf(callee, code.text).replace(/<[^<>]*>$/, ''))?.[1] ?? '';
}

/** `client?.call` */
function guardedCall(node: Node): Node {
  const { parent } = node;
  return parent?.type === 'conditional_access_expression' && partsOfNode(parent).at(-1) === node
    ? parent
    : node;
}

/** `call.await.unwrap_or(false)` */
function settled(code: Code, node: Node): Node {
  const { members, calls } = code.syntax.language;
  const inner = wrappedIn(code, node);
  const member = inner.parent;
  const fields = member && members[member.type];
  if (!member || !fields || part(member, fields.object) !== inner) return node;
  const name = textOf(part(member, fields.property), code.text).replace(/^\W+/, '');
  if (!code.syntax.settles?.has(name)) return node;
  const call = member.parent;
  const isCalled = call && part(call, calls[call.type]?.callee ?? '') === member;
  return settled(code, isCalled ? call : member);
}

/** Neither awaited nor unwrapped. */
function isUnsettled({ syntax, text }: Code, asked: Node, node: Node): boolean {
  const name =
    /(\w+)\W*$/.exec(text.slice(asked.start, partsOfNode(asked).at(-1)?.start ?? asked.end))?.[1] ?? '';
  if (!syntax.promises?.names.test(name)) return false;
  const handedOn = /^\s*(?:\.\s*ConfigureAwait\s*\([^()]*\)\s*)?$/.test(text.slice(asked.end, node.end));
  const up = [node, ...ancestors(node)].find(({ parent }) => !/^await_/.test(parent?.type ?? ''));
  const kinds = [node.parent?.type ?? '', up?.parent?.type ?? ''];
  return handedOn && !kinds.some((kind) => syntax.promises?.kept.test(kind));
}

export function checkUse(code: Code, node: Node, isCall: boolean): void {
  const { parent } = node;
  if (parent === undefined) return;
  const target = code.syntax.writes[parent.type]?.target;
  if (target !== undefined && part(parent, target) === node)
    throw new Refused(t('something is assigned to it'));
  const called = code.syntax.language.calls[parent.type]?.callee;
  if (called !== undefined && part(parent, called) === node) throw new Refused(t('what it gives is called'));
  if (isCall && givesPromise(code, node)) throw new Refused(t('it is handed on as a promise'));
}

/** `return client.getBooleanValue(…)` of a function that is declared to give a promise, and is not async. */
function givesPromise(code: Code, node: Node): boolean {
  if (node.parent?.type !== 'return_statement' && node.parent?.type !== 'arrow_function') return false;
  const owner = [...ancestors(node)].find(({ type }) => code.syntax.functions.has(type));
  const head = owner && code.text.slice(owner.start, part(owner, 'body')?.start ?? owner.end);
  return (
    head !== undefined &&
    /Promise(?:Like)?</.test(head) &&
    !/^\s*(?:export\s+|public\s+|private\s+|static\s+)*async\b/.test(head)
  );
}

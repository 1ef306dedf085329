import type { CallFact, Expression } from '../facts.ts';
import { asksForValue } from '../flagNames.ts';
import { wordsOfKey } from '../keyCase.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { lastNameOf } from './callFacts.ts';
import { isDeclaredOfFlags } from './creations.ts';
import { keyAmong } from './keyAmong.ts';
import type { Walk } from './walk.ts';

/** What makes flags, or their keys, mostly says so. */
const MAKES_FLAGS = /flag|feature|toggle|gate|experiment|rollout|switch|key|waffle|^of$/i;

/** The step of a builder that is given the key. */
const TAKES_KEY = /^(?:with|set)?_?(?:key|name|named|id|flag)$/i;

/**
 * `defineFlag('key')` names what it makes after the key; and so does anything that is made once and for all, where its
 * name spells the key or its type is of flags: `EnableCart = NewSetting("cart.enable")`, `builder().key("cart").build()`.
 */
export function readMade(walk: Walk, node: SyntaxNode, declared = ''): Expression {
  const [delegate] = node.type === 'property_delegate' ? node.children : [];
  if (delegate) return readMade(walk, madeLazily(walk, node) ?? delegate, declared);
  const before = walk.draft.calls.length;
  const value = walk.read(node);
  const call = value.kind === 'call' ? walk.draft.calls[value.call] : undefined;
  const name = lastNameOf(call?.callee ?? value) ?? '';
  // What it is assigned to is no name of the key, nor is what had to be waited for.
  if (asksForValue(name) || node.type.startsWith('await')) return value;
  const isMaker = call !== undefined && MAKES_FLAGS.test(name) && !isTable(call);
  const isNamed = declared !== '' && isLasting(walk);
  const isListed = isNamed && walk.ofFlags && LOUD.test(declared) && call !== undefined && !isOther(call);
  const made =
    (isMaker || isListed ? keyAmong(call) : undefined) ??
    (isNamed ? keyMadeOf(walk, node, declared, before) : undefined);
  if (made?.kind === 'text') return { ...made, made: true };
  if (made) return made;
  return isNamed && call !== undefined ? (constantGiven(call, declared, isMaker, isListed) ?? value) : value;
}

const LAZILY = /^by\s+lazy\s*\{/;
/** Longer texts are not looked at for it. */
const LONGEST_LAZY = 20;
const AROUND = new Set([
  'call_expression',
  'call_suffix',
  'annotated_lambda',
  'lambda_literal',
  'statements',
]);

/** Kotlin's `by lazy { … }`, where it does nothing else. */
function madeLazily(walk: Walk, node: SyntaxNode): SyntaxNode | undefined {
  if (!LAZILY.test(walk.text.slice(node.start, node.start + LONGEST_LAZY))) return undefined;
  let inner = node.children[0];
  while (inner && AROUND.has(inner.type)) {
    const isLast = inner.type === 'statements';
    if (isLast && inner.children.length > 1) return undefined;
    inner = inner.children.at(-1);
    if (isLast) return inner;
  }
  return undefined;
}

/** What a module called like flags declares so is one of them, whatever makes it: `CART = create('cart', true)`. */
const LOUD = /^[A-Z][A-Z\d_]*$/;

/** `CART = new Flag(Keys.CART)`, `CART_SETTING = boolSetting(CART, false)` */
function constantGiven(
  call: CallFact,
  declared: string,
  isMaker: boolean,
  isListed: boolean,
): Expression | undefined {
  const [given] = call.arguments;
  if ((given?.kind !== 'member' && given?.kind !== 'name') || !isConstant(given.name)) return undefined;
  if ((isMaker && given.kind === 'member') || isListed) return given;
  return !isOther(call) && beginsWith(declared, given.name) ? given : undefined;
}

/** Is called like it, and then what it is made into. */
function beginsWith(declared: string, name: string): boolean {
  const words = wordsOfKey(name);
  return words.length > 1 && wordsOfKey(declared).slice(0, words.length).join() === words.join();
}

/** `Map.of("new-checkout", "false")` */
function isTable({ callee }: CallFact): boolean {
  const owner = callee.kind === 'member' && callee.object.kind === 'name' ? callee.object.name : '';
  return /(?:Map|Entry|Pair)$/.test(owner);
}

function isConstant(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function keyMadeOf(walk: Walk, node: SyntaxNode, declared: string, before: number): Expression | undefined {
  // The steps of a chain begin where it begins; what is given to them begins later.
  const steps = walk.draft.calls.slice(before).filter(({ start }) => start === node.start);
  const step = steps.find(({ callee }) => callee.kind === 'member' && TAKES_KEY.test(callee.name));
  const maker = step ?? (steps.length === 1 ? steps[0] : undefined);
  if (maker === undefined || isOther(maker)) return undefined;
  const key = keyAmong(maker);
  const [first] = maker.arguments;
  const written = first?.kind === 'joined' ? first.parts.at(-1) : undefined;
  // `EnableCart = boolSetting(PREFIX + "cart.enable", true)`
  if (first && written?.kind === 'text') return spells(declared, written.value) ? first : undefined;
  if (key?.kind !== 'text') return undefined;
  return spells(declared, key.value) || (step && isDeclaredOfFlags(walk, node)) ? key : undefined;
}

/** Makes what may be called like a flag that it goes with. */
const OTHERS = new Set(
  'label tag tags log logger metric counter gauge histogram timer tracer error exception event route topic mock fake symbol token'.split(
    ' ',
  ),
);

function isOther({ callee }: CallFact): boolean {
  return wordsOfKey(lastNameOf(callee) ?? '').some((word) => OTHERS.has(word));
}

/** At the top of its file or in a class: what a function holds for a while is mostly the value. */
function isLasting({ scope, holder }: Walk): boolean {
  return scope.parent === undefined || scope === holder;
}

/** Has most of the key's words, or none but such. */
function spells(name: string, key: string): boolean {
  const words = new Set(wordsOfKey(key));
  const own = wordsOfKey(name);
  const shared = new Set(own.filter((word) => words.has(word))).size;
  return shared > 1 && (2 * shared > words.size || shared === own.length);
}

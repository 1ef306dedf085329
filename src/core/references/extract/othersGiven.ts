import type { Expression } from '../facts.ts';
import { isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import type { Family } from '../languages/family.ts';
import { openingLength, unquote } from '../languages/quotes.ts';
import { childOf, type SyntaxNode } from '../syntaxNode.ts';
import type { Given } from './arguments.ts';
import { memberOf } from './objects.ts';
import { isOfOthers, type Walk, withdraw } from './walk.ts';

/** What is called, as far as it has names. */
interface Called {
  readonly name: string;
  readonly owner: string;
}

/** Of what a call is given, what its name says to be of something else. */
export function withdrawOthers(walk: Walk, callee: Expression, given: Given): void {
  const called = {
    name: nameOf(callee),
    owner: callee.kind === 'member' ? rootOf(callee.object, walk.draft) : '',
  };
  if (called.name === '' || speaksOfFlags(called.name) || speaksOfFlags(called.owner)) return;
  const isReplacing = REPLACES.test(called.name) && callee.kind === 'member';
  const others = isReplacing ? given.arguments : OTHERS[walk.language.family]?.(walk, called, given);
  for (const each of others ?? []) withdraw(walk, each);
  // It asks for none, then, whatever SDK has a call of that name.
  given.arguments.forEach((each, at) => {
    const { kind, start, end } = each;
    if (kind === 'text' && others?.includes(each)) given.arguments[at] = { kind: 'computed', start, end };
  });
}

const REPLACES = /^(?:[rR]eplace(?:All)?|gsub!?)$/;

type Withdrawn = (walk: Walk, called: Called, given: Given) => readonly (Expression | undefined)[];

const OTHERS: Partial<Record<Family, Withdrawn>> = {
  go: othersOfGo,
  javascript: othersOfPages,
  python: othersOfDjango,
  ruby: othersOfRails,
  swift: othersOfApple,
};

/** `klog.InfoS("Adding", "Cart", cart)`: each other one behind the message is called like what follows. */
const LOGS = /^(?:(?:Info|Error)S|(?:Debug|Info|Warn|Error|Fatal|Panic|DPanic)w)$/;
const LOGS_OF_LOGGER = /^(?:Debug|Info|Warn|Error)(?:Context)?$/;
const LOGGER = /log/i;
/** `logger.WithValues("Cart", cart)` */
const WITH_VALUES = /^(?:WithValues|With)$/;
/** `zap.String("Cart", cart)`, `WithField("Cart", cart)` */
const FIELDS = /^(?:zap|slog)$/;
/** Is called so in logs: `WaitForNamedCacheSync("Cart", …)`, `NewChannel("Cart", 100)`. */
const NAMES_SOMETHING = /Named[A-Z]|^New\w*(?:Channel|Queue|QueueWithConfig|Topic|Recorder|Logger)$/;

function othersOfGo(walk: Walk, { name, owner }: Called, { arguments: given }: Given): ReturnType<Withdrawn> {
  if (NAMES_SOMETHING.test(name)) return given;
  if (FIELDS.test(owner) || name === 'WithField') return given.slice(0, 1);
  if (WITH_VALUES.test(name) && LOGGER.test(owner)) return eachOther(given);
  if (!LOGS.test(name) && !(LOGS_OF_LOGGER.test(name) && LOGGER.test(owner))) return [];
  // An error, or a context, may stand before the message.
  const message = given.findIndex(
    ({ start }) => /["`]/.test(walk.text[start] ?? '') || isQuoted(walk, start),
  );
  return message === -1 ? [] : eachOther(given.slice(message + 1));
}

/** A key text begins behind its quote. */
function isQuoted({ text }: Walk, start: number): boolean {
  return /["`]/.test(text[start - 1] ?? '');
}

function eachOther(given: readonly Expression[]): readonly Expression[] {
  return given.filter((_, index) => index % 2 === 0);
}

/** Namespaces of texts that a person reads. */
const TRANSLATES = /^(?:useTranslations?|withTranslation|getFixedT|getTranslations|loadNamespaces)$/;
/** Fields of forms. */
const FIELD_HOOK = /^use(?:Watch|FieldArray|Controller|Field)$/;
const FIELD =
  /^(?:[sg]etValues?|setFieldValue|watch|register|unregister|trigger|[sg]etError|clearErrors|resetField)$/;
const FORM = /\buse(?:Form|FormContext|Formik)\b/;
/** Tables: `shopDB.get('cart', id)`. */
const DATABASE = /(?:DB|Db|[dD]atabase)$/;
/** `omit(values, ['cart'])` */
const PARTS = /^(?:omit|pick)/;

function othersOfPages(
  { text }: Walk,
  { name, owner }: Called,
  { arguments: given }: Given,
): ReturnType<Withdrawn> {
  const [first, second] = given;
  if (TRANSLATES.test(name)) return [first];
  if (DATABASE.test(owner)) return [first];
  if (FIELD_HOOK.test(name)) return [first, memberOf(first, 'name')];
  if (PARTS.test(name) && first?.kind === 'name' && !speaksOfFlags(first.name)) return [second];
  return FIELD.test(name) && FORM.test(text) ? [first] : [];
}

/** `Cart.objects.using("cart_db")`, `apps.get_model("cart_db", "Cart")` */
const OF_DATABASE = /^(?:using|get_model|get_app_config|db_manager)$/;

function othersOfDjango(_: Walk, { name, owner }: Called, given: Given): ReturnType<Withdrawn> {
  return owner !== '' && OF_DATABASE.test(name) ? given.arguments.slice(0, 1) : [];
}

/** `edit_email_path("cart")`: part of an address. */
function othersOfRails(_: Walk, { name }: Called, given: Given): ReturnType<Withdrawn> {
  return /[a-z]_(?:path|url)$/.test(name) ? given.arguments : [];
}

/** `Notification.Name("cart")`; what a message is logged with: `log.info("…", metadata: ["feature": "cart"])`. */
function othersOfApple({ draft }: Walk, { name, owner }: Called, given: Given): ReturnType<Withdrawn> {
  if (name === 'Name' && owner === 'Notification') return given.arguments.slice(0, 1);
  const metadata = LOGGER.test(owner) ? given.named.find(([label]) => label === 'metadata')?.[1] : undefined;
  if (metadata === undefined) return [];
  const within = draft.texts.slice(-MOST_LOGGED).filter(({ start }) => start >= metadata.start);
  return within.map((text) => ({ kind: 'text', ...text }));
}

const MOST_LOGGED = 20;

/** `resource.Kind == "Cart"` */
export function withdrawCompared(walk: Walk, operator: string, [one, other]: readonly Expression[]): void {
  if (!COMPARES.test(operator)) return;
  if (one && isOfOthers(walk, nameOf(one))) withdraw(walk, other);
  if (other && isOfOthers(walk, nameOf(other))) withdraw(walk, one);
}

const COMPARES = /^(?:[!=]==?|(?:not\s+)?in)$/;

/**
 * What an entry is asked for by: a flag, `flags[old ? 'cart-v1' : 'cart']`, Ruby's `Flipper[:cart]`, or one of Django's
 * databases, `connections["cart"]`.
 */
export function readIndex(walk: Walk, object: Expression, index: Expression): void {
  const name = nameOf(object);
  if (walk.language.family === 'python' && /^(?:connections|DATABASES)$/.test(name)) withdraw(walk, index);
  if (walk.language.family === 'ruby' && index.kind === 'text' && /^[Ff]lipper$/.test(name))
    walk.draft.told.add(index.start);
  if (index.kind !== 'either' || !isTypeOfFlags(name)) return;
  for (const option of index.options) if (option.kind === 'text') walk.draft.told.add(option.start);
}

/** `switch resource.Kind { case "Cart": … }`, as Go has it. */
export function withdrawCases(walk: Walk, subject: string, { children }: SyntaxNode): void {
  if (!isOfOthers(walk, subject)) return;
  for (const part of children) {
    for (const value of part.type === 'expression_case' ? textsOf(walk, childOf(part, 'value')) : [])
      withdraw(walk, value);
  }
}

function textsOf(walk: Walk, node: SyntaxNode | undefined): readonly Expression[] {
  if (node === undefined) return [];
  if (!walk.language.strings.has(node.type)) return node.children.flatMap((child) => textsOf(walk, child));
  const value = unquote(walk.textOf(node));
  const start = node.start + openingLength(walk.textOf(node));
  return [{ kind: 'text', value, start, end: start + value.length }];
}

function nameOf(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}

/** The last name of what something is called on, of a call that of what is called: `klog.V(2)`. */
function rootOf(object: Expression, draft: Walk['draft']): string {
  const callee = object.kind === 'call' ? draft.calls[object.call]?.callee : undefined;
  if (callee?.kind === 'member') return rootOf(callee.object, draft);
  return nameOf(callee ?? object);
}

import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Details } from '../model/reference.ts';
import type { Code } from './code.ts';
import { type Node, part, partsOfNode, textOf } from './node.ts';
import { Refused } from './refused.ts';
import type { NamedDetails } from './variantNamed.ts';
import { wrappedIn } from './wrappedIn.ts';

/** Where nothing is known of what is given: `flags.newCheckout.enabled`. */
export const ANYTHING: readonly Details[] = [{ value: 'value', on: 'on', off: 'off' }, { on: 'enabled' }];

const MEANINGS = ['value', 'on', 'off', 'variant'] as const satisfies readonly (keyof Details)[];

export interface Member {
  readonly node: Node;
  readonly name: string;
}

/** `(await call).value` */
export function memberOf(code: Code, node: Node, details: readonly Details[]): Member | undefined {
  const inner = wrappedIn(code, node);
  const { parent } = inner;
  const { members, calls } = code.syntax.language;
  const fields = parent && members[parent.type];
  if (!parent) return undefined;
  if (!fields) return getterOf(code, parent, inner, details);
  if (part(parent, fields.object) !== inner) return undefined;
  const name = textOf(part(parent, fields.property), code.text).replace(/^\W+/, '');
  const call = parent.parent;
  const isCalled = call && part(call, calls[call.type]?.callee ?? '') === parent;
  return {
    node: isCalled && /^\s*\(\s*\)$/.test(code.text.slice(parent.end, call.end)) ? call : parent,
    name,
  };
}

/** `details.getValue()`, where calls keep their receiver apart. */
function getterOf({ syntax, text }: Code, call: Node, object: Node, details: readonly Details[]) {
  const fields = syntax.language.methodCalls?.[call.type];
  const given = fields && part(call, fields.arguments);
  const name = fields && part(call, fields.object) === object ? textOf(part(call, fields.name), text) : '';
  const isGetter = given !== undefined && partsOfNode(given).length === 0 && meaningOf(name, details);
  return isGetter ? { node: call, name } : undefined;
}

export function valueOfMember(name: string, value: FlagValue, details: readonly Details[]): FlagValue {
  switch (meaningOf(name, details)) {
    case 'value':
      return value;
    case 'on':
      return isOn(value);
    case 'off':
      return !isOn(value);
    case 'variant':
      return calledIn(details);
    default:
      throw new Refused(t`\`.${name}\` of what the flag system gives is used`);
  }
}

function calledIn(details: readonly NamedDetails[]): string {
  const called = details.find((each) => each.called !== undefined)?.called;
  if (called === undefined)
    throw new Refused(t('the code asks for the name of the variant, which is not known of this value'));
  return called;
}

export function meaningOf(name: string, details: readonly Details[]): keyof Details | undefined {
  const plain = plainName(name);
  return MEANINGS.find((meaning) => details.some((each) => plainName(each[meaning] ?? '') === plain));
}

/** `variant_key`, `VariantKey`, `getVariantKey`. */
function plainName(name: string): string {
  return name
    .replace(/^(?:get|is)_?(?=[A-Z_])/, '')
    .replaceAll('_', '')
    .toLowerCase();
}

/** Whoever is given a variant or a payload has the flag on; but some call one of the variants 'off'. */
export function isOn(value: FlagValue): boolean {
  if (typeof value === 'boolean') return value;
  if (!value || value === 'off')
    throw new Refused(t`the call asks whether the flag is on, which ${JSON.stringify(value)} does not tell`);
  return true;
}

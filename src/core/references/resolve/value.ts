import type { Expression, FileFacts } from '../facts.ts';
import type { CaseName } from '../keyCase.ts';

/** What an expression turns out to be, across files. */
export type Value =
  | {
      readonly kind: 'text';
      readonly value: string;
      readonly made?: true;
      /** The type whose member is so called. */
      readonly own?: string;
      readonly among?: true;
      readonly typed?: string;
    }
  | { readonly kind: 'object'; readonly file: FileFacts; readonly members: Members; readonly among?: true }
  | { readonly kind: 'function'; readonly file: FileFacts; readonly function: number }
  | {
      readonly kind: 'module';
      readonly files: readonly string[];
      readonly source: string;
      readonly from: FileFacts;
    }
  | {
      readonly kind: 'parameter';
      readonly function: number;
      readonly index: number;
      readonly property?: string;
    }
  /** An object whose members are flags. */
  | { readonly kind: 'flags'; readonly case: CaseName | undefined; readonly guessed: boolean }
  /** A member of such an object, or an entry of it by a computed name. */
  | {
      readonly kind: 'flag';
      readonly case: CaseName | undefined;
      readonly name: string;
      readonly exact: boolean;
      readonly guessed: boolean;
    }
  /** Comes from a package that is not part of the code. */
  | { readonly kind: 'outside'; readonly source: string }
  | { readonly kind: 'computed'; readonly prefix?: string };

type Members = readonly (readonly [string, Expression])[];

/** What a member or an entry is of. */
export function objectOf(expression: Expression): Expression | undefined {
  return expression.kind === 'member' || expression.kind === 'index' ? expression.object : undefined;
}

/** The names of a chain, as far as it is one: `this.config.featureToggles`. */
export function pathOf(expression: Expression): string[] {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind === 'member') return [...pathOf(expression.object), expression.name];
  return [];
}

/** The names of a chain, or of a member of an understood type those around it. */
export function namesAt(use: Expression): readonly string[] {
  if (use.kind !== 'implicit') return pathOf(use);
  return use.told === undefined ? [] : [...use.told.split(' '), use.name];
}

export function textValue({ value, made, own, typed }: Extract<Expression, { kind: 'text' }>): Value {
  return {
    kind: 'text',
    value,
    ...(made ? { made } : {}),
    ...(own === undefined ? {} : { own }),
    ...(typed === undefined ? {} : { typed }),
  };
}

/** What texts are written among them: a member's own name, which may be its key, is none. */
export function textsOf(values: readonly Value[]): ReadonlySet<string> {
  const texts = values.map((value) => (value.kind === 'text' && value.own === undefined ? value.value : ''));
  return new Set(texts.filter((text) => text !== ''));
}

/** Itself, where it is a text and the only one it may be. */
export function oneText(value: Value): readonly Extract<Value, { kind: 'text' }>[] {
  return value.kind === 'text' && !value.among ? [value] : [];
}

/** Texts one behind the other; where one is not known, what stands before it is the key's prefix. */
export function joined(parts: readonly (readonly Value[])[]): Value {
  let text = '';
  for (const values of parts) {
    const [only, ...more] = values;
    if (only?.kind === 'text' && more.length === 0) text += only.value;
    else {
      const prefix = text + (only?.kind === 'computed' ? (only.prefix ?? '') : '');
      return prefix === '' ? { kind: 'computed' } : { kind: 'computed', prefix };
    }
  }
  return { kind: 'text', value: text };
}

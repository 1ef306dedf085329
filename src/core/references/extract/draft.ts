import {
  type Binding,
  type CallFact,
  type Export,
  type Expression,
  FREE,
  type FunctionFact,
  type Mention,
  type Span,
  type TextFact,
} from '../facts.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { type OwnFields, usesOfFields } from './ownFields.ts';
import type { Scope } from './scope.ts';

type NameExpression = { kind: 'name'; name: string; binding: number; start: number; end: number };

/** The type of a field that is filled as a flag. */
export const FILLED = 'Flag';

/** From a name to the text it is given at last. */
const MOST_NAMES = 3;

/** A name given more values than this is no constant. */
const MOST_ASSIGNMENTS = 4;

/** Facts while a file is being read. */
export class Draft {
  readonly bindings: Binding[] = [];
  readonly exports: Export[] = [];
  readonly functions: FunctionFact[] = [];
  readonly calls: CallFact[] = [];
  /** Those that are handed a block of Ruby's, by their index. */
  readonly ofBlocks = new Set<number>();
  readonly uses: Expression[] = [];
  /** Plain names that are called and may be those of functions that ask for a flag. */
  readonly called: Expression[] = [];
  readonly texts: TextFact[] = [];
  readonly mentions: Mention[] = [];
  /** Constants without a text of their own, and the one that a table has for each: `Cart: "cart-v2"`. */
  readonly tabled: (readonly [name: string, text: Expression])[] = [];
  /** Fields with what the call that fills them is given, and methods with what they ask for: one may be the key. */
  readonly filled: (readonly [field: string, given: readonly Expression[]])[] = [];
  /** Where texts stand that are given to what speaks of flags. */
  readonly told = new Set<number>();
  readonly ownFields: OwnFields[] = [];
  /** Where the grammar could not follow. */
  readonly broken: Span[] = [];
  readonly #open: (readonly [NameExpression, Scope])[] = [];

  name(node: Span, name: string, scope: Scope): Expression {
    const expression: NameExpression = {
      kind: 'name',
      name,
      binding: FREE,
      start: node.start,
      end: node.end,
    };
    this.#open.push([expression, scope]);
    return expression;
  }

  bound(node: SyntaxNode, name: string, binding: number): Expression {
    return { kind: 'name', name, binding, start: node.start, end: node.end };
  }

  declare(scope: Scope, binding: Binding): number {
    const earlier = scope.names.get(binding.name);
    const previous = earlier === undefined ? undefined : this.bindings[earlier];
    // Modules inside the file import what the file declares.
    if (earlier !== undefined && previous?.kind === 'value' && binding.kind === 'import') return earlier;
    if (earlier !== undefined && previous?.kind === 'value' && binding.kind === 'value') {
      const before = previous.value.kind === 'either' ? previous.value.options : [previous.value];
      const options = [...before, binding.value].slice(0, MOST_ASSIGNMENTS);
      const { start, end } = previous.value;
      this.bindings[earlier] = { ...previous, value: { kind: 'either', options, start, end } };
      return earlier;
    }
    const index = this.bindings.push(binding) - 1;
    scope.names.set(binding.name, index);
    return index;
  }

  /** Every declaration has been seen: names can be tied to theirs, and to what tables say of them. */
  bindNames(top: Scope): void {
    for (const [name, value] of this.tabled) {
      const index = top.names.get(name);
      const given = index === undefined ? undefined : this.bindings[index];
      if (index !== undefined && given?.kind === 'other')
        this.bindings[index] = { kind: 'value', name, value };
    }
    for (const [expression, scope] of this.#open) expression.binding = scope.find(expression.name) ?? FREE;
    this.uses.push(...usesOfFields(this.ownFields, [...this.uses, ...this.called]));
    this.#declareFilled();
  }

  /** As members of a type that nobody names. */
  #declareFilled(): void {
    const members = this.filled.flatMap(([field, given]) => {
      const [key] = given.flatMap((each) => this.#textOf(each));
      return key ? [[field, { ...key, own: FILLED }] as const] : [];
    });
    if (members.length > 0)
      this.bindings.push({ kind: 'value', name: '', value: { kind: 'object', members, start: 0, end: 0 } });
  }

  #textOf(given: Expression, steps = MOST_NAMES): readonly Extract<Expression, { kind: 'text' }>[] {
    const binding = given.kind === 'name' ? this.bindings[given.binding] : undefined;
    const value = binding?.kind === 'value' ? binding.value : this.#ofOwnType(given);
    if (value.kind === 'name' && steps > 0) return this.#textOf(value, steps - 1);
    return value.kind === 'text' && value.value !== '' ? [value] : [];
  }

  /** `Flags.CART` of a type that the file declares itself. */
  #ofOwnType(given: Expression): Expression {
    const object = given.kind === 'member' && given.object.kind === 'name' ? given.object : undefined;
    const binding = object && this.bindings[object.binding];
    const type = binding?.kind === 'value' ? binding.value : undefined;
    const name = given.kind === 'member' ? given.name : '';
    const member = type?.kind === 'object' ? type.members.find(([each]) => each === name) : undefined;
    return member?.[1] ?? given;
  }
}

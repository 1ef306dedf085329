import { givesItself } from '../conversions.ts';
import {
  type Binding,
  type Export,
  type Expression,
  FREE,
  ITSELF,
  type Span,
  type TextFact,
} from '../facts.ts';
import { isTypeOfFlags, speaksOfFlags } from '../flagNames.ts';
import { type Family, isFreelyNamed } from '../languages/family.ts';
import { dialectRead } from '../languages/languages.ts';
import { isModuleOfFlags } from '../resolve/modules.ts';
import { dartFieldsIn } from './dartFields.ts';
import { isKeyText } from './keyText.ts';
import { enumMembersAt } from './lexicalEnums.ts';
import { type MemberAt, membersOfFlagsIn, partsOfFlagsIn } from './lexicalFlags.ts';
import { bareNamesIn, blanked, ofOwnPackage, scalaImportsIn } from './scalaNames.ts';

/** Languages without a grammar whose constants are named and used as `Owner.member`. */
const FAMILY: Readonly<Record<string, Family>> = {
  groovy: 'jvm',
  gradle: 'jvm',
  scala: 'jvm',
  sc: 'jvm',
  dart: 'dart',
  cshtml: 'dotnet',
  razor: 'dotnet',
};

const DART = /\.dart$/;
/** Whose names are read without quotes in markup as well, and whose imports say nothing. */
const SCALA = /\.(?:scala|sc)$/;
const MARKUP = /\.(?:cshtml|razor)$/;

/** What is handed up may stand on a line of its own. */
const OWNER =
  /\b(class|object|enum|trait|interface|mixin|extension)\s+([A-Z]\w*)(?=(?<head>[^\n{(]*(?:\(\s*(?:\w+\s*=\s*)?"[^"\n]*")?[^\n{]*))/;
/** A text, or what is made of one: `val Cart = Switch(Group, "cart-v2", …)`, `final cart = Flag(name: 'cart-v2')`, `val name = s"$prefix.cart"`. */
const CONSTANT =
  /\b(?:const|final|val|String)\s+(?:String\s+)?(\w+)\s*(?::\s*\w+\s*)?=\s*(?:[A-Z]\w*\(\s*(?:[\w.]+,\s*|\w+:\s*)?)?(s?)(?<quote>["'])([^"'\n]+)\k<quote>/;
const MEMBER = /\b([A-Z]\w*)\s*(?:\.|::)\s*([A-Za-z_]\w*)/;
const DECLARING = new RegExp(`${OWNER.source}|${CONSTANT.source}|${MEMBER.source}`, 'g');
const MEMBERS = new RegExp(MEMBER.source, 'g');
const COMMENT = /\/\*[\s\S]*?\*\/|@\*[\s\S]*?\*@|(?<!:)\/\/[^\n]*/g;
const IMPORT = /^[ \t]*import\b(?:[^\n{]*\{[^}]*\})?[^\n]*/gm;
/** `object Cart extends Flag("cart-v2")` */
const HANDED_UP = /\bextends\s+[\w.]+\s*\(\s*(?:\w+\s*=\s*)?"([^"\n]+)"/;

const QUOTED = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
/** Neither another's, nor a label, nor what is declared. */
const BARE = /(?<![\w.$])[a-z]\w*(?!\w|\s*(?:=[^=>]|:|\())/g;

type Member = readonly [name: string, value: Expression];

export interface Names {
  readonly family: Family;
  readonly bindings: readonly Binding[];
  readonly exports: readonly Export[];
  readonly uses: readonly Expression[];
  /** Beside those in quotes. */
  readonly ownTexts: readonly TextFact[];
}

/** The family of a file whose names are read without a grammar. */
function familyByName(file: string): Family | undefined {
  return FAMILY[file.slice(file.lastIndexOf('.') + 1)];
}

export function familyOf(file: string): Family {
  return dialectRead(file)?.language.family ?? familyByName(file) ?? 'text';
}

/** Members of what may be a type that another file declares, by the text alone. */
export function membersIn(text: string, offset: number): readonly Expression[] {
  return [...withoutComments(text).matchAll(MEMBERS)].map((match) => {
    const [whole, object = '', member = ''] = match;
    const start = offset + match.index;
    return memberOf(object, member, start, start + whole.length);
  });
}

/**
 * Constants by the class they stand in, and members of what may be such a class. `unread`: what a file is of that has a
 * grammar, and is too large for it.
 */
export function namesIn(file: string, text: string, unread?: Family): Names | undefined {
  const family = familyByName(file) ?? (unread && isFreelyNamed(unread) ? unread : undefined);
  if (family === undefined) return undefined;
  const readable = MARKUP.test(file) ? withoutComments(text) : blanked(withoutComments(text), IMPORT);
  const found = new FoundNames(readable, isModuleOfFlags(file));
  if (DART.test(file)) found.addOwnUses(readable);
  const owned = found.owned();
  const imports = SCALA.test(file) ? scalaImportsIn(text) : { bindings: [], isOpen: false };
  const known = [
    ...owned.map(([name, value]): Binding => ({ kind: 'value', name, value })),
    ...imports.bindings,
  ];
  const bare = SCALA.test(file) ? bareNamesIn(readable) : [];
  const names = new Set(known.map(({ name }) => name));
  const unknown = bare.map(({ name }) => name).filter((name) => !names.has(name));
  const bindings = imports.isOpen ? known : [...known, ...ofOwnPackage(text, unknown)];
  const bindingOf = new Map(bindings.map(({ name }, index) => [name, index]));
  const bound = (name: string) => (bindings.length > owned.length ? (bindingOf.get(name) ?? FREE) : FREE);
  return {
    family,
    ownTexts: [...found.ownTexts, ...(SCALA.test(file) ? partsOfFlagsIn(readable) : [])],
    bindings,
    exports: owned.map(([name, value]) => ({ kind: 'value', name, value })),
    uses: [
      ...[...found.members, ...membersOfFlagsIn(readable)].map(([object, member, start, end]) =>
        memberOf(object, member, start, end, bound(object)),
      ),
      ...bare
        .filter(({ name }) => imports.isOpen || bindingOf.has(name))
        .map(({ name, start }) => nameOf(name, start, bound(name))),
    ],
  };
}

class FoundNames {
  readonly members: MemberAt[] = [];
  readonly ownTexts: TextFact[] = [];
  readonly #of = new Map<string, Member[]>();
  /** Types of flags, but enums, and where each begins and ends. */
  readonly #ofFlagsOnly: (readonly [owner: string, from: number, to: number])[] = [];
  /** Of constants so far, by their names. */
  readonly #texts = new Map<string, string>();
  readonly #ofFlags: boolean;

  constructor(text: string, ofFlags: boolean) {
    this.#ofFlags = ofFlags;
    let owner = '';
    let from = 0;
    let isFlag = false;
    let isGathering = false;
    const close = (to: number) => {
      if (isGathering && isTypeOfFlags(owner)) this.#ofFlagsOnly.push([owner, from, to]);
    };
    for (const match of text.matchAll(DECLARING)) {
      const [whole, kind, opened, head = '', name, joins, , written, object, member] = match;
      if (opened !== undefined) {
        close(match.index);
        owner = opened;
        from = match.index + whole.length;
        isGathering = kind !== 'enum';
        isFlag = kind === 'object' && this.#isFlag(`${opened} ${head}`);
        if (kind === 'enum') this.#addEnum(text, match.index + whole.length, owner);
        else if (isFlag) this.#addHandedUp(owner, head, match.index + whole.length);
      } else if (name !== undefined && written !== undefined) {
        const isFlagsOwn = isFlag && givesItself(name);
        this.#addConstant(owner, name, isFlagsOwn, joins ? this.#joined(written) : written, {
          start: match.index + whole.length - written.length - 1,
          end: match.index + whole.length - 1,
        });
      } else if (object !== undefined && member !== undefined)
        this.members.push([object, member, match.index, match.index + whole.length]);
    }
    close(text.length);
  }

  /** Fields of classes of flags, and `static final all = {newCheckout}`: of them by its own members' bare names. */
  addOwnUses(text: string): void {
    const unquoted = this.#ofFlagsOnly.length > 0 ? blanked(text, QUOTED) : '';
    for (const [owner, from, to] of this.#ofFlagsOnly) {
      const fields = dartFieldsIn(unquoted, from, to, owner);
      this.ownTexts.push(...fields);
      const own = (this.#of.get(owner) ?? []).map(([name]) => name);
      const names = new Set([...own, ...fields.map(({ value }) => value)]);
      const declared = new Set(fields.map(({ start }) => start));
      if (names.size === 0) continue;
      for (const { 0: name, index } of unquoted.slice(from, to).matchAll(BARE))
        if (names.has(name) && !declared.has(from + index))
          this.members.push([owner, name, from + index, from + index + name.length]);
    }
  }

  /** By the class they stand in; those that stand in none by themselves. */
  owned(): readonly Member[] {
    return [...this.#of].flatMap(([name, own]): readonly Member[] =>
      name === '' ? own : [[name, { kind: 'object', members: own, start: 0, end: 0 }]],
    );
  }

  #isFlag(head: string): boolean {
    return this.#ofFlags || (head.replace(/"[^"\n]*"/g, '').match(/\w+/g) ?? []).some(speaksOfFlags);
  }

  #add(owner: string, member: Member): void {
    this.#of.set(owner, [...(this.#of.get(owner) ?? []), member]);
  }

  #addConstant(owner: string, name: string, isFlagsOwn: boolean, value: string, span: Span): void {
    if (!isKeyText(value)) return;
    this.#texts.set(name, value);
    this.#add(owner, [name, { kind: 'text', value, ...span }]);
    if (isFlagsOwn) this.#add(owner, [ITSELF, { kind: 'text', value, ...span, made: true }]);
    if (value.length !== span.end - span.start) this.ownTexts.push({ value, ...span });
  }

  /** With the constants it is put together of; a name that is none stays, and makes it no key. */
  #joined(written: string): string {
    return written.replace(/\$\{?(\w+)\}?/g, (part, name) => this.#texts.get(name) ?? `${part} `);
  }

  #addEnum(text: string, at: number, owner: string): void {
    const { members, texts } = enumMembersAt(text, at, owner);
    for (const member of members) this.#add(owner, member);
    this.ownTexts.push(...texts);
  }

  #addHandedUp(owner: string, head: string, at: number): void {
    const match = HANDED_UP.exec(head);
    const value = match?.[1] ?? '';
    if (match === null || !isKeyText(value)) return;
    const start = at + match.index + match[0].length - value.length - 1;
    this.#add(owner, [ITSELF, { kind: 'text', value, start, end: start + value.length, made: true }]);
  }
}

function memberOf(object: string, name: string, start: number, end: number, binding = FREE): Expression {
  return {
    kind: 'member',
    object: nameOf(object, start, binding),
    name,
    start: end - name.length,
    end,
  };
}

function nameOf(name: string, start: number, binding: number): Expression {
  return { kind: 'name', name, binding, start, end: start + name.length };
}

function withoutComments(text: string): string {
  return blanked(text, COMMENT);
}

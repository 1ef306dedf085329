import { type Binding, type Export, type Expression, FREE } from '../facts.ts';
import { type Family, isFreelyNamed } from '../languages/family.ts';
import { dialectOf } from '../languages/languages.ts';
import { isKeyText } from './keyText.ts';

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

const OWNER = /\b(?:class|object|enum|trait|interface|mixin)\s+([A-Z]\w*)/;
const CONSTANT =
  /\b(?:const|final|val|String)\s+(?:String\s+)?(\w+)\s*(?::\s*String\s*)?=\s*(?<quote>["'])([^"'\n]+)\k<quote>/;
const MEMBER = /\b([A-Z]\w*)\s*(?:\.|::)\s*([A-Za-z_]\w*)/;
const DECLARING = new RegExp(`${OWNER.source}|${CONSTANT.source}|${MEMBER.source}`, 'g');
const MEMBERS = new RegExp(MEMBER.source, 'g');
const COMMENT = /\/\*[\s\S]*?\*\/|@\*[\s\S]*?\*@|(?<!:)\/\/[^\n]*/g;

type Member = readonly [name: string, value: Expression];

interface Names {
  readonly family: Family;
  readonly bindings: readonly Binding[];
  readonly exports: readonly Export[];
  readonly uses: readonly Expression[];
}

/** The family of a file whose names are read without a grammar. */
function familyByName(file: string): Family | undefined {
  return FAMILY[file.slice(file.lastIndexOf('.') + 1)];
}

export function familyOf(file: string): Family {
  return dialectOf(file)?.language.family ?? familyByName(file) ?? 'text';
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
  const members = new Map<string, Member[]>();
  const uses: Expression[] = [];
  let owner = '';
  for (const match of withoutComments(text).matchAll(DECLARING)) {
    const [whole, opened, name, , value, object, member] = match;
    if (opened !== undefined) owner = opened;
    else if (name !== undefined && value !== undefined && isKeyText(value)) {
      const start = match.index + whole.length - value.length - 1;
      const text: Expression = { kind: 'text', value, start, end: start + value.length };
      members.set(owner, [...(members.get(owner) ?? []), [name, text]]);
    } else if (object !== undefined && member !== undefined)
      uses.push(memberOf(object, member, match.index, match.index + whole.length));
  }
  const owned = [...members].flatMap(([name, own]): readonly Member[] =>
    name === '' ? own : [[name, { kind: 'object', members: own, start: 0, end: 0 }]],
  );
  return {
    family,
    uses,
    bindings: owned.map(([name, value]) => ({ kind: 'value', name, value })),
    exports: owned.map(([name, value]) => ({ kind: 'value', name, value })),
  };
}

function memberOf(object: string, name: string, start: number, end: number): Expression {
  const owner: Expression = { kind: 'name', name: object, binding: FREE, start, end: start + object.length };
  return { kind: 'member', object: owner, name, start: end - name.length, end };
}

function withoutComments(text: string): string {
  return text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
}

import { t } from '@vscode/l10n';
import type { Code, Rule, Site, Step } from '../code.ts';
import { guarded } from '../guard.ts';
import { indentAt, isFirstOnLine, reindent } from '../lines.ts';
import { type Node, part, textOf } from '../node.ts';
import { bare, isPure } from '../purity.ts';
import { Refused } from '../refused.ts';
import { textsWithin } from '../texts.ts';
import { truthOf } from '../truth.ts';

/** `true ? a : b` is `a`. */
export const ternary: Rule = (site) => {
  const { code, node, value } = site;
  const { parent } = node;
  const fields = parent && code.syntax.ternaries[parent.type];
  const truth = truthOf(value, code.syntax.language.family);
  if (!parent || !fields) return undefined;
  if (part(parent, fields.condition) !== node) return either(site, parent);
  if (truth === undefined) return undefined;
  // `a ?: b`
  const kept = part(parent, truth ? fields.consequence : fields.alternative) ?? (truth ? node : undefined);
  if (kept === undefined) return undefined;
  const gone = part(parent, truth ? fields.alternative : fields.consequence);
  if (gone && tellsType(code, parent, kept, gone))
    throw new Refused(t('what would go tells the type of the variable'));
  if (gone && areMixed(code, kept, gone)) throw new Refused(t('a ternary makes one number of two kinds'));
  const [from, to] = [hanging(code.text, kept.start), indentAt(code.text, parent.start)];
  const moved = reindent(code.text, kept, from, to, textsWithin(code, kept));
  return { edits: [...guarded(parent, kept), ...moved], kept: [kept] };
};

/** `a ? true : true` is `true`. */
function either({ code, node, value }: Site, whole: Node): Step | undefined {
  const [condition, ...branches] = partsOf(code, whole);
  const isSame = branches.every((one) => code.syntax.read(bare(code, one), code.text)?.value === value);
  const text = code.syntax.write(value, textOf(node, code.text));
  if (typeof value !== 'boolean' || branches.length !== 2 || !isSame || text === undefined) return undefined;
  if (!condition || !isPure(code, condition)) return undefined;
  return { edits: [{ start: whole.start, end: whole.end, text, value }] };
}

function partsOf({ syntax }: Code, whole: Node): readonly Node[] {
  const { condition = '', consequence = '', alternative = '' } = syntax.ternaries[whole.type] ?? {};
  return [condition, consequence, alternative].flatMap((where) => part(whole, where) ?? []);
}

/** Behind a `? ` that begins its line, what hangs below is indented by that too. */
function hanging(text: string, start: number): string {
  const indent = indentAt(text, start);
  return /[?:] $/.test(text.slice(0, start)) && isFirstOnLine(text, start - 2) ? `${indent}  ` : indent;
}

/** `var x = true ? null : 2` is no `var x = null`, and Swift's `let x = false ? nil : 2` may be `nil`. */
function tellsType({ syntax, text }: Code, ternary: Node, kept: Node, gone: Node): boolean {
  const { family } = syntax.language;
  const declaration = ternary.parent;
  if (!declaration || !(declaration.type in syntax.variables) || !/^(?:swift|jvm|dotnet)$/.test(family))
    return false;
  const isNothing = (node: Node) => syntax.read(node, text)?.value === null;
  if (family === 'swift')
    return (
      (isNothing(kept) || isNothing(gone)) &&
      !declaration.children.some(({ type }) => type === 'type_annotation')
    );
  const type = declaration.parent && part(declaration.parent, 'type');
  return isNothing(kept) && textOf(type, text) === 'var';
}

/** `true ? 1 : 2.0` is `1.0`. */
function areMixed({ syntax, text }: Code, one: Node, other: Node): boolean {
  const kind = ({ type, start, end }: Node) =>
    syntax.numbers?.has(type) ? `${type} ${/[a-z]$/i.exec(text.slice(start, end))?.[0] ?? ''}` : undefined;
  const [first, second] = [kind(one), kind(other)];
  return first !== undefined && second !== undefined && first !== second;
}

import { t } from '@vscode/l10n';
import { sameJson } from '../../model/sameJson.ts';
import type { Rule, Site } from '../code.ts';
import { type Node, part, partsOfNode, textOf } from '../node.ts';
import { bare, binaryOf } from '../purity.ts';
import { Refused } from '../refused.ts';

/** `"blue" === "green"` is `false`: two constants that can be told apart. */
export const comparison: Rule = (site) => {
  const found = comparisonAt(site);
  if (found === undefined) return undefined;
  const { code, value } = site;
  if (found.isIdentity && typeof value === 'string') {
    throw new Refused(t('two texts are compared by what they are, not by what they say'));
  }
  const other = code.syntax.read(found.other, code.text);
  if (other === undefined || (found.loose && typeof other.value !== typeof value)) return undefined;
  const answer = sameJson(other.value, value) === found.equal;
  const text = code.syntax.write(answer, '');
  return text === undefined
    ? undefined
    : { edits: [{ start: found.whole.start, end: found.whole.end, text, value: answer }] };
};

interface Comparison {
  readonly whole: Node;
  readonly other: Node;
  readonly equal: boolean;
  /** `==` where it converts what it compares. */
  readonly loose: boolean;
  readonly isIdentity?: true | undefined;
}

/** The comparison that a node is a side of. */
export function comparisonAt(site: Side): Comparison | undefined {
  return operatorOf(site) ?? methodOf(site);
}

type Side = Pick<Site, 'code' | 'node'>;

function operatorOf({ code, node }: Side): Comparison | undefined {
  const { equal, unequal, language } = code.syntax;
  const binary = node.parent && binaryOf(code, node.parent);
  if (!node.parent || !binary || !(equal.has(binary.operator) || unequal.has(binary.operator)))
    return undefined;
  const other = binary.left === node ? binary.right : binary.left;
  const converts = ['javascript', 'php', 'python'].includes(language.family);
  return {
    whole: node.parent,
    other: bare(code, other),
    equal: equal.has(binary.operator),
    loose: converts && binary.operator.length === 2,
    isIdentity: code.syntax.equalIsIdentity,
  };
}

/** `"blue".equals(x)` */
function methodOf({ code, node }: Side): Comparison | undefined {
  const { methodCalls } = code.syntax.language;
  const list = node.parent;
  for (const call of [list, list?.parent]) {
    const fields = call && methodCalls?.[call.type];
    if (!call || !fields || !code.syntax.equalsMethods.has(textOf(part(call, fields.name), code.text)))
      continue;
    const object = part(call, fields.object);
    const given = part(call, fields.arguments);
    const [only, ...more] = given ? partsOfNode(given) : [];
    if (!object || !only || more.length > 0) return undefined;
    const other = object === node ? only : only === node ? object : undefined;
    return other && { whole: call, other, equal: true, loose: false };
  }
  return undefined;
}

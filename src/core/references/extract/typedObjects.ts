import { isTypeOfFlags, saysFlag } from '../flagNames.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import type { Walk } from './walk.ts';

/** `: FeatureFlags =`, `as Partial<FeatureFlags>`, `: Record<FeatureFlag, boolean>`, `: { [name in FeatureFlag]: boolean }` */
const TYPED =
  /^\)?\s*(?::|as\b|satisfies\b)\s*(?:(?:Readonly|Partial|Required|DeepPartial|Record)<\s*|\{\s*\[\s*\w+\s+in\s+)*(?:\w+\.)*(\w+)/;
const LONGEST = 120;

/** The type of flags that an object between these is said to be of, by what TypeScript says before or behind it. */
export function typeOfFlagsSaid(
  walk: Walk,
  object: SyntaxNode,
  from: number,
  to: number,
): string | undefined {
  if (walk.language.family !== 'javascript' || !walk.language.objects.has(object.type)) return undefined;
  const type = TYPED.exec(walk.text.slice(from, Math.min(to, from + LONGEST)))?.[1] ?? '';
  return isTypeOfFlags(type) && (saysFlag(type) || type.endsWith('s')) ? type : undefined;
}

import type { Family } from '../references/languages/family.ts';
import { openStringAt } from './openString.ts';

/** What stands before a text that something is compared with: an operator, a method, a label, or nothing at all. */
const COMPARED = /(?:[=!]=|\bequals\w*\s*\(|\b(?:case|when|in)\b.*|^)\s*$/i;

/** Whether a text that is being typed may be one that something is compared with; told from the line before it. */
export function mayBeCompared(text: string, offset: number, family: Family): boolean {
  const open = openStringAt(text, offset, family);
  if (open === undefined) return false;
  return COMPARED.test(text.slice(text.lastIndexOf('\n', open.opening - 1) + 1, open.opening));
}

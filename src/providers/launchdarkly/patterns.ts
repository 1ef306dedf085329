import type { Condition, Looking } from '../../core/model/condition.ts';

const LITERAL = /^(\^?)((?:[^\\^$.*+?()[\]{}|]|\\[.\-/@_+*?()[\]{}|^$\\])*)(\$?)$/;

/**
 * A regular expression that is no more than plain text, perhaps at the start or at the end. Others mean different
 * things to different SDKs, and may take for ever: they are not run here.
 */
export function literalIn(pattern: string, looking: Looking): Condition | undefined {
  const parts = LITERAL.exec(pattern);
  if (parts === null) return undefined;
  const value = (parts[2] ?? '').replace(/\\(.)/g, '$1');
  if (parts[1] !== '' && parts[3] !== '') return { op: 'one of', ...looking, values: [value] };
  const relation = parts[1] !== '' ? 'starts with' : parts[3] !== '' ? 'ends with' : 'contains';
  return { op: 'text', ...looking, relation, value };
}

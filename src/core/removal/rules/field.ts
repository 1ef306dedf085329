import type { Rule } from '../code.ts';
import { part } from '../node.ts';
import { privateField } from '../privateField.ts';
import { withoutWhole } from '../withoutWhole.ts';

/** A private field that holds nothing but the constant: whoever asks for it gets the constant. */
export const field: Rule = ({ code, node, value }) => {
  const { parent } = node;
  const where =
    parent && (code.syntax.variables[parent.type] ?? code.syntax.language.fields[parent.type])?.value;
  if (!parent || where === undefined || part(parent, where) !== node || typeof value !== 'boolean')
    return undefined;
  const found = privateField(code, parent);
  const text = code.syntax.write(value, code.text);
  const gone = found && withoutWhole(code, found.statement);
  if (!gone || text === undefined) return undefined;
  return { edits: [gone, ...found.uses.map(({ start, end }) => ({ start, end, text, value }))] };
};

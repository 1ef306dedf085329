import type { Code, Rule, StepEdit } from '../code.ts';
import { type Edit, overlap } from '../draft.ts';
import { afterBlanks } from '../lines.ts';
import { type Node, part, partsOfNode } from '../node.ts';
import { fieldAssigned, privateField } from '../privateField.ts';
import { takeOut } from '../takeOut.ts';
import { withoutWhole } from '../withoutWhole.ts';

/** A private field that never holds anything but the constant: whoever asks for it gets the constant. */
export const field: Rule = ({ code, node, value }) => {
  const declarator = declaratorOf(code, node);
  if (!declarator || typeof value !== 'boolean') return undefined;
  const found = privateField(code, declarator, value);
  const text = code.syntax.write(value, code.text);
  const gone = found && withoutWhole(code, found.statement);
  if (!gone || text === undefined) return undefined;
  const given = found.given.map((statement) => behind(code.text, gone, withoutGiven(code, statement)));
  const edits = [
    gone,
    ...found.uses.map(({ start, end }) => ({ start, end, text, value })),
    ...given.flatMap((each) => each ?? []),
  ];
  return given.includes(undefined) || overlap(edits) ? undefined : { edits };
};

/** Of the field that is declared with the value, or given it later. */
function declaratorOf(code: Code, node: Node): Node | undefined {
  const { parent } = node;
  const fields = parent && (code.syntax.variables[parent.type] ?? code.syntax.language.fields[parent.type]);
  return fields && part(parent, fields.value) === node ? parent : fieldAssigned(code, node);
}

/** Blank lines between two that go are those of the first, and so are those below the second. */
function behind(text: string, { end }: Edit, edits: readonly StepEdit[] | undefined) {
  return edits?.map((edit) =>
    edit.start < end && edit.end > end ? { ...edit, start: end, end: afterBlanks(text, edit.end) } : edit,
  );
}

/** Kotlin's `init` goes with the last that stands in it. */
function withoutGiven(code: Code, statement: Node) {
  const list = statement.parent;
  const whole = list?.parent;
  if (whole?.type !== 'anonymous_initializer' || partsOfNode(list ?? whole).length > 1)
    return takeOut(code, statement);
  const gone = withoutWhole(code, whole);
  return gone && [gone];
}

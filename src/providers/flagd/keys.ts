import { t } from '@vscode/l10n';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Refusal, TextChange } from '../../core/ports/provider.ts';
import { dataOf, type FlagdDocument, isObject, parseDocument } from './document.ts';
import { applyEdit, eol, lineEnd, type TextEdit } from './insertArm.ts';
import { indentation, type Located, leading } from './located.ts';
import { documentOf } from './snapshot.ts';

/** A flag that is off for everybody. */
const DARK = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' } as const;

/** Puts a dark flag behind the others. */
export function planCreation(snapshot: Snapshot, key: FlagKey): TextChange | Refusal {
  const document = documentOf(snapshot);
  if (has(document, key)) return { refused: t`${document.file} has ${key} already. Nothing was changed.` };
  const all = document.places.all();
  const edit = all && appended(document.text, all, key);
  return checked(document, edit, (flags) => ({ ...flags, [key]: DARK }));
}

/** Gives a flag another key, and changes nothing else of what anybody gets. */
export function planRename(snapshot: Snapshot, key: FlagKey, to: FlagKey): TextChange | Refusal {
  const document = documentOf(snapshot);
  if (has(document, to)) return { refused: t`${document.file} has ${to} already. Nothing was changed.` };
  const entry = document.places.all()?.entries.filter((each) => each.key === key) ?? [];
  const [only, ...more] = entry;
  const flag = document.flags.get(key);
  if (only === undefined || more.length > 0 || flag === undefined) return unsafe(document);
  if (flag.targeting !== undefined && drawsByKey(flag.targeting, document))
    return {
      refused: t`flagd draws who gets ${key} in ${document.file} by the flag's key: renamed, it would be given to other people.`,
      hint: t(
        'Let its "fractional" start with what to draw by, such as {"cat": ["some-text", {"var": "targetingKey"}]}, or release it to everyone first.',
      ),
    };
  const written = document.text.slice(only.keyStart).startsWith(key) ? 0 : 1;
  const start = only.keyStart + written;
  const edit = document.text.slice(start).startsWith(key)
    ? { start, end: start + key.length, text: to }
    : undefined;
  return checked(document, edit, (flags) =>
    Object.fromEntries(Object.entries(flags).map(([each, value]) => [each === key ? to : each, value])),
  );
}

function has({ natives }: FlagdDocument, key: FlagKey): boolean {
  return natives.has(key);
}

/** What the edit means is told by reading the result. */
function checked(
  document: FlagdDocument,
  edit: TextEdit | undefined,
  intended: (flags: { readonly [key: string]: FlagValue }) => FlagValue,
): TextChange | Refusal {
  if (edit === undefined) return unsafe(document);
  const after = applyEdit(document.text, edit);
  try {
    const wanted = { ...document.beside, flags: intended(Object.fromEntries(document.natives)) };
    if (sameJson(dataOf(parseDocument(document.file, after)), wanted))
      return { before: document.text, after };
  } catch {
    // A text that cannot be read is no answer either.
  }
  return unsafe(document);
}

function unsafe({ file }: FlagdDocument): Refusal {
  return { refused: t`${file} is written in a way this edit cannot be made in safely. Nothing was changed.` };
}

/** Without anything of its own to draw by, flagd takes the flag's key together with the targeting key. */
function drawsByKey(logic: FlagValue, document: FlagdDocument): boolean {
  if (Array.isArray(logic)) return logic.some((part) => drawsByKey(part, document));
  if (!isObject(logic)) return logic === '$flagd.flagKey';
  return Object.entries(logic).some(([name, value]) => {
    if (name === 'fractional' && (!Array.isArray(value) || Array.isArray(value[0]))) return true;
    const evaluator = name === '$ref' && typeof value === 'string' ? document.evaluators[value] : undefined;
    return (
      drawsByKey(value, document) ||
      (evaluator !== undefined && drawsByKey(evaluator, { ...document, evaluators: {} }))
    );
  });
}

function appended(text: string, all: Located, key: FlagKey): TextEdit | undefined {
  const last = all.entries.at(-1);
  const name = JSON.stringify(key);
  const newline = eol(text);
  if (last?.value === undefined) {
    if (all.block || all.entries.length > 0) return undefined;
    return { start: all.start, end: all.end, text: `{ ${name}: ${inOneLine()} }` };
  }
  const at = last.value.end;
  if (all.block) {
    const indent = ' '.repeat(leading(text, last.keyStart).length);
    const end = lineEnd(text, at);
    return { start: end, end, text: `${newline}${indent}${name}: ${inOneLine()}` };
  }
  const isOnOwnLine = leading(text, last.keyStart).trim() === '';
  if (!isOnOwnLine) return { start: at, end: at, text: `, ${name}: ${inOneLine()}` };
  const indent = indentation(text, last.keyStart);
  const step = indent.slice(0, Math.max(1, indent.length - indentation(text, all.start).length));
  return { start: at, end: at, text: `,${newline}${indent}${name}: ${inLines(newline, indent, step)}` };
}

function inOneLine(): string {
  return `{ ${members().join(', ')} }`;
}

function inLines(newline: string, indent: string, step: string): string {
  const lines = members().map((member) => `${newline}${indent}${step}${member}`);
  return `{${lines.join(',')}${newline}${indent}}`;
}

function members(): readonly string[] {
  return ['"state": "ENABLED"', '"variants": { "on": true, "off": false }', '"defaultVariant": "off"'];
}

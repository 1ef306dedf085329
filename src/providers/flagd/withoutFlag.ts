import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import type { Refusal } from '../../core/ports/provider.ts';
import { type FlagdDocument, parseDocument } from './document.ts';
import { applyEdit, type TextEdit } from './insertArm.ts';
import { type Located, leading } from './located.ts';

/**
 * The text of a definition file without one flag's definition. What the result means is read again and compared: all
 * other flags and the evaluators are as they were, or it is refused.
 */
export function withoutFlag(file: string, text: string, key: FlagKey): string | Refusal {
  const document = read(file, text);
  const node = document?.places.at(key);
  const edit = node && cut(text, node, key);
  const after = edit && applyEdit(text, edit);
  const result = after === undefined ? undefined : read(file, after);
  if (
    document === undefined ||
    after === undefined ||
    result === undefined ||
    !isSameBut(document, result, key)
  ) {
    return {
      refused: t`${key} is written in ${file} in a way that cannot be taken out without touching more than it.`,
      hint: t('Take it out by hand.'),
    };
  }
  return after;
}

function read(file: string, text: string): FlagdDocument | undefined {
  try {
    return parseDocument(file, text);
  } catch {
    return undefined;
  }
}

function isSameBut(before: FlagdDocument, after: FlagdDocument, key: FlagKey): boolean {
  const others = [...before.flags].filter(([name]) => name !== key);
  return (
    !after.flags.has(key) &&
    after.problems.length <= before.problems.length &&
    sameJson(Object.fromEntries(others), Object.fromEntries(after.flags)) &&
    sameJson(before.evaluators, after.evaluators)
  );
}

/** The whole member: its name, its value, the comma that it needs, and the lines that are then empty. */
function cut(text: string, value: Located, key: FlagKey): TextEdit | undefined {
  const name = nameBefore(text, value.start, key);
  if (name === undefined) return undefined;
  const comma = /^[ \t]*,/.exec(text.slice(value.end))?.[0].length ?? 0;
  const end = value.end + comma;
  if (leading(text, name).trim() !== '') return inline(text, name, end, comma > 0);
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (rest === null) return inline(text, name, end, comma > 0);
  const start = name - leading(text, name).length;
  const edit = { start, end: end + rest[0].length, text: '' };
  return comma > 0 || value.block ? edit : withCommaBefore(text, edit);
}

/** The last of several takes the comma of the one before it along. */
function withCommaBefore(text: string, { start, end }: TextEdit): TextEdit {
  const before = /,(\s*)$/.exec(text.slice(0, start));
  return before ? { start: start - before[0].length, end, text: before[1] ?? '' } : { start, end, text: '' };
}

function inline(text: string, start: number, end: number, hasComma: boolean): TextEdit {
  if (!hasComma) return { ...withCommaBefore(text, { start, end, text: '' }), text: '' };
  return { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0), text: '' };
}

function nameBefore(text: string, value: number, key: FlagKey): number | undefined {
  const before = text.slice(0, value);
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(["']?)${escaped}\\1[ \\t]*:\\s*$`).exec(before)?.index;
}

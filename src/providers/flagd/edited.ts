import type { FlagKey } from '../../core/model/flag.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Plan } from '../../core/ports/provider.ts';
import { type FlagdDocument, withFlag } from './document.ts';
import { applyEdit, lineEnd, type TextEdit } from './insertArm.ts';
import type { Located } from './located.ts';
import { documentOf, snapshotOf, withDocument } from './snapshot.ts';

/** The flag's own text after an edit within it. */
function editedFlag({ text }: FlagdDocument, node: Located, edit: TextEdit): string {
  const within = { ...edit, start: edit.start - node.start, end: edit.end - node.start };
  return applyEdit(text.slice(node.start, node.end), within);
}

/** Where it can be, only the flag's own text is read again; the proof that nothing else changed is that its text did not. */
export function edited(
  snapshot: Snapshot,
  key: FlagKey,
  node: Located,
  edit: TextEdit,
): Snapshot | undefined {
  const document = documentOf(snapshot);
  if (document.places.moved !== undefined && isWithin(node, edit)) {
    const after = withFlag(document, key, node, editedFlag(document, node, edit));
    return after && withDocument(snapshot, after, key);
  }
  try {
    return snapshotOf(document.file, applyEdit(document.text, edit), snapshot.version, snapshot.fetchedAt);
  } catch {
    return undefined;
  }
}

function isWithin({ start, end }: Located, edit: TextEdit): boolean {
  return edit.start >= start && edit.end <= end;
}

/**
 * The flag's own text once it is edited. Where it can be, the whole is not put together for it: of a file of megabytes
 * that would be most of what a click costs.
 */
export function textAfter(
  before: Snapshot,
  key: FlagKey,
  node: Located,
  edit: TextEdit,
  after: Snapshot,
): string {
  return isWithin(node, edit) && !node.block
    ? editedFlag(documentOf(before), node, edit)
    : textOf(documentOf(after), key);
}

export function flagNode(document: FlagdDocument, key: FlagKey): Located | undefined {
  const node = document.places.at(key);
  return node?.kind === 'map' ? node : undefined;
}

/** Where a flag's own text stands: by indentation, a comment behind its last value is a part of it. */
export function extentOf({ text }: FlagdDocument, { start, end, block }: Located): Omit<TextEdit, 'text'> {
  return { start, end: block ? lineEnd(text, end) : end };
}

export function textOf(document: FlagdDocument, key: FlagKey): string {
  const node = flagNode(document, key);
  if (node === undefined) return '';
  const { start, end } = extentOf(document, node);
  return document.text.slice(start, end);
}

export function planOf(before: Snapshot, after: Snapshot, change: unknown): Plan {
  const texts = {
    name: documentOf(before).file,
    before: documentOf(before).text,
    after: documentOf(after).text,
  };
  return { before, after, texts, change, steps: [] };
}

import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Plan, Refusal, SelfReleaseRequest } from '../../core/ports/provider.ts';
import { armFor, inline } from './arm.ts';
import { type FlagdDocument, isObject, type RawFlag, withFlag } from './document.ts';
import { applyEdit, insertArm, type TextEdit } from './insertArm.ts';
import type { Located } from './located.ts';
import { armIndex, removeArm } from './removeArm.ts';
import { documentOf, snapshotOf, withDocument } from './snapshot.ts';

/** What the journal keeps: the flag's text before and after, and our rule as data should the text have moved on. */
interface Change {
  readonly before: string;
  readonly after: string;
  readonly condition: FlagValue;
}

export function planSelfRelease(snapshot: Snapshot, request: SelfReleaseRequest): Plan | Refusal {
  const document = documentOf(snapshot);
  const flag = document.flags.get(request.key);
  const { key } = request;
  const node = flagNode(document, key);
  if (flag === undefined) return unreadable(document, request.key) ?? missing(document, request.key);
  if (node === undefined) return unsafe(document, request.key);
  if (flag.state === 'DISABLED') return disabled(document, request.key, flag);
  if (!Object.hasOwn(flag.variants, request.variation)) {
    return { refused: `${request.key} has no variant "${request.variation}" in ${document.file}.` };
  }
  const condition = armFor(request.identity.key, request.until);
  const edit = insertArm(document.text, node, inline(condition), inline(request.variation));
  const after = edit && edited(snapshot, key, node, edit);
  const wanted = withArm(flag.targeting, condition, request.variation);
  if (
    edit === undefined ||
    after === undefined ||
    !sameJson(documentOf(after).flags.get(request.key)?.targeting, wanted)
  ) {
    return unsafe(document, request.key);
  }
  const change: Change = {
    before: textOf(document, request.key),
    after: edit.end <= node.end ? editedFlag(document, node, edit) : textOf(documentOf(after), request.key),
    condition,
  };
  return planOf(snapshot, after, change);
}

/** To the letter where nobody touched the flag since; else our rule alone is taken out and their edit stays. */
export function planUndo(snapshot: Snapshot, key: FlagKey, change: unknown): Plan | Refusal | undefined {
  const document = documentOf(snapshot);
  const flag = document.flags.get(key);
  const node = flagNode(document, key);
  if (!isChange(change)) return undefined;
  if (flag === undefined) return unreadable(document, key);
  const index = armIndex(flag.targeting, change.condition);
  if (node === undefined || index === -1) {
    return holds(flag.targeting, change.condition) ? unsafe(document, key) : undefined;
  }
  const untouched = textOf(document, key) === change.after;
  const edit = untouched
    ? { start: node.start, end: node.end, text: change.before }
    : removeArm(document.text, node, index);
  const after = edit && edited(snapshot, key, node, edit);
  if (after === undefined || armIndex(documentOf(after).flags.get(key)?.targeting, change.condition) !== -1) {
    return unsafe(document, key);
  }
  return planOf(snapshot, after, change);
}

/** The flag's own text after an edit within it. */
function editedFlag({ text }: FlagdDocument, node: Located, edit: TextEdit): string {
  const within = { ...edit, start: edit.start - node.start, end: edit.end - node.start };
  return applyEdit(text.slice(node.start, node.end), within);
}

/** Where it can be, only the flag's own text is read again; the proof that nothing else changed is that its text did not. */
function edited(snapshot: Snapshot, key: FlagKey, node: Located, edit: TextEdit): Snapshot | undefined {
  const document = documentOf(snapshot);
  if (document.places.moved !== undefined && edit.start >= node.start && edit.end <= node.end) {
    const after = withFlag(document, key, node, editedFlag(document, node, edit));
    return after && withDocument(snapshot, after, key);
  }
  try {
    return snapshotOf(document.file, applyEdit(document.text, edit), snapshot.version, snapshot.fetchedAt);
  } catch {
    return undefined;
  }
}

/** The targeting as data that the edited text has to mean. */
function withArm(targeting: FlagValue | undefined, condition: FlagValue, variant: string): FlagValue {
  const absent = !isObject(targeting ?? null) || Object.keys(targeting as object).length === 0;
  if (absent) return { if: [condition, variant] };
  const [[operator, args] = [], ...more] = Object.entries(targeting as object);
  const chain = operator === 'if' && more.length === 0 && Array.isArray(args) && args.length > 0;
  return { if: [condition, variant, ...(chain ? (args as FlagValue[]) : [targeting as FlagValue])] };
}

function flagNode(document: FlagdDocument, key: FlagKey): Located | undefined {
  const node = document.places.at(key);
  return node?.kind === 'map' ? node : undefined;
}

function textOf(document: FlagdDocument, key: FlagKey): string {
  const node = flagNode(document, key);
  return node === undefined ? '' : document.text.slice(node.start, node.end);
}

function planOf(before: Snapshot, after: Snapshot, change: Change): Plan {
  const texts = {
    name: documentOf(before).file,
    before: documentOf(before).text,
    after: documentOf(after).text,
  };
  return { before, after, texts, change, steps: [] };
}

function isChange(change: unknown): change is Change {
  return (
    typeof change === 'object' &&
    change !== null &&
    'before' in change &&
    'after' in change &&
    'condition' in change
  );
}

/** Somewhere in it, however deep: moved is not gone. */
function holds(targeting: unknown, condition: FlagValue): boolean {
  if (sameJson(targeting, condition)) return true;
  return (
    typeof targeting === 'object' &&
    targeting !== null &&
    Object.values(targeting).some((part) => holds(part, condition))
  );
}

function unreadable(document: FlagdDocument, key: FlagKey): Refusal | undefined {
  const problem = document.problems.find((each) => each.key === key);
  return (
    problem && {
      refused: `${key} cannot be read in ${document.file}: ${problem.message}.`,
      hint: 'Correct it there first.',
    }
  );
}

function missing(document: FlagdDocument, key: FlagKey): Refusal {
  return {
    refused: `${key} is not defined in ${document.file}.`,
    hint: 'Add it there first, or pick another environment.',
  };
}

function disabled(document: FlagdDocument, key: FlagKey, flag: RawFlag): Refusal {
  const rules = isObject(flag.targeting ?? null) && Object.keys(flag.targeting as object).length > 0;
  const others = rules
    ? 'switching it on would also wake its targeting rules for other people'
    : `switching it on would give everybody else "${flag.defaultVariant}" instead of the default in their code`;
  return {
    refused: `${key} is switched off in ${document.file}; ${others}.`,
    hint: 'Enable it in the file with rules you are sure of, then release it to yourself.',
  };
}

function unsafe(document: FlagdDocument, key: FlagKey): Refusal {
  return {
    refused: `${key} is written in ${document.file} in a way that cannot be edited without touching more than your own part.`,
    hint: 'Edit the file by hand (an alias, a merge key, a repeated key or a rule around yours stands in the way).',
  };
}

import type { FlagKey } from '../../core/model/flag.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import { type FlagdDocument, parseDocument } from './document.ts';
import { type Evaluator, evaluatorOf } from './evaluate.ts';
import { stateOf } from './rules.ts';

interface Native {
  readonly document: FlagdDocument;
  readonly evaluator: Evaluator;
}

export function snapshotOf(file: string, text: string, version: string, fetchedAt: number): Snapshot {
  const document = parseDocument(file, text);
  const native: Native = { document, evaluator: evaluatorOf(document) };
  const flags = [...document.flags].map(
    ([key, flag]) => [key, stateOf(key, flag, document.evaluators)] as const,
  );
  return { version, fetchedAt, flags: new Map(flags), problems: document.problems, native };
}

/** The snapshot with one flag read anew; everything else is what it was, and the very same. */
export function withDocument(snapshot: Snapshot, document: FlagdDocument, key: FlagKey): Snapshot {
  const flag = document.flags.get(key);
  const flags = new Map(snapshot.flags);
  if (flag !== undefined) flags.set(key, stateOf(key, flag, document.evaluators));
  const native: Native = { document, evaluator: evaluatorOf(document) };
  return { ...snapshot, flags, problems: document.problems, native };
}

export function documentOf({ native }: Snapshot): FlagdDocument {
  return (native as Native).document;
}

export function evaluatorIn({ native }: Snapshot): Evaluator {
  return (native as Native).evaluator;
}

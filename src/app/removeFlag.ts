import { t } from '@vscode/l10n';
import { FileError, type Files, type FileText } from '../core/ports/files.ts';
import type { FileWords } from '../core/ports/fileWords.ts';
import type { References } from '../core/references/referenceTable.ts';
import { applied } from '../core/removal/draft.ts';
import {
  type FileRemoval,
  type PlanRemoval,
  placesAsked,
  type RemovalRequest,
  type SourceFile,
} from '../core/removal/plan.ts';

/** One file before and after, and what was not done in it. */
export interface RemovalInFile extends FileRemoval {
  /** As it was read, byte order mark included. */
  readonly before: FileText;
  readonly after: string;
}

/** What a removal is worked out with. */
export interface Planning {
  readonly planRemoval: PlanRemoval;
  /** What files say; without it, nothing is changed that another file might call. */
  readonly fileWords?: FileWords;
}

interface Abilities extends Planning {
  /** The texts the references were found in. */
  readonly files: Pick<Files, 'read'>;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** What taking a flag out of a folder's code would do, file by file. Writes nothing. */
export async function removeFlag(
  root: string,
  index: References,
  request: RemovalRequest,
  abilities: Abilities,
): Promise<readonly RemovalInFile[]> {
  const { files } = abilities;
  const references = index.ofKey(request.key).filter(({ how }) => how !== 'mention');
  const found = [...new Set(references.map(({ file }) => file))].map((name) => {
    const ofFile = references.filter(({ file }) => file === name);
    return readSource(`${root}/${name}`, name, ofFile, files);
  });
  const sources = await Promise.all(found);
  const others = await othersOf(root, sources, files);
  const removals = await planned(root, sources, request, others, abilities);
  return removals.flatMap((removal, at) => {
    const source = sources[at];
    if (source === undefined) return [];
    const after = applied(source.text, removal.edits);
    return [{ ...removal, before: source.before, after: source.mark + after }];
  });
}

/** What is supposed to be said in one file alone is looked up, and planned without where it is not so. */
async function planned(
  root: string,
  sources: readonly SourceFile[],
  request: RemovalRequest,
  others: ReadonlyMap<string, string>,
  { planRemoval, fileWords }: Abilities,
): Promise<readonly FileRemoval[]> {
  if (fileWords === undefined) return planRemoval(sources, request, others);
  for (let saidElsewhere: readonly string[] = []; ; ) {
    const removals = await planRemoval(sources, { ...request, saidElsewhere }, others);
    const supposed = removals.flatMap(({ file, supposed: words }) => words.map((word) => ({ file, word })));
    const asked = await Promise.all(
      supposed.map(async ({ file, word }) => {
        const saying = await fileWords.saying(root, word);
        return saying?.some((other) => other !== file && mayCall(other, file)) === false ? [] : [word];
      }),
    );
    const found = asked.flat();
    if (found.length === 0) return removals;
    saidElsewhere = [...new Set([...saidElsewhere, ...found])];
  }
}

/** Of Go only what lies in the same folder can. */
function mayCall(other: string, file: string): boolean {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return !file.endsWith('.go') || (other.startsWith(folder) && !other.slice(folder.length).includes('/'));
}

/** Files in which a function asks for the key that the others hand it. Rejects with `FileError`. */
export async function othersOf(root: string, sources: readonly SourceFile[], files: Abilities['files']) {
  const names = new Set(placesAsked(sources).map(({ file }) => file));
  for (const { file } of sources) names.delete(file);
  const read = [...names].map(async (name) => {
    const { text } = await readSource(`${root}/${name}`, name, [], files);
    return [name, text] as const;
  });
  return new Map(await Promise.all(read));
}

export interface ReadSource extends SourceFile {
  readonly before: FileText;
  readonly mark: string;
}

/** References are counted without the mark. Rejects with `FileError`. */
export async function readSource(
  file: string,
  name: string,
  references: SourceFile['references'],
  files: Pick<Files, 'read'>,
): Promise<ReadSource> {
  const before = await files.read(file);
  const mark = before.text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  return { file: name, text: before.text.slice(mark.length), references, before, mark };
}

/** Writes every file, or none: the first that cannot be written puts the others back. Rejects with `FileError`. */
export async function writeRemoval(
  root: string,
  removals: readonly RemovalInFile[],
  files: Files,
): Promise<readonly string[]> {
  const written: { readonly file: string; readonly before: string; readonly now: FileText }[] = [];
  try {
    for (const { file, before, after } of removals.filter(({ edits }) => edits.length > 0)) {
      const target = `${root}/${file}`;
      written.push({
        file: target,
        before: before.text,
        now: await files.replace(target, before.version, after),
      });
    }
  } catch (cause) {
    for (const { file, before, now } of written)
      await files.replace(file, now.version, before).catch(() => undefined);
    throw cause instanceof FileError
      ? cause
      : new FileError('not writable', root, t('The change could not be written. Nothing was changed.'));
  }
  return written.map(({ file }) => file);
}

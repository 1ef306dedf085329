import type { Syntaxes } from '../ports/syntax.ts';
import { withoutConstant } from './constants.ts';
import { Draft } from './draft.ts';
import { idleNames } from './idle.ts';
import { syntaxOf } from './languages/syntaxes.ts';
import { type Place, placesOf } from './places.ts';
import {
  type FileRemoval,
  type PlanRemoval,
  type Proven,
  placesAsked,
  type Remark,
  type RemovalRequest,
  type SourceFile,
} from './plan.ts';
import { remembered } from './remembered.ts';
import { type FileDraft, removeFromFile } from './removeFromFile.ts';
import { provenWrappers } from './wrappers.ts';

const NO_SYNTAX = 'files of this kind are not rewritten yet';

/** Removals worked out where it is called. */
export function planRemovalWith(syntaxes: Syntaxes): PlanRemoval {
  return (files, request, others) => planned(files, request, syntaxes, others);
}

async function planned(
  files: readonly SourceFile[],
  request: RemovalRequest,
  syntaxes: Syntaxes,
  others: ReadonlyMap<string, string>,
): Promise<readonly FileRemoval[]> {
  const texts = new Map([...others, ...files.map(({ file, text }) => [file, text] as const)]);
  const proven = await provenWrappers(placesAsked(files), texts, syntaxes);
  const removals = await Promise.all(files.map((source) => removal(source, request, syntaxes, proven)));
  const isAskedNoMore = removals.every(
    ({ refusals, names }) =>
      refusals.length === 0 &&
      names.every(({ how }) => how === 'constant' || how === 'declaration' || how === 'literal'),
  );
  return Promise.all(
    removals.map((found, at) => finished(found, files[at]?.file ?? '', isAskedNoMore, syntaxes)),
  );
}

async function removal(
  source: SourceFile,
  request: RemovalRequest,
  syntaxes: Syntaxes,
  proven: Proven,
): Promise<FileDraft> {
  const known = syntaxOf(source.file);
  if (known === undefined) return unread(source);
  const parse = remembered(await syntaxes.load(known.grammar));
  return removeFromFile(source, request, known.syntax, parse, proven);
}

function unread({ text, references }: SourceFile): FileDraft {
  const counted = references.filter(({ how }) => how !== 'mention');
  const asks = counted.filter(({ call, how }) => call !== undefined || how === 'accessor');
  return {
    draft: Draft.of(text),
    refusals: asks.map(({ start }) => ({ at: start, what: NO_SYNTAX })),
    leftovers: [],
    history: { uses: [], imports: [] },
    names: counted.filter((reference) => !asks.includes(reference)),
  };
}

/** A key that nothing asks for any more loses its constants; other places that write it are for a person. */
async function finished(
  found: FileDraft,
  file: string,
  isAskedNoMore: boolean,
  syntaxes: Syntaxes,
): Promise<FileRemoval> {
  const known = syntaxOf(file);
  const parse = known && remembered(await syntaxes.load(known.grammar));
  let { draft } = found;
  const named: Remark[] = [];
  for (const { how, start, end } of found.names) {
    const now = draft.now(start);
    if (now === undefined) continue;
    const without =
      isAskedNoMore && how === 'constant' && known && parse
        ? withoutConstant(draft, { start: now, end: now + end - start }, known.syntax, parse)
        : undefined;
    if (without) draft = without;
    else named.push({ at: start, what: WORDS[how] ?? 'the key still stands here' });
  }
  // One entry may both declare a key and name it.
  const left = [...found.leftovers, ...named.filter(({ at }) => draft.now(at) !== undefined)];
  const isChanged = known && parse && draft.text !== draft.original;
  const edits = draft.edits();
  const places = placesOf(draft.original, edits, found.history);
  const idle = isChanged ? idleNames(draft, known.syntax, parse) : [];
  const leftovers = [...left, ...idle.map((remark) => besides(remark, places))];
  return { file, edits, places, refusals: found.refusals, leftovers };
}

/** A place is changed as a whole: what lies in one cannot be offered on its own. */
function besides({ offer, ...remark }: Remark, places: readonly Place[]): Remark {
  const isFree = offer && places.every(({ start, end }) => end <= offer.start || start >= offer.end);
  return isFree ? { ...remark, offer } : remark;
}

const WORDS: Readonly<Record<string, string>> = {
  constant: 'the name for the key stays',
  alias: 'the key is still used here, in no call that is understood',
  declaration: 'the key is still declared here',
  literal: 'the key is still written here',
};

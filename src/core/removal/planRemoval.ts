import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Reference } from '../model/reference.ts';
import type { Syntaxes } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import { withoutConstant } from './constants.ts';
import { Draft } from './draft.ts';
import { offeredEntry } from './entries.ts';
import { idleNames } from './idle.ts';
import { afterBlanks } from './lines.ts';
import { offeredSetUp } from './offeredSetUp.ts';
import { placesOf } from './places.ts';
import {
  type FileRemoval,
  isAsking,
  type PlanRemoval,
  type Proven,
  placesAsked,
  type Remark,
  type RemovalRequest,
  type SourceFile,
} from './plan.ts';
import { readerOf } from './reader.ts';
import { type FileDraft, removeFromFile } from './removeFromFile.ts';
import { unimported } from './unimported.ts';
import { variantNamedIn } from './variantNamed.ts';
import { provenWrappers } from './wrappers.ts';

/** Removals worked out where it is called. */
export function planRemovalWith(syntaxes: Syntaxes): PlanRemoval {
  return (files, request, others) =>
    planned(
      files.map((source) => variantNamedIn(source, request.variant)),
      request,
      syntaxes,
      others,
    );
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
  const left = removals.flatMap(({ names }) => names);
  const isAskedNoMore = removals.every(({ refusals }) => refusals.length === 0) && left.every(isNoAsking);
  const done = { isAskedNoMore, isNamedNoMore: isAskedNoMore && left.every(({ how }) => how !== 'alias') };
  return Promise.all(
    removals.map((found, at) => finished(found, files[at]?.file ?? '', request.value, done, syntaxes)),
  );
}

/** How much is gone of a key, in all files. */
interface Done {
  readonly isAskedNoMore: boolean;
  /** Neither does anything go by a constant of it: what sets the flag, or a mock of it, still may. */
  readonly isNamedNoMore: boolean;
}

/** What has a call and names the key all the same sets the flag, or a mock of it. */
function isNoAsking({ how, call }: Reference): boolean {
  return call !== undefined || how === 'constant' || how === 'declaration' || how === 'literal';
}

async function removal(
  source: SourceFile,
  request: RemovalRequest,
  syntaxes: Syntaxes,
  proven: Proven,
): Promise<FileDraft> {
  const known = await readerOf(source.file, source.text, syntaxes);
  if (known === undefined) return unread(source);
  return removeFromFile(source, request, known.syntax, known.parse, proven);
}

function unread({ text, references }: SourceFile): FileDraft {
  const counted = references.filter(({ how, asksItself }) => how !== 'mention' && !asksItself);
  const asks = counted.filter(isAsking);
  return {
    draft: Draft.of(text),
    refusals: asks.map(({ start }) => ({ at: start, what: t('files of this kind are not rewritten yet') })),
    leftovers: [],
    supposed: [],
    history: { uses: [], imports: [] },
    names: counted.filter((reference) => !asks.includes(reference)),
  };
}

/** A key that nothing asks for any more loses its constants; other places that write it are for a person. */
async function finished(
  found: FileDraft,
  file: string,
  value: FlagValue,
  { isAskedNoMore, isNamedNoMore }: Done,
  syntaxes: Syntaxes,
): Promise<FileRemoval> {
  const known = await readerOf(file, found.draft.original, syntaxes);
  const parse = known?.parse;
  let { draft } = found;
  const named: Reference[] = [];
  for (const reference of found.names) {
    const now = spanNow(draft, reference);
    if (now === undefined) continue;
    const without =
      isNamedNoMore && reference.how === 'constant' && known && parse
        ? withoutConstant(draft, now, known.syntax, parse)
        : undefined;
    if (without) draft = without;
    else named.push(reference);
  }
  const places = named.flatMap((reference) => spanNow(draft, reference) ?? []);
  const offer = (now: Span) =>
    isAskedNoMore && known && parse
      ? (offeredSetUp(draft, now, { file, value, places }, known.syntax, parse) ??
        (isNamedNoMore ? entryOffer(offeredEntry(draft, now, known.syntax, parse)) : undefined))
      : undefined;
  const names = named.flatMap((reference): Remark[] => {
    const now = spanNow(draft, reference);
    // One entry may both declare a key and name it.
    if (now === undefined) return [];
    const found = offer(now);
    const what = found?.what ?? stillThere(reference);
    return [{ at: reference.start, what, ...(found && { offer: found.offer }) }];
  });
  const isChanged = known && parse && draft.text !== draft.original;
  const edits = draft.edits();
  const taken = placesOf(draft.original, edits, found.history);
  const idle = isChanged ? idleNames(draft, known.syntax, parse) : [];
  const naming = oncePerLine(draft.original, names);
  const leftovers = oneByOne(draft.original, [...found.leftovers, ...naming, ...idle]);
  const codeOf = (text: string) => known && parse && { ...parse(text), syntax: known.syntax };
  const [before, now] = isChanged ? [codeOf(draft.original), codeOf(draft.text)] : [];
  const lost = before && now ? unimported(before, now) : [];
  const { refusals, supposed } = found;
  return { file, edits, places: taken, refusals, leftovers, supposed, unimported: lost };
}

function entryOffer(offer: Span | undefined): { readonly offer: Span; readonly what?: string } | undefined {
  return offer && { offer };
}

function spanNow(draft: Draft, { start, end }: Span): Span | undefined {
  const now = draft.now(start);
  return now === undefined ? undefined : { start: now, end: now + end - start };
}

/** `newCheckout: 'new-checkout'` names the flag twice; a person is told once. */
function oncePerLine(text: string, remarks: readonly Remark[]): readonly Remark[] {
  const lineOf = ({ at }: Remark) => text.lastIndexOf('\n', at - 1);
  const told = new Set(remarks.filter(({ offer }) => offer !== undefined).map(lineOf));
  return remarks.filter((remark) => {
    if (remark.offer === undefined && told.has(lineOf(remark))) return false;
    told.add(lineOf(remark));
    return true;
  });
}

/** What goes with another is not offered on its own, and no blank line goes with two. */
function oneByOne(text: string, remarks: readonly Remark[]): readonly Remark[] {
  const offers = remarks.flatMap(({ offer }) => offer ?? []);
  const apart = new Map<Span, Span>();
  let last = 0;
  for (const offer of [...offers].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (offer.end <= last) continue;
    const isApart = offer.start >= last;
    const span = isApart ? offer : { start: last, end: afterBlanks(text, offer.end) };
    apart.set(offer, span);
    last = span.end;
  }
  return remarks.map(({ offer, ...remark }) => {
    const span = offer && apart.get(offer);
    return span ? { ...remark, offer: span } : remark;
  });
}

function stillThere({ how, call }: Reference): string {
  if (call !== undefined) return t('the flag is set or watched here, not asked');
  switch (how) {
    case 'constant':
      return t('the name for the key stays');
    case 'alias':
      return t('the key is still used here, in no call that is understood');
    case 'declaration':
      return t('the key is still declared here');
    case 'literal':
      return t('the key is still written here');
    default:
      return t('the key still stands here');
  }
}

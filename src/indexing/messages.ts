import type { FlagKey } from '../core/model/flag.ts';
import type { SkippedFile } from '../core/model/reference.ts';
import type { EditedText, FolderRequest, ReferenceSlice } from '../core/ports/scanner.ts';
import type { ReadPlan, ReadTimes } from '../core/ports/sourceReader.ts';
import type { PackedFacts } from '../core/references/packing/packedFacts.ts';
import type { Words } from '../core/references/prefilter/packedWords.ts';
import type { CallsConfig } from '../core/references/sdkCalls/callTable.ts';
import type { Stamp } from './sourceFiles.ts';

/** What a thread is started for: one keeps the index, the others read for it. */
export type Role =
  | { readonly role: 'index'; readonly readers: number; readonly cacheFolder?: string | undefined }
  | { readonly role: 'reader' };

export interface Numbered<Question> {
  readonly id: number;
  readonly question: Question;
}

export type Answer<Result> =
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly error: string };

export type IndexQuestion =
  | { readonly kind: 'follow'; readonly folder: number; readonly request: FolderRequest }
  | { readonly kind: 'keys'; readonly folder: number; readonly keys: readonly FlagKey[] }
  | {
      readonly kind: 'change';
      readonly folder: number;
      readonly files: readonly string[];
      readonly texts: readonly EditedText[];
    }
  | { readonly kind: 'close'; readonly folder: number }
  /** Answered once what was found is kept for the next start. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'flag files'; readonly root: string }
  | { readonly kind: 'detect'; readonly root: string };

export type IndexResult = undefined | boolean | readonly string[];

/** For the log of whoever started the thread. */
export interface PostedNote {
  readonly note: string;
}

/** The next slice waits for the answer, so that slices never pile up on the thread that takes them in. */
export interface PostedSlice {
  readonly folder: number;
  readonly slice: ReferenceSlice;
}

export interface TakenSlice {
  readonly taken: number;
}

export type ReaderQuestion =
  /** What is looked for in the chunks that follow. */
  | { readonly kind: 'plan'; readonly plan: ReadPlan }
  | { readonly kind: 'chunk'; readonly root: string; readonly files: readonly string[] }
  | { readonly kind: 'text'; readonly file: string; readonly text: string; readonly config: CallsConfig };

/** A file that was listed. Looked through: with facts where it showed a sign, with words where it may be asked again. */
export interface ReadFile {
  readonly file: string;
  readonly stamp: Stamp;
  readonly facts?: PackedFacts;
  readonly words?: Words;
  /** The facts are those of a text without syntax. */
  readonly sketched?: true;
  readonly skipped?: SkippedFile['reason'];
}

export interface ChunkResult {
  readonly files: readonly ReadFile[];
  readonly times: ReadTimes;
}

export type ReaderResult = undefined | PackedFacts | ChunkResult;

/** All that holds a result's bytes: handed over rather than copied, as a reader asks for nothing it gave. */
export function buffersOf(result: ReaderResult): ArrayBuffer[] {
  if (result === undefined) return [];
  const held = result instanceof Uint8Array ? [result] : result.files.flatMap(bytesIn);
  return [...new Set(held.map(({ buffer }) => buffer as ArrayBuffer))];
}

function bytesIn({ facts, words }: ReadFile): readonly (PackedFacts | Words)[] {
  return [...(facts ? [facts] : []), ...(words ? [words] : [])];
}

/** What a worker without a file system of its own asks of the window that started it. */
export type FileQuestion =
  | { readonly kind: 'list'; readonly root: string }
  | { readonly kind: 'present'; readonly root: string; readonly files: readonly string[] }
  | { readonly kind: 'bytes'; readonly root: string; readonly files: readonly string[] }
  | { readonly kind: 'grammar'; readonly file: string };

/** `bytes` are answered in the order asked; undefined for a file that is not there. */
export interface FileAnswers {
  readonly list: readonly string[];
  readonly present: readonly string[];
  readonly bytes: readonly (Uint8Array | undefined)[];
  readonly grammar: Uint8Array;
}

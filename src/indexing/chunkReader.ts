import type { ReadPlan } from '../core/ports/sourceReader.ts';
import { extractLexically, isLexical } from '../core/references/extract/lexical.ts';
import { familyOf } from '../core/references/extract/lexicalNames.ts';
import type { FileFacts } from '../core/references/facts.ts';
import { isFlagFileName } from '../core/references/flagFiles.ts';
import { speaksOfFlags } from '../core/references/flagNames.ts';
import { dialectRead } from '../core/references/languages/languages.ts';
import { packFacts } from '../core/references/packing/packedFacts.ts';
import { membersOf } from '../core/references/prefilter/members.ts';
import type { Words } from '../core/references/prefilter/packedWords.ts';
import { NOTHING_WANTED, patternsFor } from '../core/references/prefilter/patterns.ts';
import { Scanner } from '../core/references/prefilter/scanner.ts';
import { Sign } from '../core/references/prefilter/sign.ts';
import { filtersOfOwned } from '../core/references/prefilter/wordFilters.ts';
import { isWorthReading } from '../core/references/prefilter/worth.ts';
import { CallTable } from '../core/references/sdkCalls/callTable.ts';
import type { ChunkResult, ReaderQuestion, ReaderResult, ReadFile } from './messages.ts';
import type { SourceFiles } from './sourceFiles.ts';
import type { TextReader } from './textReader.ts';

/** A reader's job: bytes first, and a close reading only of the files that give a sign. */
export class ChunkReader {
  readonly #files: SourceFiles;
  readonly #decoder = new TextDecoder();
  readonly #scanner = new Scanner();
  readonly #texts: TextReader;
  #table = new CallTable();
  /** Keys, and how they are written as members. */
  #spellings: Readonly<Record<'keys' | 'names', ReadonlySet<string>>> = { keys: new Set(), names: new Set() };
  #sketches = false;
  #aliases = filtersOfOwned(NOTHING_WANTED);

  constructor(files: SourceFiles, texts: TextReader) {
    this.#files = files;
    this.#texts = texts;
  }

  async answer(question: ReaderQuestion): Promise<ReaderResult> {
    switch (question.kind) {
      case 'plan':
        return this.#follow(question.plan);
      case 'chunk':
        return await this.#readChunk(question.root, question.files);
      case 'text':
        return packFacts(
          await this.#texts.read(question.file, question.text, new CallTable(question.config).names),
        );
    }
  }

  #follow({ config, wanted, sketch }: ReadPlan): undefined {
    this.#table = new CallTable(config);
    const members = membersOf(wanted);
    this.#spellings = { keys: new Set([...wanted.keys, ...wanted.revealed]), names: members.names };
    this.#sketches = sketch === true;
    this.#scanner.seek(patternsFor(this.#table, wanted), members);
    this.#aliases = filtersOfOwned(wanted);
  }

  async #readChunk(root: string, names: readonly string[]): Promise<ChunkResult> {
    const files: ReadFile[] = [];
    const times = { read: 0, match: 0, parse: 0 };
    for (const file of names) {
      const began = performance.now();
      const result = this.#files.read(root, file);
      const wasRead = performance.now();
      times.read += wasRead - began;
      const { stamp } = result;
      if ('skipped' in result) files.push({ file, stamp, skipped: result.skipped });
      if ('gone' in result) files.push({ file, stamp });
      if (!('bytes' in result)) continue;
      const { bytes, length } = result;
      const { worth, words } = this.#look(file, bytes, length);
      if (!worth) files.push({ file, stamp, words: words() });
      const matched = performance.now();
      times.match += matched - wasRead;
      if (!worth) continue;
      const text = this.#decoder.decode(bytes.subarray(0, length));
      if (this.#sketches && dialectRead(file)) {
        files.push({ file, stamp, ...this.#sketch(file, text), sketched: true });
        continue;
      }
      const lines = () => this.#scanner.lines();
      const facts = await this.#texts.read(file, text, this.#table.names, lines);
      const isUnread = isLexical(facts) && dialectRead(file) !== undefined;
      if (facts.family !== 'text' && !isUnread) files.push({ file, stamp, facts: packFacts(facts) });
      else files.push({ file, stamp, ...this.#withoutSyntax(facts, isUnread), words: words() });
      times.parse += performance.now() - matched;
    }
    return { files: withWordsTogether(files), times };
  }

  /** Without facts where no key is spelled. */
  #sketch(file: string, text: string): Pick<ReadFile, 'facts'> {
    const lines = this.#scanner.linesOfKeys();
    if (lines.length === 0) return {};
    return { facts: packFacts(onlyKeys(extractLexically(file, text, lines), this.#spellings)) };
  }

  #withoutSyntax(facts: FileFacts, isUnread: boolean): Pick<ReadFile, 'facts' | 'skipped'> {
    const generated = isUnread ? { skipped: 'generated' as const } : {};
    return { facts: packFacts(onlyKeys(facts, this.#spellings)), ...generated };
  }

  #look(file: string, bytes: Uint8Array, length: number): Look {
    const found = this.#scanner.look({ bytes, length, family: familyOf(file) });
    const signs = (found & NEEDS_NAME) !== 0 && isNamedAfterFlags(file) ? found | Sign.named : found;
    let read: Words | undefined;
    const words = (): Words => {
      read ??= this.#scanner.words(file);
      return read;
    };
    const isOwned = () => this.#aliases(file).mayHold(words());
    return { worth: isFlagFileName(file) || isWorthReading(signs, isOwned), words };
  }
}

/** What counts in a file that is named after flags. */
const NEEDS_NAME = Sign.generic | Sign.held | Sign.everyday;

/** `Feature.php` declares what is asked elsewhere: without it, that would be taken for another library's. */
function isNamedAfterFlags(file: string): boolean {
  return speaksOfFlags(file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.')));
}

interface Look {
  readonly worth: boolean;
  readonly words: () => Words;
}

/** Without syntax only the keys themselves can mean anything, and data files hold a million other texts. */
function onlyKeys(
  facts: FileFacts,
  { keys, names }: Readonly<Record<'keys' | 'names', ReadonlySet<string>>>,
): FileFacts {
  return {
    ...facts,
    texts: facts.texts.filter(
      ({ value, declares, member }) => declares || keys.has(value) || (member && names.has(value)),
    ),
    mentions: facts.mentions.filter(({ word }) => keys.has(word)),
  };
}

/** Words of all files in one buffer: each of its own would cost more than it holds. */
function withWordsTogether(files: readonly ReadFile[]): readonly ReadFile[] {
  const all = new Uint8Array(files.reduce((sum, { words }) => sum + (words?.length ?? 0), 0));
  let end = 0;
  return files.map((file) => {
    if (file.words === undefined) return file;
    const start = end;
    all.set(file.words, start);
    end += file.words.length;
    return { ...file, words: all.subarray(start, end) };
  });
}

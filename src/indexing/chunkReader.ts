import type { FlagKey } from '../core/model/flag.ts';
import { extractLexically } from '../core/references/extract/lexical.ts';
import { familyByName } from '../core/references/extract/lexicalNames.ts';
import type { FileFacts } from '../core/references/facts.ts';
import { isFlagFileName } from '../core/references/flagFiles.ts';
import { dialectOf } from '../core/references/languages/languages.ts';
import { packFacts } from '../core/references/packing/packedFacts.ts';
import { type Automaton, buildAutomaton } from '../core/references/prefilter/automaton.ts';
import { patternsFor, type Wanted } from '../core/references/prefilter/patterns.ts';
import { isWorthReading, linesWithSigns, scanBytes } from '../core/references/prefilter/scan.ts';
import { WordFilter, WordReader } from '../core/references/prefilter/words.ts';
import { CallTable } from '../core/references/sdkCalls/callTable.ts';
import type { ChunkResult, Plan, ReaderQuestion, ReaderResult, ReadFile } from './messages.ts';
import type { SourceFiles } from './sourceFiles.ts';
import type { TextReader } from './textReader.ts';

/** A reader's job: bytes first, and a close reading only of the files that give a sign. */
export class ChunkReader {
  readonly #files: SourceFiles;
  readonly #decoder = new TextDecoder();
  readonly #words = new WordReader();
  readonly #texts: TextReader;
  #table = new CallTable();
  #wanted: Pick<Wanted, 'keys'> = { keys: new Set() };
  #sketches = false;
  #automaton: Automaton = buildAutomaton([]);
  #exports: WordFilter | undefined;

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

  #follow({ config, wanted, sketch }: Plan): undefined {
    this.#table = new CallTable(config);
    this.#wanted = wanted;
    this.#sketches = sketch === true;
    this.#automaton = buildAutomaton(patternsFor(this.#table, wanted));
    this.#exports = new WordFilter({ ...wanted, keys: new Set(), free: new Set() });
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
      const worth = this.#isWorthReading(file, bytes, length);
      const words = () => this.#words.read(bytes, length);
      if (!worth) files.push({ file, stamp, words: words() });
      const matched = performance.now();
      times.match += matched - wasRead;
      if (!worth) continue;
      const text = this.#decoder.decode(bytes.subarray(0, length));
      const lines = () => linesWithSigns(this.#automaton, bytes, length);
      if (this.#sketches && dialectOf(file)) {
        const facts = packFacts(onlyKeys(extractLexically(file, text, lines()), this.#wanted.keys));
        files.push({ file, stamp, facts, sketched: true });
        continue;
      }
      const facts = await this.#texts.read(file, text, this.#table.names, lines);
      if (facts.family !== 'text') files.push({ file, stamp, facts: packFacts(facts) });
      else files.push({ file, stamp, facts: packFacts(onlyKeys(facts, this.#wanted.keys)), words: words() });
      times.parse += performance.now() - matched;
    }
    return { files, times };
  }

  #isWorthReading(file: string, bytes: Uint8Array, length: number): boolean {
    if (isFlagFileName(file)) return true;
    const family = dialectOf(file)?.language.family ?? familyByName(file) ?? 'text';
    const isPaired = () => this.#exports?.mayHold(this.#words.read(bytes, length)) === true;
    return isWorthReading(scanBytes(this.#automaton, { bytes, length, family }), isPaired);
  }
}

/** Without syntax only the keys themselves can mean anything, and data files hold a million other texts. */
function onlyKeys(facts: FileFacts, keys: ReadonlySet<FlagKey>): FileFacts {
  return {
    ...facts,
    texts: facts.texts.filter(({ value, declares }) => declares || keys.has(value)),
    mentions: facts.mentions.filter(({ word }) => keys.has(word)),
  };
}

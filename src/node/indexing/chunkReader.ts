import path from 'node:path';
import type { SkippedFile } from '../../core/model/reference.ts';
import { isFlagFileName } from '../../core/references/flagFiles.ts';
import { dialectOf } from '../../core/references/languages/languages.ts';
import { type Automaton, buildAutomaton } from '../../core/references/prefilter/automaton.ts';
import { patternsFor } from '../../core/references/prefilter/patterns.ts';
import { isWorthReading, scanBytes } from '../../core/references/prefilter/scan.ts';
import { WordReader, type Words } from '../../core/references/prefilter/words.ts';
import { CallTable } from '../../core/references/sdkCalls/callTable.ts';
import { FileReader } from './fileReader.ts';
import type { ChunkResult, PackedFacts, Plan, ReaderQuestion, ReaderResult } from './messages.ts';
import { packFacts } from './packedFacts.ts';
import type { TextReader } from './textReader.ts';

/** A reader's job: bytes first, and a close reading only of the files that give a sign. */
export class ChunkReader {
  private readonly files = new FileReader();
  private readonly decoder = new TextDecoder();
  private readonly words = new WordReader();
  private readonly texts: TextReader;
  private table = new CallTable();
  private automaton: Automaton = buildAutomaton([]);

  constructor(texts: TextReader) {
    this.texts = texts;
  }

  async answer(question: ReaderQuestion): Promise<ReaderResult> {
    switch (question.kind) {
      case 'plan':
        return this.follow(question.plan);
      case 'chunk':
        return await this.readChunk(question.root, question.files);
      case 'text':
        return packFacts(
          await this.texts.read(question.file, question.text, new CallTable(question.config).names),
        );
    }
  }

  private follow(plan: Plan): undefined {
    this.table = new CallTable(plan.config);
    this.automaton = buildAutomaton(patternsFor(this.table, plan.wanted));
  }

  private async readChunk(root: string, files: readonly string[]): Promise<ChunkResult> {
    const facts: PackedFacts[] = [];
    const skipped: SkippedFile[] = [];
    const aside: [string, Words][] = [];
    const times = { read: 0, match: 0, parse: 0 };
    for (const file of files) {
      const began = performance.now();
      const result = this.files.read(path.join(root, file));
      const wasRead = performance.now();
      times.read += wasRead - began;
      if ('skipped' in result) skipped.push({ file, reason: result.skipped });
      if (!('bytes' in result)) continue;
      const { bytes, length } = result;
      const worth = this.isWorthReading(file, bytes, length);
      if (!worth) aside.push([file, this.words.read(bytes, length)]);
      const matched = performance.now();
      times.match += matched - wasRead;
      if (!worth) continue;
      const text = this.decoder.decode(bytes.subarray(0, length));
      facts.push(packFacts(await this.texts.read(file, text, this.table.names)));
      times.parse += performance.now() - matched;
    }
    return { facts, skipped, aside, times };
  }

  private isWorthReading(file: string, bytes: Uint8Array, length: number): boolean {
    if (isFlagFileName(file)) return true;
    const family = dialectOf(file)?.language.family ?? 'text';
    return isWorthReading(scanBytes(this.automaton, { bytes, length, family }));
  }
}

import { Extractor } from '../../core/references/extract/extractor.ts';
import { extractLexically } from '../../core/references/extract/lexical.ts';
import type { NamesOfInterest } from '../../core/references/extract/walk.ts';
import type { FileFacts } from '../../core/references/facts.ts';
import {
  extractFlagFile,
  isFlagFileName,
  mayBeFlagFile,
  namesFlagSchema,
  SCHEMA_WITHIN,
} from '../../core/references/flagFiles.ts';
import { dialectOf, languages } from '../../core/references/languages/languages.ts';
import type { Grammars } from './grammars.ts';

/** From a file's text to its facts, by grammar, as a flag file, or lexically. */
export class TextReader {
  private readonly grammars: Grammars;
  private readonly extractors = new Map(languages.map((language) => [language, new Extractor(language)]));

  constructor(grammars: Grammars) {
    this.grammars = grammars;
  }

  async read(file: string, text: string, names: NamesOfInterest): Promise<FileFacts> {
    if (isFlagFile(file, text)) return extractFlagFile(file, text);
    const dialect = dialectOf(file);
    const extractor = dialect && this.extractors.get(dialect.language);
    if (dialect === undefined || extractor === undefined || isMinified(text))
      return extractLexically(file, text);
    const root = await this.grammars.parse(dialect.grammar, text, dialect.language.ignored);
    return root ? extractor.extract(file, text, root, names) : extractLexically(file, text);
  }
}

export function isFlagFile(file: string, text: string): boolean {
  return isFlagFileName(file) || (mayBeFlagFile(file) && namesFlagSchema(text.slice(0, SCHEMA_WITHIN)));
}

const LONG_LINE = 1000;

/** Lines no person writes. */
export function isMinified(text: string): boolean {
  if (text.length < LONG_LINE * 5) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > LONG_LINE;
}

import { partsOfErb } from '../core/references/extract/erb.ts';
import { Extractor } from '../core/references/extract/extractor.ts';
import { extractLexically, isToldToIde } from '../core/references/extract/lexical.ts';
import { partsOfComponent } from '../core/references/extract/scripts.ts';
import { isTemplateRead, withCodeOfTemplate } from '../core/references/extract/templates.ts';
import type { NamesOfInterest } from '../core/references/extract/walk.ts';
import type { FileFacts } from '../core/references/facts.ts';
import {
  extractFlagFile,
  isFlagFileName,
  mayBeFlagFile,
  namesFlagSchema,
  SCHEMA_WITHIN,
} from '../core/references/flagFiles.ts';
import { isAboutFlags } from '../core/references/flagNames.ts';
import { dialectRead, languages } from '../core/references/languages/languages.ts';
import type { Grammars } from './grammars.ts';

/** From a file's text to its facts, by grammar, as a flag file, or lexically. */
export class TextReader {
  readonly #grammars: Grammars;
  readonly #extractors = new Map(languages.map((language) => [language, new Extractor(language)]));

  constructor(grammars: Grammars) {
    this.#grammars = grammars;
  }

  /** `lines`: those that are looked at where there is no syntax; all of them otherwise. */
  async read(
    file: string,
    text: string,
    names: NamesOfInterest,
    lines?: () => readonly number[],
  ): Promise<FileFacts> {
    if (isFlagFile(file, text)) return extractFlagFile(file, text, lines?.());
    const dialect = dialectRead(file);
    const extractor = dialect && this.#extractors.get(dialect.language);
    const lexically = () => extractLexically(file, text, lines?.(), dialect?.language.family);
    if (
      dialect === undefined ||
      extractor === undefined ||
      isToldToIde(file) ||
      isMinified(text) ||
      isMade(text)
    )
      return lexically();
    const parts = partsOfComponent(file, text) ?? partsOfErb(file, text);
    const code = parts ? withCodeOfTemplate(file, parts.script, parts.template) : text;
    const root = await this.#grammars.parse(dialect.grammar, code, dialect.language.ignored);
    if (root === undefined) return lexically();
    const facts = extractor.extract(file, code, root, names);
    if (parts === undefined) return facts;
    const template = withTemplate(facts, extractLexically(file, parts.template));
    return isAboutFlags(parts.template) ? { ...template, speaks: true } : template;
  }
}

function withTemplate(script: FileFacts, template: FileFacts): FileFacts {
  const texts = isTemplateRead(script.file) ? template.texts.filter(({ member }) => !member) : template.texts;
  return {
    ...script,
    texts: [...script.texts, ...texts],
    mentions: [...script.mentions, ...template.mentions],
  };
}

export function isFlagFile(file: string, text: string): boolean {
  return isFlagFileName(file) || (mayBeFlagFile(file) && namesFlagSchema(text.slice(0, SCHEMA_WITHIN)));
}

/** A syntax tree takes a hundred times its text. */
const LARGEST_PARSED = 600_000;
/** Nobody writes as much as a generator; what is smaller may be a client generated for the flags. */
const LARGEST_GENERATED = 60_000;
const SAYS_SO = /auto-?generated|automatically generated|@generated|do not edit/i;
const SAID_WITHIN = 1000;

/** Made by a program rather than by people, by its size and by what it says. */
function isMade(text: string): boolean {
  if (text.length < LARGEST_GENERATED) return false;
  return text.length > LARGEST_PARSED || SAYS_SO.test(text.slice(0, SAID_WITHIN));
}

const LONG_LINE = 1000;

/** Lines no person writes. */
export function isMinified(text: string): boolean {
  if (text.length < LONG_LINE * 5) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > LONG_LINE;
}

import type { SyntaxNode } from '../syntaxNode.ts';
import type { Walk } from './walk.ts';

const WORD = /[A-Za-z0-9_][\w.:/-]*[A-Za-z0-9_]/g;
/** A single everyday word is a mention only in quotes: prose is full of `demo` and `banner`. */
const COMPOUND = /[a-z0-9][A-Z]|[-_.:/]/;
const QUOTE = /["'`]/;

export interface Word {
  readonly word: string;
  readonly start: number;
}

/** Words of prose that could be flag keys. */
export function* wordsOf(prose: string, offset: number): Generator<Word> {
  for (const { 0: word, index } of prose.matchAll(WORD)) {
    const quoted = QUOTE.test(prose[index - 1] ?? '') && QUOTE.test(prose[index + word.length] ?? '');
    if (quoted || COMPOUND.test(word)) yield { word, start: offset + index };
  }
}

export function keepWords(walk: Walk, node: SyntaxNode): void {
  for (const { word, start } of wordsOf(walk.textOf(node), node.start)) {
    walk.draft.mentions.push({ word, start, end: start + word.length });
  }
}

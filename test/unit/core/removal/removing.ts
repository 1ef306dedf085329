import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FlagValue } from '../../../../src/core/model/flag.ts';
import { applied } from '../../../../src/core/removal/draft.ts';
import type { FileRemoval } from '../../../../src/core/removal/plan.ts';
import { planRemovalWith } from '../../../../src/core/removal/planRemoval.ts';
import { SyntaxTrees } from '../../../../src/indexing/syntaxTrees.ts';
import { grammarsIn } from '../../../../src/node/indexing/grammarFiles.ts';
import { indexOf } from '../references/fixtureIndex.ts';

export const KEY = 'new-checkout';
export const syntaxes = new SyntaxTrees(grammarsIn(path.join(process.cwd(), 'dist/grammars')));
const planRemoval = planRemovalWith(syntaxes);

export interface Removed {
  readonly text: string;
  /** `line: what`, refusals first. */
  readonly said: readonly string[];
  readonly removal: FileRemoval;
}

/** Takes the flag out of one file, with the index that the product builds. */
export async function removed(file: string, text: string, value: FlagValue): Promise<Removed> {
  const [removal] = await removedFrom({ [file]: text }, value);
  if (removal === undefined) throw new Error('no removal');
  const say = (word: string) => (remark: { at: number; what: string }) =>
    `${word} ${text.slice(0, remark.at).split('\n').length}: ${remark.what}`;
  return {
    text: applied(text, removal.edits),
    said: [...removal.refusals.map(say('refused')), ...removal.leftovers.map(say('left'))],
    removal,
  };
}

/** Out of several files at once. */
export async function removedFrom(
  texts: Readonly<Record<string, string>>,
  value: FlagValue,
): Promise<readonly FileRemoval[]> {
  const files = Object.entries(texts);
  const index = await indexOf(new Map(files), [KEY]);
  const sources = files.map(([file, text]) => ({
    file,
    text,
    references: index.ofKey(KEY).filter((one) => one.file === file),
  }));
  return planRemoval(sources, { key: KEY, value, saidElsewhere: [] }, new Map());
}

export interface Case {
  readonly title: string;
  readonly value: FlagValue;
  readonly before: string;
  readonly after: string;
  readonly said: readonly string[];
}

/** `## title: value`, a block of code before, one after, and a list of what is said. */
export function casesIn(language: string): readonly Case[] {
  const file = path.join(process.cwd(), 'test/fixtures/removal', `${language}.md`);
  return readFileSync(file, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [head = '', ...rest] = section.split('\n');
      const at = head.lastIndexOf(': ');
      const blocks = [...rest.join('\n').matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(
        ([, code]) => code ?? '',
      );
      return {
        title: head.slice(0, at),
        value: JSON.parse(head.slice(at + 2)) as FlagValue,
        before: blocks[0] ?? '',
        after: blocks[1] ?? '',
        said: rest.flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : [])),
      };
    });
}

import type { FlagKey } from '../model/flag.ts';
import type { Range, Reference } from '../model/reference.ts';
import type { Syntaxes } from '../ports/syntax.ts';
import { lineStartsOf } from '../references/extract/lineStarts.ts';
import type { Span } from '../references/facts.ts';
import { rangeOf } from '../references/resolve/findings.ts';
import type { Code } from './code.ts';
import { flagExpression } from './flagExpression.ts';
import { valuesHeld } from './held.ts';
import { reachOf, usesWithin } from './inline.ts';
import { type Node, nodeOver, part, partsAt } from './node.ts';
import { isAsking, type Proven, placesAsked, type SourceFile } from './plan.ts';
import { readerOf } from './reader.ts';
import { Refused } from './refused.ts';
import { comparisonAt } from './rules/comparison.ts';
import { nameIn } from './rules/variable.ts';
import { variantNamed } from './variantNamed.ts';
import { wrappedIn } from './wrappedIn.ts';
import { provenWrappers } from './wrappers.ts';

/** A text in the code that what a flag gives is held against; UTF-16 offsets of what it says, without its quotes. */
export interface Compared extends Span {
  readonly key: FlagKey;
  readonly value: string;
  /** It is held against the name of what is served, not the value. */
  readonly isName?: true;
  readonly range: Range;
  /** What the code has instead where the flag cannot be asked, as it is written there. */
  readonly defaultText?: string;
}

/** What the flags of one file are compared with, worked out here or in a thread of its own. */
export type FindCompared = (
  source: SourceFile,
  others: ReadonlyMap<string, string>,
) => Promise<readonly Compared[]>;

/** In comparisons and in the labels of a `switch`, of the call itself and of variables that hold nothing else. */
export function findComparedWith(syntaxes: Syntaxes): FindCompared {
  return async (source, others) => {
    const known = await readerOf(source.file, source.text, syntaxes);
    if (known === undefined) return [];
    const texts = new Map([...others, [source.file, source.text] as const]);
    const proven = await provenWrappers(placesAsked([source]), texts, syntaxes);
    const code: Code = { ...known.parse(source.text), syntax: known.syntax };
    const lineStarts = lineStartsOf(source.text);
    return source.references
      .flatMap((reference) => comparedWith(code, reference, proven))
      .map((found) => ({ ...found, range: rangeOf(found, lineStarts) }));
  };
}

function comparedWith(code: Code, reference: Reference, proven: Proven): readonly Omit<Compared, 'range'>[] {
  if (!isAsking(reference)) return [];
  const { key, defaultText } = reference;
  const given = {
    ...(defaultText === undefined ? {} : { defaultText }),
    ...(asksForName(reference) ? { isName: true as const } : {}),
  };
  return expressionsOf(code, variantNamed(reference, ''), proven)
    .flatMap((node) => literalsBeside(code, node))
    .flatMap((literal) => {
      const read = code.syntax.read(literal, code.text)?.value;
      return typeof read === 'string'
        ? [{ key, value: read, ...given, ...inside(literal, read, code.text) }]
        : [];
    });
}

/** What the call gives has no other text in it that tells of the flag. */
export function asksForName({ gives }: Reference): boolean {
  return typeof gives === 'object' && gives.variant !== undefined && gives.value === undefined;
}

/** None where it cannot be told what the code does with the flag. */
function expressionsOf(code: Code, reference: Reference, proven: Proven): readonly Node[] {
  const { start, end, call } = reference;
  try {
    const place = { at: { start, end }, ...(call && { call }) };
    const { node, whole } = flagExpression(code, reference, place, '', proven);
    return whole ? valuesHeld(code, node, whole) : [node];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

function literalsBeside(code: Code, expression: Node): readonly Node[] {
  const node = nodeOver(code.root, wrappedIn(code, expression));
  const compared = comparisonAt({ code, node })?.other;
  if (compared) return [compared];
  const choice = [node.parent, node.parent?.parent]
    .map((up) => up && code.syntax.switchOf(up, code.text))
    .find((one) => one?.subject === node);
  if (choice) return choice.cases.flatMap(({ labels }) => labels ?? []);
  return usesOfHolder(code, node).flatMap((use) => literalsBeside(code, use));
}

/** Where a variable that holds nothing but this stands. */
function usesOfHolder(code: Code, node: Node): readonly Node[] {
  const { parent } = node;
  const fields = parent && code.syntax.variables[parent.type];
  if (!parent || !fields || part(parent, fields.value) !== node) return [];
  if (partsAt(parent, fields.name).length > 1) return [];
  const name = nameIn(code, part(parent, fields.name));
  return (name && usesWithin(code, name, reachOf(code, name))?.uses) ?? [];
}

/** Of a literal what it says; all of it where that is written otherwise. */
function inside({ start, end }: Span, value: string, text: string): Span {
  const literal = text.slice(start, end);
  const at = value === '' ? Math.floor(literal.length / 2) : literal.indexOf(value);
  return at === -1 ? { start, end } : { start: start + at, end: start + at + value.length };
}

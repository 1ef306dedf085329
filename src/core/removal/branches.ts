import type { FlagKey, FlagValue } from '../model/flag.ts';
import type { Reference } from '../model/reference.ts';
import type { Parse, Syntaxes } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import { Draft, type Edit } from './draft.ts';
import type { Body, Syntax } from './languages/syntax.ts';
import { ancestors, descendants, isComment, isWithin, type Node, part, textOf } from './node.ts';
import { isAsking, type Proven, placesAsked, type SourceFile } from './plan.ts';
import { bare, logicalOf, notOperand } from './purity.ts';
import { readerOf } from './reader.ts';
import { Refused } from './refused.ts';
import { removeOne } from './removeFromFile.ts';
import { rulesFor } from './rules/rules.ts';
import { isListed } from './statements.ts';
import { type Kept, variantNamed } from './variantNamed.ts';
import { provenWrappers } from './wrappers.ts';

/** A stretch of code that runs for some of a flag's values only; UTF-16 offsets. */
export interface Branch extends Span {
  readonly key: FlagKey;
  /** Those for which it may run. For all others of the flag's values it does not. */
  readonly values: readonly FlagValue[];
}

/** The branches of one file, worked out here or in a thread of its own. `values`: all that a flag can have. */
export type FindBranches = (
  source: SourceFile,
  values: ReadonlyMap<FlagKey, readonly Kept[]>,
  others: ReadonlyMap<string, string>,
) => Promise<readonly Branch[]>;

/**
 * Which branch hangs on which value is what a removal knows: what it would take out for one value, and leave as it is
 * for another, runs for the other only. What it would refuse is no branch.
 */
export function findBranchesWith(syntaxes: Syntaxes): FindBranches {
  return async (source, values, others) => {
    const known = await readerOf(source.file, source.text, syntaxes);
    if (known === undefined) return [];
    const texts = new Map([...others, [source.file, source.text] as const]);
    const proven = await provenWrappers(placesAsked([source]), texts, syntaxes);
    const needs = { text: source.text, ...known, proven };
    return source.references.flatMap((reference) =>
      branchesOf(reference, values.get(reference.key) ?? [], needs),
    );
  };
}

interface Needs {
  readonly text: string;
  readonly syntax: Syntax;
  readonly parse: Parse;
  readonly proven: Proven;
}

/** What a removal does for one value. */
interface Cut {
  readonly value: FlagValue;
  readonly edits: readonly Edit[];
}

function branchesOf(reference: Reference, values: readonly Kept[], needs: Needs): readonly Branch[] {
  if (!isAsking(reference) || values.length < 2) return [];
  const { syntax, parse } = needs;
  const text = alone(needs.text, parse(needs.text).root, reference);
  try {
    const cuts = values.map(({ value, variant }) => ({
      value,
      edits: cutFor(variantNamed(reference, variant), value, { ...needs, text }),
    }));
    const code: Code = { ...parse(text), syntax };
    const look = { code, reference, cuts, held: namesHeld(code, code.root, cuts) };
    return joined(code, [...armsIn(look, code.root)]).map(({ first, last, stays }) => {
      return { key: reference.key, values: stays, start: first.start, end: last.end };
    });
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

/** A function that would go is run all the same. */
const RULES = rulesFor({ constantFunctions: 'leave' });

/**
 * The text without what stands beside a function that asks, all else where it was: a removal reads the text again at
 * each step, and what is not in a function is not looked at by one that begins there.
 */
function alone(text: string, { children }: Node, { within }: Reference): string {
  const own = within && children.find((child) => isWithin(within, child));
  if (own === undefined) return text;
  let left = '';
  let at = 0;
  for (const child of children) {
    if (child === own || child.type === 'php_tag') continue;
    left += text.slice(at, child.start) + text.slice(child.start, child.end).replace(/[^\r\n]/g, ' ');
    at = child.end;
  }
  return left + text.slice(at);
}

/** Of this reference alone, and without what would be tidied up behind it: that runs all the same. */
function cutFor(reference: Reference, value: FlagValue, { text, syntax, parse, proven }: Needs) {
  const done = removeOne(Draft.of(text), reference, value, syntax, parse, proven, RULES);
  return done?.draft.edits() ?? [];
}

/** Statements that follow one another, or one expression, and the values they stay for. */
interface Arms {
  readonly first: Node;
  readonly last: Node;
  readonly stays: readonly FlagValue[];
}

interface Look {
  readonly code: Code;
  readonly reference: Reference;
  readonly cuts: readonly Cut[];
  /** Names of variables that hold what came of the flag: what looks at one is asked, even where nothing follows. */
  readonly held: ReadonlySet<string>;
}

function* armsIn(look: Look, node: Node): Generator<Arms> {
  const { cuts } = look;
  if (cuts.every(({ edits }) => !isTouched(node, edits))) return;
  const stays = staysFor(look, node);
  if (stays !== undefined) yield { first: node, last: node, stays };
  else for (const child of node.children) yield* armsIn(look, child);
}

/** Undefined for what is no branch as a whole. */
function staysFor({ code, reference, cuts, held }: Look, node: Node): readonly FlagValue[] | undefined {
  if (isWithin(reference.call ?? reference, node)) return undefined;
  const decided = decidersOf(code, node);
  if (decided.length === 0 || namesIn(code, node).some((name) => held.has(name))) return undefined;
  const fates = cuts.map(({ edits }) => fateOf(node, edits, code.text));
  const staying = cuts.filter((_, at) => fates[at] === 'stays');
  if (fates.includes(undefined) || staying.length === 0 || staying.length === cuts.length) return undefined;
  if (isConstant(code, node) && cuts.some(({ edits }) => mayBeWorkedOut(code, node, edits))) return undefined;
  // Where nothing was cut in what decides, it is the flag's neighbour, and asked before it.
  const isDecided = staying.every(({ edits }) => decided.some((by) => isTouched(by, edits)));
  return isDecided ? staying.map(({ value }) => value) : undefined;
}

function namesHeld(code: Code, node: Node, cuts: readonly Cut[]): ReadonlySet<string> {
  const fields = code.syntax.variables;
  const declared = [...descendants(node)].filter(
    (one) => one.type in fields && cuts.some(({ edits }) => isTouched(one, edits)),
  );
  const targets = declared.flatMap((one) => part(one, fields[one.type]?.name ?? '') ?? []);
  return new Set(targets.flatMap((target) => namesIn(code, target)));
}

function namesIn({ syntax, text }: Code, node: Node): readonly string[] {
  const names = [...descendants(node)].filter(({ type }) => syntax.names.has(type));
  return names.map((name) => textOf(name, text));
}

function isTouched({ start, end }: Span, edits: readonly Edit[]): boolean {
  return edits.some((edit) => edit.start < end && edit.end > start);
}

/** What may decide whether a statement or an operand is reached; empty for a node that is neither. */
function decidersOf(code: Code, node: Node): readonly Span[] {
  const { parent } = node;
  if (parent === undefined || !node.named || isComment(node)) return [];
  const { syntax, text } = code;
  // It goes with the `switch` that it leaves, though it runs.
  if (syntax.breaks(node, text)) return [];
  if (syntax.parentheses.has(parent.type)) return decidersOf(code, parent);
  const ternary = syntax.ternaries[parent.type];
  const condition = ternary && part(parent, ternary.condition);
  if (condition) return condition === node ? [] : [condition];
  const logical = logicalOf(code, parent);
  if (logical) return logical.right === node ? [logical.left] : [];
  const chain = around(node)
    .flatMap((up) => syntax.chainOf(up, text) ?? [])
    .find(({ arms }) => arms.some(({ body }) => isItem(body, node)));
  const choice = around(node)
    .flatMap((up) => syntax.switchOf(up, text) ?? [])
    .find(({ cases }) => cases.some(({ body }) => isItem(body, node)));
  // Where one before it leaves, what follows is not reached.
  const before = isListed(code, node) ? [{ start: parent.start, end: node.start }] : [];
  const asked = [
    ...(chain?.arms ?? []).flatMap(({ condition: by }) => by ?? []),
    ...(choice ? [choice.subject] : []),
  ];
  return [...asked, ...before];
}

/** `true`, `!true`: it goes as well where it was taken, and what it gives was all there was to it. */
function isConstant(code: Code, node: Node): boolean {
  const inner = bare(code, node);
  const denied = notOperand(code, inner);
  return denied ? isConstant(code, denied) : code.syntax.read(inner, code.text) !== undefined;
}

/** As an operand, or with the whole of what it is one way of. */
function mayBeWorkedOut(code: Code, { parent }: Node, edits: readonly Edit[]): boolean {
  if (parent === undefined) return false;
  if (code.syntax.parentheses.has(parent.type)) return mayBeWorkedOut(code, parent, edits);
  return logicalOf(code, parent) !== undefined || fateOf(parent, edits, code.text) === 'goes';
}

/** As far up as a body is below what it hangs on. */
const MOST_UP = 5;

function around(node: Node): readonly Node[] {
  return [...ancestors(node)].slice(0, MOST_UP);
}

function isItem({ items }: Body, node: Node): boolean {
  return items.some(({ start, end }) => start === node.start && end === node.end);
}

/** Undefined where a removal for this value changes some of it. White space says nothing. */
function fateOf(node: Span, edits: readonly Edit[], text: string): 'stays' | 'goes' | undefined {
  const gone = edits
    .filter(({ start, end }) => start < node.end && end > node.start)
    .map(({ start, end }) => text.slice(Math.max(start, node.start), Math.min(end, node.end)));
  const taken = sizeOf(gone.join(''));
  if (taken === 0) return 'stays';
  return taken === sizeOf(text.slice(node.start, node.end)) ? 'goes' : undefined;
}

function sizeOf(text: string): number {
  return text.replace(/\s/g, '').length;
}

/** Statements that follow one another are one branch, and so are the comments between them. */
function joined(code: Code, all: readonly Arms[]): readonly Arms[] {
  const runs: Arms[] = [];
  for (const arms of all) {
    const before = runs.at(-1);
    if (before && isListed(code, arms.first) && follows(before, arms))
      runs[runs.length - 1] = { ...before, last: arms.last };
    else runs.push(arms);
  }
  return runs;
}

function follows({ last, stays }: Arms, { first, stays: other }: Arms): boolean {
  const siblings = last.parent === first.parent ? (first.parent?.children ?? []) : [];
  const between = siblings.slice(siblings.indexOf(last) + 1, siblings.indexOf(first));
  const isNext = siblings.length > 0 && between.every((one) => isComment(one) || !one.named);
  return isNext && stays.length === other.length && stays.every((value, at) => value === other[at]);
}

import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Parse } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Code, Note, Rule, Site, Step, StepEdit } from './code.ts';
import { type Draft, moved } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { literalsBeside } from './literals.ts';
import { isTakenForMore } from './misread.ts';
import { isOver, type Node, nodeOver, part, partsOfNode, textOf } from './node.ts';
import { bare } from './purity.ts';
import { Refused } from './refused.ts';
import { isUnknownOrder } from './regrouped.ts';
import { tidy } from './tidy.ts';

/** Far more than any function a person reads needs; a rule that feeds itself ends here. */
const MOST_STEPS = 500;

interface Mark {
  readonly span: Span;
  /** Undefined for what merely stays where something around it went. */
  readonly constant?: { readonly value: FlagValue };
  /** Something beside it was folded. */
  readonly isOperand?: boolean;
  /** The code said so before. */
  readonly isOld?: boolean;
}

export interface Simplified {
  readonly draft: Draft;
  /** Constants that stand where no rule applies. */
  readonly remaining: readonly Site[];
  readonly notes: readonly Note[];
}

/**
 * Puts constants into a text and follows each up its tree: a rule makes one small edit, the text is parsed again, and
 * what came of it is looked at next, until no rule applies. Throws `Refused` where the result would not parse.
 */
export function simplify(
  draft: Draft,
  edits: readonly StepEdit[],
  syntax: Syntax,
  parse: Parse,
  rules: readonly Rule[],
): Simplified {
  const run = new Run(draft, syntax, parse, rules);
  run.take({ edits });
  return run.toFixedPoint();
}

class Run {
  readonly #syntax: Syntax;
  readonly #parse: Parse;
  readonly #rules: readonly Rule[];
  #draft: Draft;
  #code: Code;
  #open: readonly Mark[] = [];
  #settled: readonly Mark[] = [];
  #notes: readonly Note[] = [];

  constructor(draft: Draft, syntax: Syntax, parse: Parse, rules: readonly Rule[]) {
    this.#rules = rules;
    this.#draft = draft;
    this.#syntax = syntax;
    this.#parse = parse;
    this.#code = { ...parse(draft.text), syntax };
  }

  toFixedPoint(): Simplified {
    for (let steps = 0; this.#open.length > 0; steps++) {
      if (steps > MOST_STEPS) throw new Refused(t('it takes more steps than this can follow'));
      const [next, ...rest] = this.#open;
      if (next === undefined) break;
      this.#open = next.isOperand ? [...rest, ...this.#beside(next.span)] : rest;
      const mark = next.constant ? next : this.#asConstant(next);
      const step = mark.constant ? this.#fold(mark.span, mark.constant.value) : tidy(this.#code, mark.span);
      if (step) this.take(step, mark);
      else if (mark.constant && !this.#settled.some(({ span }) => isOver(span, mark.span)))
        this.#settled = [...this.#settled, mark];
    }
    const remaining = this.#settled.flatMap(({ span, constant, isOld }) =>
      constant && !isOld ? [this.#site(span, constant.value)] : [],
    );
    return { draft: this.#draft, remaining, notes: this.#notes };
  }

  take({ edits, kept = [], operands = [], notes = [] }: Step, from?: Mark): void {
    const news = edits.flatMap(({ start, end, text, value }) =>
      value === undefined ? [] : [{ edit: { start, end, text }, value }],
    );
    const marks = [
      ...news.map(({ edit, value }) => ({ span: placeOf(edit, edits), constant: { value } })),
      ...kept.flatMap((span) => this.#moved({ span }, edits)),
      ...operands.flatMap((span) => this.#moved({ span, isOperand: true }, edits)),
    ];
    const settled = this.#settled.flatMap((mark) => this.#moved(mark, edits));
    // What could not be folded before may have new neighbours now.
    this.#open = [
      ...marks,
      ...(from?.constant && edits.length > 0 ? this.#moved(from, edits) : []),
      ...this.#open.flatMap((mark) => this.#moved(mark, edits)),
      ...(edits.length > 0 ? settled : []),
    ];
    this.#settled = edits.length > 0 ? [] : settled;
    this.#notes = [...this.#notes.map((note) => ({ ...note, ...(moved(note, edits) ?? note) })), ...notes];
    if (edits.length === 0) return;
    this.#draft = this.#draft.apply(edits);
    const parsed = this.#parse(this.#draft.text);
    if (parsed.errors > this.#code.errors)
      throw new Refused(t('the result could not be read as code any more'));
    this.#code = { ...parsed, syntax: this.#syntax };
  }

  /** `flag && true`: what stays may say true or false itself. */
  #asConstant(mark: Mark): Mark {
    const node = nodeOver(this.#code.root, mark.span);
    if (!isOver(node, mark.span)) return mark;
    const inner = bare(this.#code, node);
    const read = this.#syntax.read(inner, this.#code.text);
    return typeof read?.value === 'boolean' ? { span: inner, constant: { value: read.value } } : mark;
  }

  #beside(span: Span): readonly Mark[] {
    const node = nodeOver(this.#code.root, span);
    if (!isOver(node, span)) return [];
    return literalsBeside(this.#code, node).map(({ value, ...literal }) => ({
      span: literal,
      constant: { value },
      isOld: true,
    }));
  }

  #moved(mark: Mark, edits: readonly StepEdit[]): Mark[] {
    const span = moved(mark.span, edits);
    return span === undefined || span.end <= span.start ? [] : [{ ...mark, span }];
  }

  #fold(span: Span, value: FlagValue): Step | undefined {
    const site = this.#site(span, value);
    const { regroups } = this.#syntax;
    if (regroups && isUnknownOrder(site.node, regroups))
      throw new Refused(t('what the operators beside it bind is not known: parentheses would say'));
    return firstOf(this.#rules, site);
  }

  #site(span: Span, value: FlagValue): Site {
    let node = nodeOver(this.#code.root, span);
    while (node.parent && isWrapper(this.#code, node, node.parent, value)) node = node.parent;
    return { code: this.#code, node, value };
  }
}

/** Casts that leave true and false what they are. */
const KEEPS_VALUE = /^(?:bool|boolean|object)$/i;

function isWrapper({ syntax, text }: Code, node: Node, parent: Node, value: FlagValue): boolean {
  if (syntax.parentheses.has(parent.type)) return partsOfNode(parent).length === 1;
  const where = syntax.wrappers[parent.type];
  if (parent.type === 'cast_expression' && !KEEPS_VALUE.test(textOf(part(parent, 'type'), text)))
    return false;
  if (typeof value === 'boolean' && isTakenForMore(parent, text)) return false;
  return where !== undefined && !/await|try/.test(parent.type) && part(parent, where) === node;
}

function firstOf(all: readonly Rule[], site: Site): Step | undefined {
  for (const rule of all) {
    const step = rule(site);
    if (step) return step;
  }
  return undefined;
}

/** `: true` that follows a shorthand is a constant from behind its colon. */
function placeOf(edit: StepEdit, edits: readonly StepEdit[]): Span {
  let start = edit.start;
  for (const other of edits) {
    if (other.end <= edit.start && (other.start < edit.start || other.end < edit.end)) {
      start += other.text.length - (other.end - other.start);
    }
  }
  const prefix = /^: /.exec(edit.text)?.[0].length ?? 0;
  return { start: start + prefix, end: start + edit.text.length };
}

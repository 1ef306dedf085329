import type { FlagValue } from '../model/flag.ts';
import type { Parsed } from '../ports/syntax.ts';
import type { Span } from '../references/facts.ts';
import type { Edit } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import type { Node } from './node.ts';

/** One file as it stands between two steps. */
export interface Code extends Parsed {
  readonly syntax: Syntax;
}

/** A node of which it is known what it gives. */
export interface Site {
  readonly code: Code;
  /** With the parentheses and casts around it. */
  readonly node: Node;
  readonly value: FlagValue;
}

/** Something for a person to look at; nothing was decided for them. */
export interface Note extends Span {
  readonly what: string;
}

/** An edit, and what is known of the text it puts there. */
export interface StepEdit extends Edit {
  readonly value?: FlagValue;
}

/** What one rule does, once. Stretches are those of the text before the edits. */
export interface Step {
  readonly edits: readonly StepEdit[];
  /** What stays where something around it went: parentheses, braces and the like may have lost their sense. */
  readonly kept?: readonly Span[];
  /** Operands of which the same is true: constants that were written beside them are folded, too. */
  readonly operands?: readonly Span[];
  readonly notes?: readonly Note[];
}

export type Rule = (site: Site) => Step | undefined;

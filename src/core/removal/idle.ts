import type { Parse } from '../ports/syntax.ts';
import type { Draft } from './draft.ts';
import type { Syntax } from './languages/syntax.ts';
import { idleSince, namesIn } from './names.ts';
import type { Remark } from './plan.ts';

/**
 * Functions and variables that only the removed code used in their file. They are told, never taken: another file, or a
 * framework, may ask for them by name, and making what a variable holds may do something. What leaves the file by its
 * own words is not told of, nor is a member of a class.
 */
export function idleNames(draft: Draft, syntax: Syntax, parse: Parse): readonly Remark[] {
  const before = namesIn({ ...parse(draft.original), syntax });
  const after = namesIn({ ...parse(draft.text), syntax });
  return idleSince(draft, before, after).map(({ node, name }) => ({
    at: draft.before(node.start),
    what: `nothing in this file uses \`${name}\` any more`,
  }));
}

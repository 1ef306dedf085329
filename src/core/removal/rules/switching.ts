import { sameJson } from '../../model/sameJson.ts';
import type { Code, Rule, Step } from '../code.ts';
import type { Body, Case } from '../languages/syntax.ts';
import { descendants, type Node } from '../node.ts';
import { bodyLeaves, statementAt } from '../statements.ts';
import { takeOut } from '../takeOut.ts';
import { unwrap } from '../unwrap.ts';

/** `switch`, `match` and `when` on a constant: the one case that is taken, provided that every label can be told. */
export const switching: Rule = ({ code, node, value }) => {
  const found = [node.parent, node.parent?.parent]
    .map((up) => up && code.syntax.switchOf(up, code.text))
    .find((one) => one?.subject === node);
  if (!found || found.burdened) return undefined;
  const { cases } = found;
  const taken = takenCase(code, cases, value);
  if (taken === undefined) return undefined;
  if (taken === 'none') {
    const statement = statementAt(code, found.node);
    const edits = statement && takeOut(code, statement);
    return edits && { edits };
  }
  return alone(code, found.node, cases, taken);
};

function takenCase(code: Code, cases: readonly Case[], value: unknown): number | 'none' | undefined {
  for (const [at, { labels }] of cases.entries()) {
    if (labels === undefined) return undefined;
    for (const label of labels) {
      const read = code.syntax.read(label, code.text);
      if (read === undefined || typeof read.value !== typeof value) return undefined;
      if (sameJson(read.value, value)) return at;
    }
  }
  const rest = cases.findIndex(({ labels }) => labels?.length === 0);
  return rest === -1 ? 'none' : rest;
}

/** Labels may be stacked on one body; a body that runs on into the next is not understood. */
function alone(code: Code, node: Node, cases: readonly Case[], at: number): Step | undefined {
  let taken = cases[at];
  for (let next = at + 1; taken?.fallsThrough && taken.body.items.length === 0; next++) taken = cases[next];
  if (!taken) return undefined;
  const { body } = taken;
  const last = body.items.at(-1);
  const ends = last !== undefined && code.syntax.breaks(last, code.text);
  const isLast = cases.at(-1) === taken;
  if (taken.fallsThrough && !ends && !isLast && !bodyLeaves(code, body)) return undefined;
  const items = ends ? body.items.slice(0, -1) : body.items;
  if (items.some((item) => [...descendants(item)].some((inner) => code.syntax.breaks(inner, code.text))))
    return undefined;
  return unwrap(code, node, ends ? withoutLast(body, items) : body);
}

function withoutLast(body: Body, items: readonly Node[]): Body {
  const [first] = items;
  const last = items.at(-1);
  const { start } = body.inner;
  const inner = first && last ? { start, end: last.end } : { start, end: start };
  return { ...body, inner, items };
}

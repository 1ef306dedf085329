/** What a string that is being typed stands in, from the inside out. Told from the text before it: the rest may not parse. */
export type Enclosing =
  /** An argument of `name(…)`, or of `name …` where brackets may be left out. */
  | { readonly kind: 'call'; readonly path: string; readonly argument: number; readonly keyword?: string }
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'attribute'; readonly element: string; readonly name: string }
  /** `path[…]`; without a path an item of a list. */
  | { readonly kind: 'brackets'; readonly path: string };

/** As far back as a call is looked for. */
const FARTHEST = 2000;
const DEEPEST = 4;

const PATH =
  /([A-Za-z_$][\w$]*(?:(?:\?\.|\.|->|::)[A-Za-z_$][\w$]*)*[?!]?)(?:\(\))?\s*(?:<[^<>()]*>)?!?(?:\?\.)?\s*$/;
const LABEL = /(?:^|[\s,(])@?["']?([A-Za-z_$][\w$-]*)["']?\s*(?:=>|[=:])\s*$/;
const ATTRIBUTE = /<([A-Z][\w.]*)\s(?:[^<>{]|\{[^{}]*\})*?([\w-]+)=\{?\s*$/;
const BARE_CALL = /(?:^|[\s=(!&|])([A-Za-z_][\w.:]*[?!]?)\s+((?:[^()[\]{};]*,)?\s*)$/;

/** `before` ends where the string begins. `bare`: arguments may stand without brackets (Ruby). */
export function enclosing(before: string, bare: boolean): readonly Enclosing[] {
  const text = before.slice(-FARTHEST);
  const attribute = ATTRIBUTE.exec(text);
  if (attribute?.[1] !== undefined && attribute[2] !== undefined)
    return [{ kind: 'attribute', element: attribute[1], name: attribute[2] }];
  const found: Enclosing[] = [];
  let at = text.length;
  while (found.length < DEEPEST) {
    const opening = openingBefore(text, at);
    if (opening === undefined) break;
    found.push(levelAt(text, at, opening));
    if (found.at(-1)?.kind === 'call') return found;
    at = opening.at;
  }
  const call = bare ? BARE_CALL.exec(lastLine(text)) : null;
  if (call?.[1] === undefined) return found;
  return [
    ...found,
    { kind: 'call', path: call[1], argument: countCommas(call[2] ?? ''), ...labelIn(text, at) },
  ];
}

interface Opening {
  readonly at: number;
  readonly commas: number;
}

function levelAt(text: string, inside: number, { at, commas }: Opening): Enclosing {
  const before = text.slice(0, at);
  if (text[at] === '(')
    return { kind: 'call', path: pathAt(before), argument: commas, ...labelIn(text, inside) };
  if (text[at] === '[') return { kind: 'brackets', path: pathAt(before) };
  return { kind: 'property', name: labelIn(text, inside).keyword ?? '' };
}

function pathAt(before: string): string {
  return PATH.exec(before.slice(-200))?.[1] ?? '';
}

function labelIn(text: string, at: number): { readonly keyword?: string } {
  const keyword = LABEL.exec(text.slice(Math.max(0, at - 80), at))?.[1];
  return keyword === undefined ? {} : { keyword };
}

/** The bracket that is open at `from`, and how many commas stand in between. Strings and what is closed are passed over. */
function openingBefore(text: string, from: number): Opening | undefined {
  let commas = 0;
  let depth = 0;
  for (let at = from - 1; at >= 0; at--) {
    const character = text[at] ?? '';
    if (QUOTES.includes(character)) at = openingQuote(text, at);
    else if (')]}'.includes(character)) depth += 1;
    else if ('([{'.includes(character)) {
      if (depth === 0) return { at, commas };
      depth -= 1;
    } else if (depth === 0 && character === ',') commas += 1;
    else if (depth === 0 && character === ';') return undefined;
  }
  return undefined;
}

const QUOTES = '"\'`';

/** Where the string that ends at `end` begins; an apostrophe of a comment is alone on its line. */
function openingQuote(text: string, end: number): number {
  const line = text.lastIndexOf('\n', end - 1);
  for (let at = end - 1; at > line; at--) {
    if (text[at] === text[end] && text[at - 1] !== '\\') return at;
  }
  return end;
}

function countCommas(text: string): number {
  return text.split(',').length - 1;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

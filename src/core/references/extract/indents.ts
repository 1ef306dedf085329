const [TAB, SPACE, RETURN, NEWLINE] = [0x09, 0x20, 0x0d, 0x0a];
const NONE = -1;

/** Of each line of a text the nearest one above it that is indented less. Lines are told by where they start. */
export class Indents {
  readonly #text: string;
  /** Worked out for all lines when the first is asked for: each by itself may have thousands beside it to be passed. */
  #parents: ReadonlyMap<number, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Undefined where none is, and for a line of blanks alone. */
  parentOf(start: number): number | undefined {
    this.#parents ??= parentsIn(this.#text);
    const parent = this.#parents.get(start);
    return parent === NONE ? undefined : parent;
  }

  lineAt(start: number): string {
    const end = this.#text.indexOf('\n', start);
    return this.#text.slice(start, end === -1 ? undefined : end);
  }
}

function parentsIn(text: string): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  /** Lines that are indented ever more, each the parent of the next. */
  const open: { readonly start: number; readonly indent: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const first = pastBlanks(text, start);
    const indent = first - start;
    const code = text.charCodeAt(first);
    if (first < text.length && code !== NEWLINE && code !== RETURN) {
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
      parents.set(start, open.at(-1)?.start ?? NONE);
      open.push({ start, indent });
    }
    const end = text.indexOf('\n', first);
    start = end === -1 ? text.length : end + 1;
  }
  return parents;
}

function pastBlanks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
  return at;
}

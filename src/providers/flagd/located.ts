/** A value of a JSON or YAML document with the place of its text, so that edits can leave the rest alone. */
export interface Located {
  readonly kind: 'map' | 'list' | 'scalar' | 'alias';
  /** UTF-16 offsets; a block's trailing line break is not part of it. */
  readonly start: number;
  readonly end: number;
  /** Written by indentation (YAML) rather than with brackets. */
  readonly block: boolean;
  readonly entries: readonly Entry[];
  readonly items: readonly Located[];
}

export interface Entry {
  readonly key: string;
  readonly keyStart: number;
  readonly value: Located | undefined;
}

/** A member by name; undefined when it is absent or, so that no edit can hit the wrong one, written twice. */
export function member(node: Located | undefined, key: string): Located | undefined {
  const found = node?.entries.filter((entry) => entry.key === key) ?? [];
  return found.length === 1 ? found[0]?.value : undefined;
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** What stands between the start of the offset's line and the offset. */
export function leading(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** The indentation of the offset's line. */
export function indentation(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** What a query may name. Undefined: not known here, so that a query that needs it is not asked. */
export interface Blanks {
  readonly flag: string;
  readonly variation: string | undefined;
  readonly environment: string;
  readonly identity: string | undefined;
  /** Over how many hours people are counted. */
  readonly hours?: string | undefined;
}

const BLANK = /\{\{\s*([\w.]*)\s*\}\}/g;

/** The blank that cannot be filled, or the query. */
export type Filled = { readonly query: string } | { readonly lacks: string };

/** `harmless` makes a text harmless in the query's language: keys of flags are anybody's text. */
export function fill(template: string, blanks: Blanks, harmless: (value: string) => string): Filled {
  const values: Readonly<Record<string, string | undefined>> = { ...blanks };
  const lacks = [...template.matchAll(BLANK)].find(([, name = '']) => known(values, name) === undefined);
  if (lacks !== undefined) return { lacks: lacks[0] };
  return { query: template.replace(BLANK, (_, name: string) => harmless(known(values, name) ?? '')) };
}

function known(values: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** The queries of a measure ask for one variation at a time. */
export function tellsVariations(templates: readonly string[]): boolean {
  return templates.every((template) => /\{\{\s*variation\s*\}\}/.test(template));
}

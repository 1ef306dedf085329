const OPENING = /^(?:[a-zA-Z]{0,3}|[@$]+|:)("""|'''|"|'|`)|^:/;

/** The content of a quoted literal or a symbol, behind prefixes and triple quotes. Escapes stay as written. */
export function unquote(literal: string): string {
  return literal.slice(openingLength(literal), literal.length - (quoteOf(literal)?.length ?? 0));
}

export function openingLength(literal: string): number {
  return OPENING.exec(literal)?.[0].length ?? 0;
}

function quoteOf(literal: string): string | undefined {
  const quote = OPENING.exec(literal)?.[1];
  return quote !== undefined && literal.endsWith(quote) && literal.length > quote.length ? quote : undefined;
}

/** A text as a literal, in the quotes of the literal that stood there: `like`. */
export function quoted(text: string, like: string): string {
  const double = JSON.stringify(text);
  return like.includes('"') || double.includes("'")
    ? double
    : `'${double.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** A text between double quotes, where every language agrees how it is written; undefined where they differ. */
export function doubleQuoted(text: string): string | undefined {
  return /[\p{Cc}\\$#]/u.test(text) ? undefined : `"${text.replaceAll('"', '\\"')}"`;
}

/** A value in a language that writes `true`, `false`, `"text"` and numbers as most do. */
export function plainly(nothing: string | undefined) {
  return (value: unknown): string | undefined => {
    if (typeof value === 'boolean' || typeof value === 'number') return String(value);
    if (value === null) return nothing;
    return typeof value === 'string' ? doubleQuoted(value) : undefined;
  };
}

/** What a double-quoted literal without escapes says. */
export function unquoted(written: string): { readonly value: string } | undefined {
  const inner = /^"([^"\\]*)"$/.exec(written)?.[1];
  return inner === undefined ? undefined : { value: inner };
}

/** Between single quotes, or the double ones of `like`; undefined where anything in it would be special. */
export function singleQuoted(text: string, like: string): string | undefined {
  if (/[\p{Cc}\\#$"']/u.test(text)) return undefined;
  return like.includes('"') && !like.includes("'") ? `"${text}"` : `'${text}'`;
}

/** A text as a literal, in the quotes of the literal that stood there: `like`. */
export function quoted(text: string, like: string): string {
  const double = JSON.stringify(text);
  return like.includes('"') || double.includes("'")
    ? double
    : `'${double.slice(1, -1).replaceAll('\\"', '"')}'`;
}

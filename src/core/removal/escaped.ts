/** A name as part of a pattern: PHP's begin with a sign. */
export function escaped(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}

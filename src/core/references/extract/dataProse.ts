const KIND = /(?:^|[\s{,"'-])kind["']?\s*:\s*["']?$/;
/** A line may be the whole of a large file: what stands far before a value is not looked at for each. */
const LONGEST_KIND = 40;

/** `kind: Cart` names a type of resource. */
export function namesKind(line: string, at: number): boolean {
  return KIND.test(line.slice(Math.max(0, at - LONGEST_KIND), at));
}

const DESCRIPTION = /^[\s{,-]*["']?(?:description|summary|help)["']?\s*:/;
const INDENT = /^[ \t]*/;
/** Descriptions are shorter. */
const FARTHEST = 300;

/** Whether a line of data is the text of a description, or goes on with one that began further up. */
export function describes(text: string, start: number, line: string): boolean {
  if (DESCRIPTION.test(line)) return true;
  let indent = indentOf(line);
  let end = start - 1;
  for (let steps = 0; indent > 0 && end > 0 && steps < FARTHEST; steps++) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const above = text.slice(from, end);
    end = from - 1;
    if (above.trim() === '' || indentOf(above) >= indent) continue;
    if (DESCRIPTION.test(above)) return !/:\s*\{\s*$/.test(above);
    indent = indentOf(above);
  }
  return false;
}

function indentOf(line: string): number {
  return INDENT.exec(line)?.[0].length ?? 0;
}

/** One flag with one value taken out of a repository. */
export interface Removal {
  /** `new-checkout=true` */
  readonly name: string;
  /** Those that changed; relative to the root. */
  readonly files: readonly Pair[];
}

export interface Pair {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Says what is wrong with the results that was not wrong before, a line each, as it is found. */
export type Judge = (root: string, removals: readonly Removal[]) => Iterable<string>;

/** For a tool that takes all pairs at once as JSON and prints a line for each finding. */
export function pairsAsJson(removals: readonly Removal[], extension: string): string {
  const pairs = removals.flatMap(({ name, files }) => files.map((pair) => ({ name, ...pair })));
  return JSON.stringify(pairs.filter(({ file }) => file.endsWith(extension)));
}

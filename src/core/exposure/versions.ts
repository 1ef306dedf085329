export interface VersionOrder {
  /** Negative, zero or positive, as the left is older, the same or newer. */
  readonly order: number;
  readonly sameMajor: boolean;
  readonly sameMinor: boolean;
}

const RELEASE = /^[vV]?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/;

/** Plain releases only: pre-release order is left to the flag system's own evaluator (`undefined`). */
export function compareVersions(left: string, right: string): VersionOrder | undefined {
  const [a, b] = [parse(left), parse(right)];
  if (a === undefined || b === undefined) return undefined;
  const different = a.findIndex((part, index) => part !== b[index]);
  return {
    order: different === -1 ? 0 : (a[different] ?? 0) - (b[different] ?? 0),
    sameMajor: a[0] === b[0],
    sameMinor: a[1] === b[1],
  };
}

function parse(version: string): readonly number[] | undefined {
  const parts = RELEASE.exec(version);
  return parts === null ? undefined : [1, 2, 3].map((group) => Number(parts[group] ?? 0));
}

/** The engine inside every JavaScript SDK of Split; its package declares no types for its parts. */
declare module '@splitsoftware/splitio-commons/cjs/evaluator' {
  export function evaluateFeature(
    log: unknown,
    key: string,
    splitName: string,
    attributes: Readonly<Record<string, unknown>> | undefined,
    storage: {
      readonly splits: { getSplit(name: string): object | null };
      readonly segments: { isInSegment(name: string, key: string): boolean };
      readonly largeSegments: { isInSegment(name: string, key: string): boolean };
      readonly rbSegments: { get(name: string): null };
    },
  ): { readonly treatment: string; readonly label: string };
}

declare module '@splitsoftware/splitio-commons/cjs/utils/murmur3/murmur3' {
  /** 1 to 100. */
  export function bucket(key: string, seed: number): number;
}

declare module 'imurmurhash' {
  /** The incremental MurmurHash3 (x86, 32 bit) that flagd's own evaluators use. */
  export default function MurmurHash3(text: string, seed?: number): { result(): number };
}

export type Bytes = readonly number[];

/** What follows is short enough that its size takes two bytes at most, or is written as if it took three. */
function sized(content: Bytes): Bytes {
  const { length } = content;
  return [(length & 0x7f) | 0x80, ((length >> 7) & 0x7f) | 0x80, length >> 14, ...content];
}

const I32 = 0x7f;

/** A module with memory and one function `(i32, i32) → i32`, both exported. */
export function moduleOf(body: Bytes): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...sized([1, 0x60, 2, I32, I32, 1, I32])],
    ...[3, ...sized([1, 0])],
    ...[5, ...sized([1, 0, 1])],
    ...[7, ...sized([2, 1, 0x66, 0, 0, 1, 0x6d, 2, 0])],
    ...[10, ...sized([1, ...sized(body)])],
  ]);
}

/** What the function gives for each of the arguments, and what it leaves in memory. */
export function runs(module: Uint8Array, calls: readonly (readonly [number, number])[]): readonly string[] {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module as Uint8Array<ArrayBuffer>));
  const { f, m } = exports as { f: (a: number, b: number) => number; m: WebAssembly.Memory };
  return calls.map(([a, b]) => `${f(a, b)} ${new Uint8Array(m.buffer, 1024, 12).join()}`);
}

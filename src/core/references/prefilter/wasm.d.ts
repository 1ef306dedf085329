/** What AssemblyScript beside it, by the name of `x.as.ts`, compiles to. */
declare module '*.wasm' {
  const code: Uint8Array<ArrayBuffer>;
  export default code;
}

declare module 'svg2ttf' {
  export default function svg2ttf(
    svgFont: string,
    options?: { readonly ts?: number },
  ): { readonly buffer: Uint8Array };
}

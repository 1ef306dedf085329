import { percentWords } from './words.ts';

const WIDTH = 64;
const HEIGHT = 8;

/** Mid tones: a picture cannot take the theme's colours, and these stand out on light, dark and high contrast alike. */
const FILLS = ['#3b82d6', '#c27d00', '#9a67e8', '#2ea043', '#d1477a'];
const TRACK = '#8b949e';

/** A share as a Markdown picture. `tone`: which of a few colours, undefined for those who get what everybody got before. */
export function bar(share: number, tone: number | undefined): string {
  const fill = tone === undefined ? TRACK : (FILLS[tone % FILLS.length] ?? TRACK);
  // A share that is not none is seen.
  const width = Math.max(share > 0 ? 2 : 0, Math.round(share * WIDTH));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="2" fill="${TRACK}" fill-opacity="0.25"/>`,
    `<rect width="${width}" height="${HEIGHT}" rx="2" fill="${fill}"/>`,
    '</svg>',
  ].join('');
  return `![${percentWords(share)}](data:image/svg+xml,${encodeURIComponent(svg)})`;
}

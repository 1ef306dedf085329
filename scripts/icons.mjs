// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import svg2ttf from 'svg2ttf';
import { SVGIcons2SVGFontStream } from 'svgicons2svgfont';
import { root } from './support/paths.mjs';

/**
 * Draws the marks of the stages: media/stages.ttf, an icon font, so that they take the theme's colours; and, for the
 * gutter, where none is taken, a picture each for dark and light themes in media/stages, in the colours' defaults.
 */

/** @param {number} r @param {boolean} [hole] wound the other way, a circle cuts out of what it lies in */
const circle = (r, hole = false) =>
  `M${8 - r} 8a${r} ${r} 0 1 ${hole ? 0 : 1} ${2 * r} 0a${r} ${r} 0 1 ${hole ? 0 : 1} ${-2 * r} 0Z`;
const ring = circle(6.2) + circle(4.8, true);

/** A stage is a circle that fills. @type {Record<string, string>} */
const marks = {
  dark: ring,
  me: ring + circle(2.6),
  team: `${ring}M8 8V2.4A5.6 5.6 0 0 1 13.6 8Z`,
  ramp: `${ring}M8 2.4A5.6 5.6 0 0 0 8 13.6Z`,
  everyone: circle(6.2),
  off: `${ring}M3.9 11.1 11.1 3.9 12.1 4.9 4.9 12.1Z`,
  unknown:
    'M6.2 2.07A6.2 6.2 0 0 1 9.8 2.07L9.4 3.4A4.8 4.8 0 0 0 6.6 3.4ZM11.5 2.9A6.2 6.2 0 0 1 13.9 5.9L12.6 6.4A4.8 4.8 0 0 0 10.7 4.05ZM14.2 7.6A6.2 6.2 0 0 1 13.1 11.5L12 10.7A4.8 4.8 0 0 0 12.8 7.7ZM11.8 12.9A6.2 6.2 0 0 1 8.2 14.2L8.2 12.8A4.8 4.8 0 0 0 10.9 11.8ZM6.6 14A6.2 6.2 0 0 1 3.4 12.2L4.4 11.2A4.8 4.8 0 0 0 6.9 12.7ZM2.5 10.9A6.2 6.2 0 0 1 1.9 7.2L3.3 7.4A4.8 4.8 0 0 0 3.8 10.3ZM2.3 5.6A6.2 6.2 0 0 1 4.6 2.8L5.4 4A4.8 4.8 0 0 0 3.6 6.1Z' +
    'M6.1 6.7A1.95 1.95 0 1 1 8.65 8.55V9.3H7.4V7.6A1 1 0 1 0 7.3 6.7ZM7.3 10.1H8.75V11.5H7.3Z',
};

const font = new SVGIcons2SVGFontStream({ fontName: 'release-lens', fontHeight: 1000, normalize: true });
const drawn = text(font);
Object.entries(marks).forEach(([name, d], index) => {
  const glyph = Readable.from([
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="${d}"/></svg>`,
  ]);
  font.write(Object.assign(glyph, { metadata: { name, unicode: [String.fromCodePoint(0xe001 + index)] } }));
});
font.end();
// A fixed time stamp: the same drawing makes the same file.
const ttf = svg2ttf(await drawn, { ts: 0 });
await writeFile(path.join(root, 'media', 'stages.ttf'), ttf.buffer);

const folder = path.join(root, 'media', 'stages');
/** @param {string} name */
const read = async (name) => JSON.parse(await readFile(path.join(root, name), 'utf8'));
const { contributes } = await read('package.json');
const texts = await read('package.nls.json');
await mkdir(folder, { recursive: true });
for (const [name, d] of Object.entries(marks)) {
  const { defaults } = contributes.colors.find((/** @type {{ id: string }} */ { id }) =>
    id.endsWith(`.${name}Foreground`),
  );
  for (const theme of ['dark', 'light']) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><title>${texts[`icon.${name}`]}</title><path fill="${defaults[theme]}" d="${d}"/></svg>\n`;
    await writeFile(path.join(folder, `${name}-${theme}.svg`), svg);
  }
}

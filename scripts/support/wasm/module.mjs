// @ts-check
import { number, numberAt } from './bytes.mjs';

const HEADER = 8;
const TYPES = 1;
const IMPORTS = 2;
const FUNCTIONS = 3;
const CODE = 10;

/** @typedef {{ readonly id: number, readonly content: Uint8Array }} Section */
/** @typedef {{ readonly type: number, readonly signature: readonly number[], readonly body: Uint8Array }} Code */

/** @param {Uint8Array} bytes @returns {Section[]} */
function sectionsOf(bytes) {
  const sections = [];
  for (let at = HEADER; at < bytes.length; ) {
    const id = bytes[at] ?? 0;
    const [size, start] = numberAt(bytes, at + 1);
    sections.push({ id, content: bytes.subarray(start, start + size) });
    at = start + size;
  }
  return sections;
}

/** @param {Section[]} sections @param {number} id */
function contentOf(sections, id) {
  return sections.find((section) => section.id === id)?.content ?? new Uint8Array(1);
}

/** How many functions are imported: those of the module itself are counted on from there. @param {Uint8Array} content */
function importedFunctions(content) {
  let functions = 0;
  let [count, at] = numberAt(content, 0);
  const skip = () => {
    const [length, start] = numberAt(content, at);
    at = start + length;
  };
  const skipNumber = () => {
    [, at] = numberAt(content, at);
  };
  for (; count > 0; count--) {
    skip();
    skip();
    const kind = content[at++];
    if (kind === 0) functions++;
    if (kind === 0) skipNumber();
    else if (kind === 3) at += 2;
    else {
      if (kind === 1) at++;
      const hasMost = ((content[at++] ?? 0) & 1) === 1;
      skipNumber();
      if (hasMost) skipNumber();
    }
  }
  return functions;
}

/** What the types of functions are, byte by byte. @param {Uint8Array} content */
function signaturesOf(content) {
  const [count, first] = numberAt(content, 0);
  let at = first;
  return Array.from({ length: count }, () => {
    const start = at++;
    for (const _ of ['parameters', 'results']) {
      const [length, next] = numberAt(content, at);
      at = next + length;
    }
    return [...content.subarray(start, at)];
  });
}

/** @param {Section[]} sections @returns {Code[]} */
function functionsOf(sections) {
  const signatures = signaturesOf(contentOf(sections, TYPES));
  const types = contentOf(sections, FUNCTIONS);
  const code = contentOf(sections, CODE);
  const [count, firstType] = numberAt(types, 0);
  let [, at] = numberAt(code, 0);
  let atType = firstType;
  return Array.from({ length: count }, () => {
    const [type, nextType] = numberAt(types, atType);
    const [size, start] = numberAt(code, at);
    atType = nextType;
    at = start + size;
    return { type, signature: signatures[type] ?? [], body: code.subarray(start, at) };
  });
}

/** @param {number} id @param {Uint8Array[]} parts */
function section(id, parts) {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.from([id, ...number(size)]), ...parts]);
}

/** @param {number} id @param {readonly Uint8Array[]} items */
function vector(id, items) {
  return section(id, [Uint8Array.from(number(items.length)), ...items]);
}

/**
 * A module whose functions are read by `rewrite` one by one. It gives back what becomes of one, and what others it
 * needs, which are added behind all that are there, so that none is called by another number than before.
 * @param {Uint8Array} bytes
 * @param {(one: Code, nextIndex: number) => readonly [Code, ...Code[]]} rewrite
 * @returns {Uint8Array}
 */
export function withFunctions(bytes, rewrite) {
  const sections = sectionsOf(bytes);
  const before = functionsOf(sections);
  const first = importedFunctions(contentOf(sections, IMPORTS)) + before.length;
  /** @type {Code[]} */
  const added = [];
  const kept = before.map((one) => {
    const [itself, ...others] = rewrite(one, first + added.length);
    added.push(...others);
    return itself;
  });
  if (added.length === 0) return bytes;
  const all = [...kept, ...added];
  const types = all.map(({ type }) => Uint8Array.from(number(type)));
  const bodies = all.map(({ body }) => Buffer.concat([Uint8Array.from(number(body.length)), body]));
  return Buffer.concat([
    bytes.subarray(0, HEADER),
    ...sections.map(({ id, content }) =>
      id === FUNCTIONS ? vector(id, types) : id === CODE ? vector(id, bodies) : section(id, [content]),
    ),
  ]);
}

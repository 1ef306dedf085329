import { extractLexically } from './extract/lexical.ts';
import type { FileFacts, TextFact } from './facts.ts';

const NAMED = /\.flagd\.(?:json|ya?ml)$/;

/** flagd's own file names; any other name needs `$schema`. */
export function isFlagFileName(file: string): boolean {
  return NAMED.test(file);
}

export function mayBeFlagFile(file: string): boolean {
  return /\.(?:json|jsonc|ya?ml)$/.test(file);
}

/** Looked for in the first part of a file. */
export const SCHEMA_WITHIN = 4096;

const FLAGS_SCHEMA = String.raw`[^"'\s]*flagd\.dev/schema/[^"'\s]*\bflags\.json`;
/** A member of the document itself: one that stands deeper belongs to something that holds a flag file. */
const IN_JSON = new RegExp(String.raw`^\uFEFF?\s*\{[^{}]*"\$schema"\s*:\s*"${FLAGS_SCHEMA}"`);
const IN_YAML = new RegExp(String.raw`^(?:["']?\$schema["']?\s*:|#.*\$schema=)\s*["']?${FLAGS_SCHEMA}`, 'm');

export function namesFlagSchema(head: string): boolean {
  return IN_JSON.test(head) || IN_YAML.test(head);
}

/** A flag definition file: each key directly below `flags` declares its flag. */
export function extractFlagFile(file: string, text: string, only?: readonly number[]): FileFacts {
  const facts = extractLexically(file, text, only);
  const declared = /\.json/.test(file) ? jsonKeys(text) : yamlKeys(text);
  const starts = new Set(declared.map(({ start }) => start));
  const texts = [...facts.texts.filter(({ start }) => !starts.has(start)), ...declared];
  return { ...facts, texts: texts.sort((a, b) => a.start - b.start) };
}

const TOKEN = /"((?:[^"\\\n]|\\.)*)"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}[\]:]/g;

/** A scan rather than a parse: it goes on through the errors of a file that is being typed. */
function jsonKeys(text: string): TextFact[] {
  const found: TextFact[] = [];
  let depth = 0;
  let key = '';
  let inside = -1;
  for (const match of text.matchAll(TOKEN)) {
    const [token, quoted] = match;
    if (quoted !== undefined) {
      key = quoted;
      const isKey = /^\s*:/.test(text.slice(match.index + token.length, match.index + token.length + 40));
      if (isKey && depth === inside && inside !== -1) {
        const start = match.index + 1;
        found.push({ value: quoted, start, end: start + quoted.length, declares: true });
      }
    } else if (token === '{' || token === '[') {
      depth++;
      if (depth === 2 && key === 'flags' && token === '{') inside = 2;
    } else if (token === '}' || token === ']') {
      if (depth === inside) inside = -1;
      depth--;
    }
  }
  return found;
}

const YAML_KEY = /^(\s*)(?:"([^"]+)"|'([^']+)'|([^\s#'"][^:#]*?))\s*:(?:\s|$)/;

function yamlKeys(text: string): TextFact[] {
  const found: TextFact[] = [];
  let indent: number | undefined;
  let inFlags = false;
  let offset = 0;
  for (const line of text.split('\n')) {
    const match = YAML_KEY.exec(line);
    if (match) {
      const depth = match[1]?.length ?? 0;
      const key = match[2] ?? match[3] ?? match[4] ?? '';
      if (depth === 0) {
        inFlags = key === 'flags';
        indent = undefined;
      } else if (inFlags) {
        indent ??= depth;
        const start = offset + line.indexOf(key, depth);
        if (depth === indent) found.push({ value: key, start, end: start + key.length, declares: true });
      }
    }
    offset += line.length + 1;
  }
  return found;
}

import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Entry, Located } from './located.ts';
import { type Source, SourceError } from './source.ts';

/** Comments, trailing commas and a byte order mark are read, as editors write them; flagd itself gets plain JSON. */
export function jsonSource(text: string): Source {
  const tree = () => locate(parsed(text));
  try {
    return { data: JSON.parse(text), tree };
  } catch {
    return { data: getNodeValue(parsed(text)), tree };
  }
}

function parsed(text: string): Node {
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, {
    allowTrailingComma: true,
    allowEmptyContent: false,
  });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const code = first === undefined ? 'the file is empty' : wordsOf(printParseErrorCode(first.error));
    throw new SourceError(code, first?.offset ?? 0);
  }
  return tree;
}

function wordsOf(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/ expected$/, ' is missing');
}

function locate(node: Node): Located {
  return {
    kind: node.type === 'object' ? 'map' : node.type === 'array' ? 'list' : 'scalar',
    start: node.offset,
    end: node.offset + node.length,
    block: false,
    entries: node.type === 'object' ? (node.children ?? []).flatMap(entry) : [],
    items: node.type === 'array' ? (node.children ?? []).map(locate) : [],
  };
}

function entry(property: Node): readonly Entry[] {
  const [key, value] = property.children ?? [];
  if (key === undefined) return [];
  return [{ key: String(key.value), keyStart: key.offset, value: value && locate(value) }];
}

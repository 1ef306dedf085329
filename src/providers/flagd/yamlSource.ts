import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml';
import { type Entry, type Located, member } from './located.ts';
import { once } from './once.ts';
import { type Source, SourceError } from './source.ts';

export function yamlSource(text: string): Source {
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) throw new SourceError(error.message.split('\n', 1)[0] ?? error.code, error.pos[0]);
  try {
    const tree = once(() => locate(document.contents, text));
    return {
      data: document.toJS({ maxAliasCount: 100 }),
      // Nothing can be moved: anchors and indentation reach over a flag's own text.
      places: {
        at: (key) => member(member(tree(), 'flags'), key),
        all: () => member(tree(), 'flags'),
      },
    };
  } catch (cause) {
    throw new SourceError(cause instanceof Error ? cause.message : String(cause), 0);
  }
}

function locate(node: unknown, text: string): Located | undefined {
  if (isMap(node)) {
    return { ...place(node, text), kind: 'map', entries: node.items.flatMap((pair) => entry(pair, text)) };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => locate(item, text));
    return { ...place(node, text), kind: 'list', items: items.filter((item) => item !== undefined) };
  }
  if (isScalar(node)) return { ...place(node, text), kind: 'scalar' };
  return isAlias(node) ? { ...place(node, text), kind: 'alias' } : undefined;
}

function place(
  node: { range?: [number, number, number] | null | undefined; flow?: boolean | undefined },
  text: string,
) {
  const [start, end] = node.range ?? [0, 0];
  const collection = isMap(node) || isSeq(node);
  const trailing = /\s*$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start, end: end - trailing, block: collection && node.flow !== true, entries: [], items: [] };
}

function entry(pair: Pair, text: string): readonly Entry[] {
  if (!isScalar(pair.key)) return [];
  const key = pair.key as Scalar;
  return [{ key: String(key.value), keyStart: key.range?.[0] ?? 0, value: locate(pair.value, text) }];
}

import type { Binding, Expression } from '../facts.ts';
import { isKeyText } from './keyText.ts';
import { blanked } from './scalaNames.ts';

/** `@checkout :new_checkout`, `@checkout "new-checkout"` */
const ATTRIBUTE = /^[ \t]*(@\w+)[ \t]+(?::"?|")([\w.:-]+)"?[ \t]*$/gm;
const USE = /@\w+/g;
/** Comments, and texts that nothing is put into. */
const SAID = /(?<=^|\s)#[^\n]*|"""[\s\S]*?"""|"(?:\\.|(?!#\{)[^"\\\n])*"/g;
/** What Elixir and its tests have attributes for. */
const OTHERS: ReadonlySet<string> = new Set(
  ['doc', 'moduledoc', 'typedoc', 'tag', 'moduletag', 'describetag', 'impl', 'deprecated', 'since'].map(
    (name) => `@${name}`,
  ),
);

export interface Attributes {
  readonly bindings: readonly Extract<Binding, { kind: 'value' }>[];
  readonly uses: readonly Expression[];
}

/** Elixir's constants: attributes of a module that are given a text or symbol, and where they are used. */
export function moduleAttributesIn(text: string): Attributes {
  const given = [...text.matchAll(ATTRIBUTE)].flatMap(({ 0: line, 1: name = '', 2: value = '', index }) => {
    const start = index + line.lastIndexOf(value);
    return isKeyText(value) && !OTHERS.has(name) ? [{ name, value, start, end: start + value.length }] : [];
  });
  // One that is given several values stands for each of them somewhere.
  const constants = given.filter(({ name }) => given.filter((each) => each.name === name).length === 1);
  const bindings = constants.map(({ name, value, start, end }) => ({
    kind: 'value' as const,
    name,
    value: { kind: 'text' as const, value, start, end },
    topLevel: true as const,
  }));
  const declared = new Set(constants.map(({ start }) => text.lastIndexOf('@', start)));
  const uses = [...blanked(text, SAID).matchAll(USE)].flatMap(({ 0: name, index }): Expression[] => {
    const binding = bindings.findIndex((each) => each.name === name);
    if (binding === -1 || declared.has(index)) return [];
    return [{ kind: 'name', name, binding, start: index, end: index + name.length }];
  });
  return { bindings, uses };
}

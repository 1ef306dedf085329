import { blank, type Parts } from './scripts.ts';

const ERB = /\.erb$/i;
/** `<% if … %>`, `<%= … -%>`; `<%#` begins a comment, `<%%` is no more than its letters. */
const CODE = /<%(?![%#])[-=]?([\s\S]*?)-?%>/g;

/** Ruby's templates: what stands in their marks is code, each a statement, the rest is none. Offsets stay what they are. */
export function partsOfErb(file: string, text: string): Parts | undefined {
  if (!ERB.test(file)) return undefined;
  let script = '';
  let template = '';
  let at = 0;
  for (const { 0: whole, 1: code = '', index } of text.matchAll(CODE)) {
    const start = index + whole.indexOf(code, 2);
    script += `${blank(text.slice(at, start))}${code};`;
    template += `${text.slice(at, index)}${blank(whole)}`;
    at = index + whole.length;
    script += blank(text.slice(start + code.length + 1, at));
  }
  return { script: script + blank(text.slice(at)), template: template + text.slice(at) };
}

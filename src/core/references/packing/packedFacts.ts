import type {
  Binding,
  CallFact,
  Calls,
  Export,
  Expression,
  FileFacts,
  FunctionFact,
  Mention,
  Span,
  TextFact,
} from '../facts.ts';
import { FAMILIES } from '../languages/family.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import {
  anyOf,
  type Fields,
  type Form,
  listOf,
  maybe,
  number,
  numberOrNone,
  oneOf,
  opening,
  pairOf,
  place,
  record,
  text,
  yes,
  yesOrNo,
} from './form.ts';

/**
 * Facts as bytes, about a twentieth of what they take as objects: for the way between threads, the disk, and the
 * files of a large folder that nobody asks about.
 */
export type PackedFacts = Uint8Array;

const span: Fields<Span> = { start: place, end: place };

const expression: Form<Expression> = anyOf<Expression>(() => ({
  text: { ...span, value: text, made: yes, own: maybe(text), typed: maybe(text) },
  name: { ...span, name: text, binding: numberOrNone },
  member: { ...span, object: expression, name: text, exact: yes },
  index: { ...span, object: expression, index: expression },
  object: { ...span, members },
  list: { ...span, items: listOf(expression) },
  either: { ...span, options: listOf(expression) },
  joined: { ...span, parts: listOf(expression) },
  call: { ...span, call: number },
  implicit: { ...span, name: text, told: maybe(text), given: maybe(text) },
  function: { ...span, function: number },
  module: { ...span, source: text },
  computed: { ...span, prefix: maybe(text) },
  other: span,
}));
const members = listOf(pairOf(text, expression));

const binding: Form<Binding> = anyOf<Binding>(() => ({
  import: { name: text, source: text, imported: text },
  value: { name: text, value: expression, topLevel: yes },
  parameter: { name: text, function: number, index: number },
  other: { name: text },
}));

const exported: Form<Export> = anyOf<Export>(() => ({
  value: { name: text, value: expression },
  from: { name: text, source: text, imported: text },
  all: { source: text },
}));

const call = record<CallFact>({
  ...span,
  callee: expression,
  arguments: listOf(expression),
  named: members,
  argumentTexts: listOf(text),
  element: yes,
});

const names = listOf(text);

const calls: Form<Calls> = {
  write(out, value) {
    names.write(out, value.names);
    for (const index of value.names.keys()) {
      const opened = value.at(index);
      out.block(() => opened && call.write(out, opened));
    }
  },
  read(from) {
    const read = names.read(from);
    const starts = read.map(() => from.block());
    return {
      names: read,
      at(index) {
        const start = starts[index];
        return start === undefined ? undefined : call.read(from.within(start));
      },
    };
  },
};

const facts = opening<FileFacts>({
  file: text,
  family: oneOf(FAMILIES),
  speaks: yes,
  lineStarts: listOf(place),
  bindings: listOf(binding),
  exports: listOf(exported),
  functions: listOf(
    record<FunctionFact>({
      ...span,
      name: text,
      parameters: names,
      types: maybe(names),
      method: yesOrNo,
      gives: maybe(listOf(expression)),
    }),
  ),
  calls,
  handed: listOf(pairOf(number, number)),
  uses: listOf(expression),
  texts: listOf(
    record<TextFact>({
      ...{ ...span, value: text, declares: yes, own: maybe(text), entry: yes, told: yes, member: yes },
    }),
  ),
  mentions: listOf(record<Mention>({ ...span, word: text })),
  called: maybe(listOf(expression)),
  asked: maybe(listOf(expression)),
});

export function packFacts(of: FileFacts): PackedFacts {
  const out = new ByteWriter();
  facts.write(out, of);
  return out.finish();
}

/** Only for what `packFacts` made. Of a file, mostly a small part is asked for: the rest stays packed. */
export function unpackFacts(packed: PackedFacts): FileFacts {
  return facts.read(ByteReader.of(packed));
}

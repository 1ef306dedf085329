import type { ByteReader, ByteWriter } from './bytes.ts';

/** How a value is packed, said once for both directions. */
export interface Form<Value> {
  write(out: ByteWriter, value: Value): void;
  read(from: ByteReader): Value;
}

export const number: Form<number> = {
  write: (out, value) => out.number(value),
  read: (from) => from.number(),
};

/** From -1. */
export const numberOrNone: Form<number> = {
  write: (out, value) => out.number(value + 1),
  read: (from) => from.number() - 1,
};

export const place: Form<number> = {
  write: (out, value) => out.place(value),
  read: (from) => from.place(),
};

export const text: Form<string> = {
  write: (out, value) => out.text(value),
  read: (from) => from.text(),
};

export const yesOrNo: Form<boolean> = {
  write: (out, value) => out.number(value ? 1 : 0),
  read: (from) => from.number() === 1,
};

/** Of a property that is either `true` or not there. */
export const yes: Form<true | undefined> = {
  write: (out, value) => out.number(value ? 1 : 0),
  read: (from) => (from.number() === 1 ? true : undefined),
};

/** Of a property that may not be there. */
export function maybe<Value>(form: Form<Value>): Form<Value | undefined> {
  return {
    write(out, value) {
      out.number(value === undefined ? 0 : 1);
      if (value !== undefined) form.write(out, value);
    },
    read: (from) => (from.number() === 0 ? undefined : form.read(from)),
  };
}

export function oneOf<Value>(values: readonly Value[]): Form<Value> {
  return {
    write: (out, value) => out.number(values.indexOf(value)),
    read: (from) => values[from.number()] as Value,
  };
}

export function listOf<Value>(form: Form<Value>): Form<readonly Value[]> {
  return {
    write(out, values) {
      out.number(values.length);
      for (const value of values) form.write(out, value);
    },
    read(from) {
      const values: Value[] = [];
      for (let left = from.number(); left > 0; left--) values.push(form.read(from));
      return values;
    },
  };
}

export function pairOf<A, B>(first: Form<A>, second: Form<B>): Form<readonly [A, B]> {
  return {
    write(out, [a, b]) {
      first.write(out, a);
      second.write(out, b);
    },
    read: (from) => [first.read(from), second.read(from)],
  };
}

/** Properties that are not there are left out of what is read. */
export type Fields<Value> = { readonly [Name in keyof Value]-?: Form<Value[Name]> };

export function record<Value extends object>(fields: Fields<Value>): Form<Value> {
  const entries = entriesOf(fields);
  return {
    write: (out, value) => writeFields(out, value, entries),
    read: (from) => readFields(from, {}, entries) as Value,
  };
}

/** A record of which each property is read when it is first asked for. */
export function opening<Value extends object>(fields: Fields<Value>): Form<Value> {
  const entries = entriesOf(fields);
  class Opened {
    readonly #from: ByteReader;
    readonly #starts: readonly number[];
    readonly #values: unknown[] = [];

    constructor(from: ByteReader) {
      this.#from = from;
      this.#starts = entries.map(() => from.block());
    }

    static read(opened: Opened, index: number, form: Form<unknown>): unknown {
      opened.#values[index] ??= form.read(opened.#from.within(opened.#starts[index] ?? 0));
      return opened.#values[index];
    }
  }
  for (const [index, [name, form]] of entries.entries()) {
    const get = function (this: Opened): unknown {
      return Opened.read(this, index, form);
    };
    Object.defineProperty(Opened.prototype, name, { get });
  }
  return {
    write(out, value) {
      for (const [name, form] of entries) out.block(() => form.write(out, (value as Properties)[name]));
    },
    read: (from) => new Opened(from) as Value,
  };
}

type Variants<Value extends { readonly kind: string }> = {
  readonly [Kind in Value['kind']]: Fields<Omit<Extract<Value, { readonly kind: Kind }>, 'kind'>>;
};

/** `variants` is asked once, so that a form may hold itself. */
export function anyOf<Value extends { readonly kind: string }>(variants: () => Variants<Value>): Form<Value> {
  let kinds: readonly string[] | undefined;
  let entries: readonly Entries[] = [];
  const know = (): readonly string[] => {
    if (kinds) return kinds;
    const known = variants();
    kinds = Object.keys(known);
    entries = Object.values<object>(known).map(entriesOf);
    return kinds;
  };
  return {
    write(out, value) {
      const index = know().indexOf(value.kind);
      out.number(index);
      writeFields(out, value, entries[index] ?? []);
    },
    read(from) {
      const index = from.number();
      return readFields(from, { kind: know()[index] }, entries[index] ?? []) as Value;
    },
  };
}

type Properties = Record<string, unknown>;
type Entries = readonly (readonly [name: string, form: Form<unknown>])[];

function entriesOf(fields: object): Entries {
  return Object.entries(fields);
}

function writeFields(out: ByteWriter, value: object, entries: Entries): void {
  for (const [name, form] of entries) form.write(out, (value as Properties)[name]);
}

function readFields(from: ByteReader, into: Properties, entries: Entries): Properties {
  for (const [name, form] of entries) {
    const value = form.read(from);
    if (value !== undefined) into[name] = value;
  }
  return into;
}

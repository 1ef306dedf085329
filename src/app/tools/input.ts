import type { InputSchema } from './table.ts';

/** What the agent gave is not what the tool takes. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

type Fields = Readonly<Record<string, unknown>>;

/** An agent's input, checked against the tool's own description. */
export class Input {
  readonly #fields: Fields;

  constructor({ properties, required }: InputSchema, given: unknown) {
    const fields = typeof given === 'object' && given !== null ? (given as Fields) : {};
    for (const name of required) {
      if (fields[name] === undefined) throw new InputError(`"${name}" is missing. Nothing was done.`);
    }
    for (const [name, value] of Object.entries(fields)) {
      const type = properties[name]?.type;
      if (type === undefined) throw new InputError(`There is no "${name}" here. Nothing was done.`);
      if (value !== undefined && (typeof value !== type || value === null || Array.isArray(value)))
        throw new InputError(`"${name}" has to be of type ${type}. Nothing was done.`);
    }
    this.#fields = fields;
  }

  text(name: string): string {
    return this.textIfAny(name) ?? '';
  }

  textIfAny(name: string): string | undefined {
    return this.#fields[name] as string | undefined;
  }

  number(name: string): number | undefined {
    return this.#fields[name] as number | undefined;
  }

  object(name: string): Fields | undefined {
    return this.#fields[name] as Fields | undefined;
  }
}

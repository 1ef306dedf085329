import type { FlagKey } from '../core/model/flag.ts';

/** What a command is about: handed on by hovers, tree items and decorations; absent from the palette. */
export interface Target {
  readonly key?: FlagKey;
  readonly connection?: string;
  readonly environment?: string;
  /** A lease's. */
  readonly id?: string;
}

/** Command arguments come from links and other extensions too: taken only as far as they are of this shape. */
export function targetOf(argument: unknown): Target {
  if (typeof argument !== 'object' || argument === null) return {};
  const target = 'target' in argument ? argument.target : argument;
  if (typeof target !== 'object' || target === null) return {};
  const text = (name: keyof Target) => {
    const value: unknown = Reflect.get(target, name);
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { ...text('key'), ...text('connection'), ...text('environment'), ...text('id') };
}

import type { FlagValue } from '../../core/model/flag.ts';
import type { Problem } from '../../core/model/snapshot.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { jsonSource } from './jsonSource.ts';
import { type Located, lineOf, member } from './located.ts';
import { type Parse, SourceError } from './source.ts';
import { yamlSource } from './yamlSource.ts';

export type JsonObject = { readonly [name: string]: FlagValue };

/** One flag as the file has it, checked. https://flagd.dev/reference/flag-definitions/ */
export interface RawFlag {
  readonly state: 'ENABLED' | 'DISABLED';
  readonly variants: JsonObject;
  readonly defaultVariant: string | null;
  readonly targeting: FlagValue | undefined;
  readonly metadata: JsonObject;
}

/** A flag definition file: its text, its checked flags, and where they stand. */
export interface FlagdDocument {
  readonly file: string;
  readonly text: string;
  readonly tree: () => Located | undefined;
  /** The whole document as plain JSON, for flagd's own evaluator. */
  readonly data: JsonObject;
  readonly flags: ReadonlyMap<string, RawFlag>;
  readonly evaluators: JsonObject;
  readonly problems: readonly Problem[];
}

/** Throws `ProviderError` 'malformed' when the file as a whole cannot be read. */
export function parseDocument(file: string, text: string): FlagdDocument {
  const { data, tree: locate } = source(file, text);
  const tree = once(locate);
  if (!isObject(data) || !isObject(data['flags'])) {
    throw new ProviderError(
      'malformed',
      `${file} is not a flagd file: it has no "flags" object. Nothing was read.`,
    );
  }
  const problems: Problem[] = [];
  const flags = new Map<string, RawFlag>();
  for (const [key, value] of Object.entries(data['flags'])) {
    const flag = checkFlag(value);
    if (typeof flag === 'string') {
      const line = lineOf(text, member(member(tree(), 'flags'), key)?.start ?? 0);
      problems.push({ key, line, message: `${flag}; flagd refuses the whole file because of it` });
    } else {
      flags.set(key, flag);
    }
  }
  const evaluators = data['$evaluators'];
  return { file, text, tree, data, flags, evaluators: isObject(evaluators) ? evaluators : {}, problems };
}

function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | undefined;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function source(file: string, text: string): ReturnType<Parse> {
  const parse = /\.ya?ml$/i.test(file) ? yamlSource : jsonSource;
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const line = lineOf(text, error.offset) + 1;
    throw new ProviderError(
      'malformed',
      `${file}, line ${line}: ${error.message}. No flag was read from it.`,
    );
  }
}

function checkFlag(value: FlagValue): RawFlag | string {
  if (!isObject(value)) return 'it is not an object';
  const { state, variants, defaultVariant = null, targeting, metadata } = value;
  if (state !== 'ENABLED' && state !== 'DISABLED') return '"state" is neither "ENABLED" nor "DISABLED"';
  if (!isObject(variants) || Object.keys(variants).length === 0) return '"variants" is missing or empty';
  if (defaultVariant !== null && typeof defaultVariant !== 'string')
    return '"defaultVariant" is not a variant\'s name';
  if (defaultVariant !== null && !Object.hasOwn(variants, defaultVariant)) {
    return `"defaultVariant" names "${defaultVariant}", which is not among its variants`;
  }
  return { state, variants, defaultVariant, targeting, metadata: isObject(metadata) ? metadata : {} };
}

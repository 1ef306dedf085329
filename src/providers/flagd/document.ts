import { t } from '@vscode/l10n';
import type { FlagValue } from '../../core/model/flag.ts';
import type { Problem } from '../../core/model/snapshot.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { valueEnd } from './jsonMembers.ts';
import { jsonSource } from './jsonSource.ts';
import { type Located, lineOf } from './located.ts';
import { type Parse, type Places, SourceError } from './source.ts';
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
  readonly places: Places;
  readonly flags: ReadonlyMap<string, RawFlag>;
  /** All flags as the file has them, also those that are not as they should be. */
  readonly natives: ReadonlyMap<string, FlagValue>;
  /** What the file says beside its flags. */
  readonly beside: JsonObject;
  readonly evaluators: JsonObject;
  readonly problems: readonly Problem[];
}

/** Throws `ProviderError` 'malformed' when the file as a whole cannot be read. */
export function parseDocument(file: string, text: string): FlagdDocument {
  const { data, places } = source(file, text);
  if (!isObject(data) || !isObject(data['flags'])) {
    throw new ProviderError(
      'malformed',
      t`${file} is not a flagd file: it has no "flags" object. Nothing was read.`,
    );
  }
  const problems: Problem[] = [];
  const flags = new Map<string, RawFlag>();
  const { flags: written, ...beside } = data;
  const natives = new Map(Object.entries(written as JsonObject));
  for (const [key, value] of natives) {
    const flag = checkFlag(value);
    if (typeof flag === 'string') {
      problems.push({
        key,
        line: lineIn(text, places, key),
        message: t`${flag}; flagd refuses the whole file because of it`,
      });
    } else {
      flags.set(key, flag);
    }
  }
  const evaluators = data['$evaluators'];
  return {
    file,
    text,
    places,
    flags,
    natives,
    beside,
    evaluators: isObject(evaluators) ? evaluators : {},
    problems,
  };
}

/**
 * The document with another text in the place of one flag's, read as far as that flag alone: all before and behind it
 * is the same to the letter. Undefined when the new text is not one whole flag, or cannot be read alone.
 */
export function withFlag(
  document: FlagdDocument,
  key: string,
  at: Located,
  flagText: string,
): FlagdDocument | undefined {
  const text = document.text.slice(0, at.start) + flagText + document.text.slice(at.end);
  const value = valueIn(flagText);
  const flag = value === undefined ? undefined : checkFlag(value);
  const places = document.places.moved?.(text, at, flagText.length - (at.end - at.start));
  if (places === undefined || flag === undefined || typeof flag === 'string') return undefined;
  const problems = document.problems.map((problem) =>
    problem.key === undefined ? problem : { ...problem, line: lineIn(text, places, problem.key) },
  );
  return {
    ...document,
    text,
    places,
    flags: new Map(document.flags).set(key, flag),
    natives: new Map(document.natives).set(key, value as FlagValue),
    problems,
  };
}

/** The whole document as plain JSON. */
export function dataOf({ beside, natives }: FlagdDocument): JsonObject {
  return { ...beside, flags: Object.fromEntries(natives) };
}

/** Undefined where there is more than the value: a comment that does not end would take in what stands behind it. */
function valueIn(text: string): FlagValue | undefined {
  try {
    if (valueEnd(text, 0) !== text.length) return undefined;
    return jsonSource(text).data as FlagValue;
  } catch {
    return undefined;
  }
}

function lineIn(text: string, places: Places, key: string): number {
  return lineOf(text, places.at(key)?.start ?? 0);
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
      t`${file}, line ${line}: ${error.message}. No flag was read from it.`,
    );
  }
}

function checkFlag(value: FlagValue): RawFlag | string {
  if (!isObject(value)) return t('it is not an object');
  const { state, variants, defaultVariant = null, targeting, metadata } = value;
  if (state !== 'ENABLED' && state !== 'DISABLED') return t('"state" is neither "ENABLED" nor "DISABLED"');
  if (!isObject(variants) || Object.keys(variants).length === 0) return t('"variants" is missing or empty');
  if (defaultVariant !== null && typeof defaultVariant !== 'string')
    return t('"defaultVariant" is not a variant\'s name');
  if (defaultVariant !== null && !Object.hasOwn(variants, defaultVariant)) {
    return t`"defaultVariant" names "${defaultVariant}", which is not among its variants`;
  }
  return { state, variants, defaultVariant, targeting, metadata: isObject(metadata) ? metadata : {} };
}

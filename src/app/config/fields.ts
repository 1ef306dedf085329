import { t } from '@vscode/l10n';
export const CONFIG_FILE = 'release-lens.json';

/** Says which file, where in it, and what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** A part of the file as it was read, unchecked. */
export type Fields = Readonly<Record<string, unknown>>;

export function texts(data: unknown, what: string): readonly string[] {
  if (data === undefined) return [];
  if (Array.isArray(data) && data.every((entry) => typeof entry === 'string')) return data;
  throw new ConfigError(t`${CONFIG_FILE}: "${what}" has to be a list of texts. It was not used.`);
}

export function object(data: unknown, what: string): Fields {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Fields;
  throw new ConfigError(t`${CONFIG_FILE}: ${what} has to be an object. It was not used.`);
}

export function list(data: unknown, what: string): readonly Fields[] {
  if (data === undefined) return [];
  if (Array.isArray(data)) return data.map((entry) => object(entry, t`each of "${what}"`));
  throw new ConfigError(t`${CONFIG_FILE}: "${what}" has to be a list. It was not used.`);
}

export function optionalText(entry: Fields, name: string): string | undefined {
  const value = entry[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new ConfigError(t`${CONFIG_FILE}: "${name}" has to be text. It was not used.`);
}

/** `of`: what misses it, where there are several. */
export function requiredText(entry: Fields, name: string, of?: string): string {
  const value = optionalText(entry, name);
  if (value !== undefined && value !== '') return value;
  throw new ConfigError(
    of === undefined
      ? t`${CONFIG_FILE}: "${name}" is missing. It was not used.`
      : t`${CONFIG_FILE}: "${name}" of ${of} is missing. It was not used.`,
  );
}

export function integer(entry: Fields, name: string): number | undefined {
  const value = entry[name];
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value;
  throw new ConfigError(t`${CONFIG_FILE}: "${name}" has to be a whole number. It was not used.`);
}

/** A number above zero. */
export function amount(entry: Fields, name: string): number | undefined {
  const value = entry[name];
  if (value === undefined || (typeof value === 'number' && value > 0)) return value;
  throw new ConfigError(t`${CONFIG_FILE}: "${name}" has to be a number above zero. It was not used.`);
}

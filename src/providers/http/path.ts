import { t } from '@vscode/l10n';
/** A path whose parts are names as they are: nothing in a name can lead elsewhere. */
export function pathOf(texts: TemplateStringsArray, ...names: readonly string[]): string {
  return String.raw({ raw: texts }, ...names.map(segment));
}

/** Percent-encoded dots are still dots to a URL (WHATWG, 4.2): such a name has no path of its own. */
function segment(name: string): string {
  if (/^\.{1,2}$/.test(name)) throw new RangeError(t`"${name}" cannot be part of an address.`);
  return encodeURIComponent(name);
}

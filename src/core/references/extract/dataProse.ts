import { hintsAtFlags, isTypeOfFlags } from '../flagNames.ts';
import { Indents } from './indents.ts';

const KIND = /(?:^|[\s{,"'-])(?:kind|MethodName)["']?\s*:\s*["']?$/;
/** A line may be the whole of a large file: what stands far before a value is not looked at for each. */
const LONGEST_KIND = 40;

/** `kind: Cart` names a type of resource, `MethodName: "Cart"` what a server does. */
export function namesKind(line: string, at: number): boolean {
  return KIND.test(line.slice(Math.max(0, at - LONGEST_KIND), at));
}

const DESCRIPTION = /^[\s{,-]*["']?(?:description|summary|help)["']?\s*:/;
const INDENT = /^[ \t]*/;
/** Lists of settings are shorter. */
const FARTHEST = 300;

const COLUMN = /\bas\s+["'`[]$/i;

/** `sum(x) AS 'Total'` */
export function namesColumn(line: string, at: number): boolean {
  return COLUMN.test(line.slice(Math.max(0, at - LONGEST_KIND), at));
}

/** Whether nothing but marks stands before it on the line. */
export function beginsEntry(line: string, at: number): boolean {
  return at <= LONGEST_INDENT && /^[\s-]*["']?$/.test(line.slice(0, at));
}

const LONGEST_INDENT = 60;
const LABEL = /^[\s{,-]*["']?([\w.-]+)["']?\s*(?:[:=]\s*(?:[[{]\s*)?|\{\s*)$/;
const SECTION = /^\s*\[([\w.-]+)\]\s*$/;

/** Whether an entry stands right under what is called like flags: `features:`, `"FeatureManagement": {`, `[flags]`. */
export function isUnderFlags(text: string, start: number, line: string): boolean {
  const above = lineAbove(text, start, indentOf(line), /^\s*-/.test(line));
  const label = (LABEL.exec(above) ?? SECTION.exec(above))?.[1] ?? '';
  return isTypeOfFlags(label.split('.').at(-1) ?? '') || MANAGED.test(label);
}

/** Deeper settings are none of flags, and larger files no settings. */
const DEEPEST = 6;
const LARGEST_SETTINGS = 100_000;

/** `features.shop.`: the names an entry stands under, one within the other, each with a dot behind it. */
export function pathAbove(text: string, start: number, line: string): string {
  let path = '';
  if (text.length > LARGEST_SETTINGS) return path;
  let at = start;
  let below = line;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const above = lineAbove(text, at, indentOf(below), false);
    const label = LABEL.exec(above)?.[1];
    if (label === undefined) break;
    path = `${label}.${path}`;
    at = text.lastIndexOf(above, at - 1);
    below = above;
  }
  return path;
}

/** .NET's own name for the section. */
const MANAGED = /^feature_?management$/i;

/** The nearest one that is indented less; one with an item of a list may be indented as much. */
function lineAbove(text: string, start: number, indent: number, isItem: boolean): string {
  let end = start - 1;
  for (let steps = 0; end > 0 && steps < FARTHEST; steps++) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const above = text.slice(from, end);
    end = from - 1;
    if (above.trim() === '') continue;
    const deep = indentOf(above);
    if (SECTION.test(above) || deep < indent || (isItem && deep === indent && !/^\s*-/.test(above)))
      return above;
  }
  return '';
}

/** Says how data is to be: names there are those of properties. */
const SCHEMA = /(?:^|[\s{,"'])(?:\$ref|openapi|swagger|openAPIV3Schema)["']?\s*:/;

const STYLES = /\.(?:css|scss|sass|less)$/i;
/** `@if feature('cart')` */
const ASKS_STYLE = /\b\w*(?:feature|flag|toggle)[\w-]*\(/i;

/** Names a property, or requires it: values are what may be given. */
const PROPERTY = /^\s*["']?[\w.-]+["']?\s*:\s*\{?\s*$|^\s*-\s*[\w.-]+\s*$/;

/** Which lines describe, and of stylesheets all that ask for nothing: those of a schema too, where they say nothing of flags. */
export function proseIn(
  file: string,
  text: string,
  isData: boolean,
): (start: number, line: string) => boolean {
  if (STYLES.test(file)) return (_, line) => !ASKS_STYLE.test(line);
  if (!isData) return () => false;
  const isSchema = SCHEMA.test(text);
  const describes = describing(text);
  return (start, line) => (isSchema && PROPERTY.test(line) && !hintsAtFlags(line)) || describes(start, line);
}

/** Opens what is described further on. */
const OPENS = /:\s*\{\s*$/;

/** Whether a line of data is the text of a description, or goes on with one that began further up. */
function describing(text: string): (start: number, line: string) => boolean {
  const indents = new Indents(text);
  const known = new Map<number, boolean>();
  const isWithin = (start: number): boolean => {
    const above = indents.parentOf(start);
    if (above === undefined) return false;
    const line = indents.lineAt(above);
    const found = known.get(above) ?? (DESCRIPTION.test(line) ? !OPENS.test(line) : isWithin(above));
    known.set(above, found);
    return found;
  };
  return (start, line) => DESCRIPTION.test(line) || isWithin(start);
}

function indentOf(line: string): number {
  return INDENT.exec(line)?.[0].length ?? 0;
}

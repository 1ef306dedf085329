import type { Question, ValueType } from '../model/reference.ts';
import { TELLING_RECEIVER } from '../references/flagNames.ts';
import type { Family } from '../references/languages/family.ts';
import type { CallTable } from '../references/sdkCalls/callTable.ts';
import type { FlagCall, Place } from '../references/sdkCalls/flagCall.ts';
import { sdks } from '../references/sdkCalls/sdks.ts';
import { typeAskedBy } from '../references/sdkCalls/typeAsked.ts';
import { type Enclosing, enclosing } from './enclosing.ts';
import { type OpenString, openStringAt } from './openString.ts';

/** A place where a flag's key belongs. */
export interface KeyPlace extends OpenString {
  /** What the call asks for, where it says so. */
  readonly type?: ValueType;
}

export interface KeyPlaceInput {
  readonly text: string;
  readonly offset: number;
  readonly family: Family;
  readonly table: CallTable;
  /** How the code's own functions were seen to ask, by name. */
  readonly questions: ReadonlyMap<string, readonly Question[]>;
}

/** Labels that say themselves what stands behind them. */
const OF_KEYS =
  /^(?:flag_?key|feature_?key|variable_?key|flag|feature|feature_?name|toggle_?name|name|key)$/i;

/** Where the cursor stands in a string that takes a flag's key; told from the text before it, as it need not parse. */
export function keyPlaceAt(input: KeyPlaceInput): KeyPlace | undefined {
  const open = openStringAt(input.text, input.offset, input.family);
  if (open === undefined) return undefined;
  const around = enclosing(
    input.text.slice(Math.max(0, open.opening - 2000), open.opening),
    input.family === 'ruby',
  );
  const found = asksForKey(around, input);
  return found && { ...open, ...found };
}

function asksForKey(around: readonly Enclosing[], input: KeyPlaceInput): { type?: ValueType } | undefined {
  const [inner] = around;
  if (inner === undefined) return undefined;
  if (inner.kind === 'attribute') {
    const rows = input.table.find(input.family, lastName(inner.element));
    return rows.some(({ form, key }) => form === 'component' && key.property === inner.name) ? {} : undefined;
  }
  if (inner.kind === 'brackets' && inner.path !== '')
    return isObjectOfFlags(inner.path, input) ? {} : undefined;
  const call = around.find((each) => each.kind === 'call');
  if (call?.kind !== 'call') return undefined;
  const property = around.find((each) => each.kind === 'property')?.name;
  return askedBy(call, property, input);
}

function askedBy(
  call: Extract<Enclosing, { kind: 'call' }>,
  property: string | undefined,
  { table, family, questions, text }: KeyPlaceInput,
): { type?: ValueType } | undefined {
  const name = lastName(call.path);
  const takes = (place: Place) => takesKey(place, call, property);
  const own = questions.get(name)?.find(takes);
  if (own) return typed(own.type);
  const rows = table.find(family, name).filter(({ form, key }) => form !== 'component' && takes(key));
  const row = rows.find(({ generic }) => !generic) ?? rows.find((each) => isMeant(each, call.path, text));
  return row && typed(typeAskedBy(row));
}

function typed(type: ValueType | undefined): { type?: ValueType } {
  return type === undefined ? {} : { type };
}

function takesKey(
  place: Place,
  call: Extract<Enclosing, { kind: 'call' }>,
  property: string | undefined,
): boolean {
  if (place.property !== property) return false;
  if (property !== undefined) return place.argument === call.argument;
  if (call.keyword === undefined) return place.argument === call.argument;
  return place.keyword === undefined ? OF_KEYS.test(call.keyword) : place.keyword === call.keyword;
}

/** An everyday name asks for a flag where its receiver or what the file imports says so. */
function isMeant({ sdk, generic }: FlagCall, path: string, text: string): boolean {
  if (generic !== 'imported' && TELLING_RECEIVER.test(path.slice(0, -lastName(path).length))) return true;
  const packages = sdks.find(({ name }) => name === sdk)?.packages ?? [];
  const head = text.slice(0, IMPORTS_WITHIN);
  return packages.some((name) => head.includes(name));
}

const IMPORTS_WITHIN = 8000;

function isObjectOfFlags(path: string, { table }: KeyPlaceInput): boolean {
  return table.names.accessors.has(lastName(path));
}

function lastName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('>'), path.lastIndexOf(':')) + 1);
}

import type { CallFact, FileFacts } from '../facts.ts';
import { TELLING_RECEIVER } from '../flagNames.ts';
import { CUSTOM } from '../sdkCalls/callTable.ts';
import type { FlagCall } from '../sdkCalls/flagCall.ts';
import { isPackageOf, sdks } from '../sdkCalls/sdks.ts';
import { typeAskedBy } from '../sdkCalls/typeAsked.ts';
import type { AskedKeys } from './asked.ts';
import type { Evaluator } from './evaluate.ts';
import type { FlagQuestion } from './flagQuestion.ts';
import { countOf, given } from './given.ts';
import { isOwnSource } from './modules.ts';
import type { Program } from './program.ts';
import { pathOf, type Value } from './value.ts';

/** Recognizes the calls of the table: those of SDKs, and the configured ones. */
export class TabledCalls {
  readonly #program: Program;
  readonly #known: AskedKeys;
  readonly #evaluator: Evaluator;

  constructor(program: Program, known: AskedKeys, evaluator: Evaluator) {
    this.#program = program;
    this.#known = known;
    this.#evaluator = evaluator;
  }

  /** `targets`: what the callee may be. */
  question(
    call: CallFact,
    name: string,
    file: FileFacts,
    targets: readonly Value[],
  ): FlagQuestion | undefined {
    const rows = this.#program.table
      .find(file.family, name)
      .filter((row) => (row.form === 'component') === (call.element === true) && this.#fits(row, call));
    const [row, ...others] = this.#bestRows(rows, call, file);
    if (row === undefined) return undefined;
    const belief = this.#belief(row, call, file, targets);
    if (belief === 'known' && isGivenPath(row, call)) return undefined;
    if (this.#isGivenElsewhere(row, call, file)) return undefined;
    // What is believed for its key alone may be another library's, which asks for something else.
    const type = belief === 'known' ? undefined : typeAskedBy(row);
    const isNamed = row.sdk === CUSTOM;
    const named = isNamed ? { named: true as const } : {};
    // Where it may as well be another SDK's call, nobody knows what it gives.
    const gives = isNamed || others.every((other) => givesTheSame(row, other)) ? row.gives : 'other';
    return {
      ...questionOf(row),
      ...named,
      belief,
      ...(type === undefined ? {} : { type }),
      ...(gives === undefined ? {} : { gives }),
    };
  }

  #fits(row: FlagCall, call: CallFact): boolean {
    const isLong = row.minArguments === undefined || countOf(call) >= row.minArguments;
    return isLong && given(call, row.key) !== undefined;
  }

  /** A known key decides, then the SDK the file imports, then the table's order. */
  #bestRows(rows: readonly FlagCall[], call: CallFact, file: FileFacts): readonly FlagCall[] {
    if (rows.length < 2) return rows;
    const { sdks: imported } = this.#program.detailsOf(file);
    const tests: readonly ((row: FlagCall) => boolean)[] = [
      (row) => this.#givesKnownKey(row, call, file),
      (row) => imported.has(row.sdk),
      (row) => this.#givesText(row, call, file),
    ];
    return tests.reduce((left, test) => {
      const passing = left.length > 1 ? left.filter(test) : [];
      return passing.length > 0 ? passing : left;
    }, rows);
  }

  #givesKnownKey(row: FlagCall, call: CallFact, file: FileFacts): boolean {
    return this.#values(row, call, file).some(
      (value) => value.kind === 'text' && this.#known.has(value.value),
    );
  }

  /** `hasFeature(chain, Feature.Cart)` is the code's own, which takes its key in another place than an SDK's. */
  #isGivenElsewhere(row: FlagCall, call: CallFact, file: FileFacts): boolean {
    if (call.arguments.length < 2 || row.sdk === CUSTOM || this.#givesText(row, call, file)) return false;
    if (this.#program.detailsOf(file).sdks.has(row.sdk)) return false;
    const values = call.arguments.flatMap((argument) => this.#evaluator.evaluate(argument, file));
    return values.some((value) => value.kind === 'text' && this.#known.has(value.value));
  }

  #givesText(row: FlagCall, call: CallFact, file: FileFacts): boolean {
    return this.#values(row, call, file).some((value) => value.kind === 'text');
  }

  #values(row: FlagCall, call: CallFact, file: FileFacts): readonly Value[] {
    const key = given(call, row.key);
    return key === undefined ? [] : this.#evaluator.evaluate(key, file);
  }

  #belief(row: FlagCall, call: CallFact, file: FileFacts, targets: readonly Value[]): FlagQuestion['belief'] {
    if (!row.generic) return 'certain';
    const sdk = sdks.find(({ name }) => name === row.sdk);
    const fromSdk = (value: Value) =>
      (value.kind === 'outside' || value.kind === 'module') &&
      sdk !== undefined &&
      isPackageOf(sdk, value.source);
    if (targets.some(fromSdk) || this.#program.detailsOf(file).sdks.has(row.sdk)) return 'certain';
    if (row.generic === 'imported' || targets.some((value) => isForeign(value, file))) return 'known';
    return TELLING_RECEIVER.test(receiverOf(call, file)) ? 'probable' : 'known';
  }
}

/** Another library's, whatever its name says. */
function isForeign(value: Value, { file, family }: FileFacts): boolean {
  const source =
    value.kind === 'outside' || (value.kind === 'module' && value.files.length === 0)
      ? value.source
      : undefined;
  return source !== undefined && !isOwnSource(source, file, family);
}

function questionOf(row: FlagCall): Omit<FlagQuestion, 'belief'> {
  return {
    how: 'call',
    key: row.key,
    ...(row.default ? { default: row.default } : {}),
    ...(row.inverted ? { inverted: true } : {}),
  };
}

/**
 * `get_config("shop", "cart")`: a function of the code's own that is given texts before the key, where SDKs are given whose
 * flag it is.
 */
function isGivenPath({ key }: FlagCall, { callee, arguments: given }: CallFact): boolean {
  return callee.kind === 'name' && given.slice(0, key.argument).some(({ kind }) => kind === 'text');
}

function givesTheSame(one: FlagCall, other: FlagCall): boolean {
  return JSON.stringify(one.gives) === JSON.stringify(other.gives);
}

/** `this.getUnleash().isEnabled(…)` is called on `this.getUnleash`. */
export function receiverOf({ callee }: CallFact, file: FileFacts): string {
  const of = callee.kind === 'member' ? callee.object : undefined;
  if (of?.kind !== 'call') return pathOf(callee).slice(0, -1).join('.');
  const call = file.calls.at(of.call);
  return call ? pathOf(call.callee).join('.') : '';
}

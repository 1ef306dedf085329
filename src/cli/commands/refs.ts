import { Indexer } from '../../app/indexer.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Reference, SkippedFile, UnresolvedCall } from '../../core/model/reference.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Scanner } from '../../core/ports/scanner.ts';
import type { CallsConfig } from '../../core/references/sdkCalls/callTable.ts';

export interface RefsOptions {
  readonly root: string;
  readonly scanner: Scanner;
  readonly clock: Clock;
  readonly log: Log;
  readonly config?: CallsConfig;
  readonly knownKeys?: readonly FlagKey[];
  /** Also keys that no flag system has but flag calls in the code name. On without known keys. */
  readonly discover?: boolean;
}

export interface RefsResult {
  readonly schema: 1;
  readonly root: string;
  readonly files: number;
  readonly skipped: readonly SkippedFile[];
  readonly references: readonly RefsReference[];
  readonly unresolved: readonly RefsUnresolved[];
  readonly ms: {
    readonly list: number;
    readonly read: number;
    readonly match: number;
    readonly parse: number;
    readonly total: number;
  };
}

/** Lines and columns from 1. */
export interface RefsReference {
  readonly key: FlagKey;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly how: Reference['how'];
  readonly confidence: Reference['confidence'];
  readonly inverted?: true;
  readonly default?: string;
}

export interface RefsUnresolved {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly why: string;
  readonly prefix?: string;
}

export async function refs(options: RefsOptions): Promise<RefsResult> {
  const { root, scanner, clock, log, config = {}, knownKeys = [] } = options;
  const indexer = new Indexer({ scanner, clock, log });
  try {
    await indexer.start(root, { config, knownKeys });
    const { index, stats } = indexer;
    const wanted = new Set(knownKeys);
    const discover = options.discover === true || wanted.size === 0;
    const references = [...index.files()]
      .sort()
      .flatMap((file) => index.ofFile(file))
      .filter(({ key }) => discover || wanted.has(key));
    return {
      schema: 1,
      root,
      files: stats.files,
      skipped: stats.skipped,
      references: references.map(shown),
      unresolved: index.unresolved().map(shownUnresolved),
      ms: roundedAll(stats.ms),
    };
  } finally {
    indexer.dispose();
  }
}

function shown({ key, file, range, how, confidence, inverted, defaultText }: Reference): RefsReference {
  return {
    key,
    file,
    line: range.line + 1,
    column: range.column + 1,
    endLine: range.endLine + 1,
    endColumn: range.endColumn + 1,
    how,
    confidence,
    ...(inverted ? { inverted } : {}),
    ...(defaultText === undefined ? {} : { default: defaultText }),
  };
}

function shownUnresolved({ file, range, why, prefix }: UnresolvedCall): RefsUnresolved {
  return { file, line: range.line + 1, column: range.column + 1, why, ...(prefix ? { prefix } : {}) };
}

function roundedAll(ms: RefsResult['ms']): RefsResult['ms'] {
  const { list, read, match, parse, total } = ms;
  return {
    list: Math.round(list),
    read: Math.round(read),
    match: Math.round(match),
    parse: Math.round(parse),
    total: Math.round(total),
  };
}

/** For people: by key, each place as `file:line:column`, which terminals make clickable. */
export function renderRefs(result: RefsResult): string {
  const byKey = new Map<FlagKey, RefsReference[]>();
  for (const reference of result.references) {
    const same = byKey.get(reference.key);
    if (same) same.push(reference);
    else byKey.set(reference.key, [reference]);
  }
  const lines = [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, references]) => [key, ...references.map(referenceLine), '']);
  const counted = result.references.filter(({ how }) => how !== 'mention').length;
  const mentions = result.references.length - counted;
  const summary = [
    `${counted} references to ${byKey.size} flags in ${result.files} files`,
    ...(mentions > 0 ? [`${mentions} mentions`] : []),
    ...(result.unresolved.length > 0 ? [`${result.unresolved.length} flag calls whose key is computed`] : []),
    ...(result.skipped.length > 0 ? [`${result.skipped.length} files skipped`] : []),
  ].join(', ');
  const unresolved = result.unresolved.map(
    ({ file, line, column, why }) => `? ${file}:${line}:${column}  ${why}`,
  );
  const skipped = result.skipped.map(({ file, reason }) => `- ${file}  ${reason}`);
  return [...lines, ...unresolved, ...skipped, `${summary} (${result.ms.total} ms)`, ''].join('\n');
}

function referenceLine({ file, line, column, how, confidence }: RefsReference): string {
  const doubt = confidence === 'probable' ? ' (probable)' : '';
  return `  ${file}:${line}:${column}  ${how}${doubt}`;
}

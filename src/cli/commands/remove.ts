import { createTwoFilesPatch } from 'diff';
import { idleFiles } from '../../app/idleFiles.ts';
import { type RemovalInFile, removeFlag, writeRemoval } from '../../app/removeFlag.ts';
import type { FlagValue } from '../../core/model/flag.ts';
import type { Compilers, Judgement } from '../../core/ports/compilers.ts';
import type { Files } from '../../core/ports/files.ts';
import type { FileWords } from '../../core/ports/fileWords.ts';
import { valueWords } from '../../core/present/words.ts';
import type { Span } from '../../core/references/facts.ts';
import type { PlanRemoval } from '../../core/removal/plan.ts';
import { UsageError } from '../failure.ts';
import { EXIT, type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';

export interface RemoveOptions {
  readonly value: string;
  readonly write?: boolean;
  readonly force?: boolean;
  readonly branch?: string;
  readonly compile?: boolean;
}

interface Abilities {
  readonly files: Files;
  readonly planRemoval: PlanRemoval;
  readonly fileWords: FileWords;
  readonly compilers: Compilers;
  readonly uncommitted: (folder: string, files: readonly string[]) => Promise<readonly string[] | undefined>;
  /** Rejects with git's own words. */
  readonly commitOnBranch: (
    folder: string,
    what: { readonly branch: string; readonly files: readonly string[]; readonly message: string },
  ) => Promise<void>;
}

/** Takes a flag out of the code: a unified diff, or with `--write` the files themselves. */
export async function remove(
  session: Session,
  key: string,
  options: RemoveOptions,
  abilities: Abilities,
): Promise<Output> {
  const { root, indexer } = session;
  const value = valueFrom(options.value);
  if (options.branch !== undefined && (options.write !== true || options.force === true)) {
    throw new UsageError('--branch commits what --write changes, and not with --force. Nothing was changed.');
  }
  const found = await removeFlag(root, indexer.index, { key, value, ...session.config.remove }, abilities);
  if (found.length === 0)
    throw new UsageError(`${plain(key)} stands nowhere in this code. Nothing was changed.`);
  const changed = found.filter(({ edits }) => edits.length > 0);
  const refusals = found.flatMap(({ file, before, refusals: all }) =>
    all.map(({ at, what }) => ({ file, line: lineOf(before.text, at), reason: what })),
  );
  const leftovers = found.flatMap(({ file, before, leftovers: all }) =>
    all.map(({ at, what, offer }) => ({
      ...{ file, line: lineOf(before.text, at), what },
      ...(offer === undefined ? {} : { offer: linesOf(before.text, offer) }),
    })),
  );
  const idle = await idleFiles(root, changed, abilities.fileWords);
  const judgements = options.compile === true ? await judged(root, changed, abilities.compilers) : undefined;
  const isBroken = judgements?.some(({ errors }) => errors.length > 0) === true;
  const isWritten = options.write === true && !isBroken;
  if (isWritten) {
    await assertCommitted(root, changed, options, abilities);
    await writeRemoval(root, changed, abilities.files);
    if (options.branch !== undefined) await commit(root, key, value, changed, options.branch, abilities);
  }
  const files = changed.map((removal) => ({ file: removal.file, diff: diffOf(removal) }));
  const remarks = [
    ...refusals.map(({ file, line, reason }) => `${file}:${line}: refused: ${reason}`),
    ...leftovers.map(({ file, line, what, offer }) => `${file}:${line}: left: ${what}${offerWords(offer)}`),
    ...(judgements ?? []).flatMap(judgementLines),
    ...idle.map(({ file, tests }) => `${file}: left: nothing imports it any more${testWords(tests)}`),
  ];
  const head = isWritten
    ? [`Changed ${changed.length} ${changed.length === 1 ? 'file' : 'files'}.`]
    : files.map(({ diff }) => diff);
  const unseen = judgements?.length === 0 ? ['No compiler or type checker for these files is here.'] : [];
  const unwritten = options.write === true && isBroken ? ['It does not compile. Nothing was changed.'] : [];
  return {
    json: {
      key,
      value,
      files,
      refusals,
      leftovers,
      idleFiles: idle,
      ...(judgements && { compiled: judgements }),
    },
    text: plain([...head, ...remarks, ...unseen, ...unwritten].join('\n')),
    exitCode: refusals.length > 0 || isBroken ? EXIT.refused : EXIT.done,
  };
}

function judged(root: string, changed: readonly RemovalInFile[], compilers: Compilers) {
  return compilers(
    root,
    changed.map(({ file, before, after }) => ({ file, before: before.text, after })),
  );
}

function judgementLines({ by, files, errors }: Judgement): readonly string[] {
  const place = files.length === 1 ? (files[0] ?? '') : `${files.length} files`;
  return errors.length === 0
    ? [`${by}: no new error in ${place}`]
    : errors.map((error) => `${error} [${by}]`);
}

/** What could not be committed stays written: it is in the working copy, as a plain --write leaves it. */
async function commit(
  root: string,
  key: string,
  value: FlagValue,
  changed: readonly RemovalInFile[],
  branch: string,
  { commitOnBranch }: Abilities,
): Promise<void> {
  const files = changed.map(({ file }) => file);
  const message = `Remove the flag ${key}: it is ${valueWords(value)} for everyone`;
  await commitOnBranch(root, { branch, files, message }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The files were changed, but not committed. git says: ${plain(why)}`);
  });
}

/** Nothing is taken that a person was not asked about. */
function offerWords(offer: ReturnType<typeof linesOf> | undefined): string {
  if (offer === undefined) return '';
  const { line, endLine } = offer;
  return `; ${line === endLine ? `line ${line}` : `lines ${line} to ${endLine}`} could go`;
}

function testWords(tests: readonly string[]): string {
  return `; it could go${tests.length === 0 ? '' : `, with ${tests.join(', ')}`}`;
}

/** Lines are those of the files before the change. */
function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function linesOf(text: string, { start, end }: Span) {
  return { line: lineOf(text, start), endLine: lineOf(text, end - 1) };
}

function valueFrom(text: string): FlagValue {
  try {
    return JSON.parse(text) as FlagValue;
  } catch {
    throw new UsageError(
      `--value takes JSON: true, false, 3 or '"blue"', not ${plain(text)}. Nothing was changed.`,
    );
  }
}

async function assertCommitted(
  root: string,
  changed: readonly RemovalInFile[],
  { force }: RemoveOptions,
  { uncommitted }: Abilities,
): Promise<void> {
  if (force === true) return;
  const dirty = await uncommitted(
    root,
    changed.map(({ file }) => file),
  );
  if (dirty === undefined) {
    throw new UsageError(
      'There is no git here to go back with. Say --force to write all the same. Nothing was changed.',
    );
  }
  if (dirty.length > 0) {
    throw new UsageError(
      `${dirty.join(', ')}: not committed. Commit first, or say --force. Nothing was changed.`,
    );
  }
}

function diffOf({ file, before, after }: RemovalInFile): string {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before.text, after, undefined, undefined, {
    context: 3,
  });
  return patch.replace(/^=+\n/, '').trimEnd();
}

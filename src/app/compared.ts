import { type Finding, finding } from '../core/findings/finding.ts';
import { givenOf, unknownVariant } from '../core/findings/unknownVariant.ts';
import type { FlagKey } from '../core/model/flag.ts';
import type { FlagState } from '../core/model/flagState.ts';
import type { Reference } from '../core/model/reference.ts';
import type { Files } from '../core/ports/files.ts';
import type { References } from '../core/references/referenceTable.ts';
import { asksForName, type Compared, type FindCompared } from '../core/removal/compared.ts';
import { isAsking, type SourceFile } from '../core/removal/plan.ts';
import type { Entry } from './flagStore.ts';
import { othersOf, readSource } from './removeFlag.ts';

export interface ComparingAbilities {
  readonly files: Pick<Files, 'read'>;
  readonly findCompared: FindCompared;
}

/** Of every environment that knows the flag; none while one of them has not been read, as it may know more values. */
export function statesOf(entries: readonly Entry[], key: FlagKey): readonly FlagState[] {
  if (entries.some(({ snapshot }) => snapshot === undefined)) return [];
  return entries.flatMap(({ snapshot }) => snapshot?.flags.get(key) ?? []);
}

/** What the flags of texts of one file are held against. Rejects with `FileError`. */
export async function comparedIn(
  root: string,
  { file, text, references }: SourceFile,
  entries: readonly Entry[],
  { files, findCompared }: ComparingAbilities,
): Promise<readonly Compared[]> {
  const asking = references.filter((reference) => isAsking(reference) && mayBeCompared(reference, entries));
  if (asking.length === 0) return [];
  const source = { file, text, references: asking };
  return findCompared(source, await othersOf(root, [source], files));
}

function mayBeCompared(reference: Reference, entries: readonly Entry[]): boolean {
  return givenOf(statesOf(entries, reference.key), asksForName(reference)) !== undefined;
}

/** What is compared with what its flag never gives. */
export function variantFindings(
  file: string,
  compared: readonly Compared[],
  entries: readonly Entry[],
): readonly Finding[] {
  return compared.flatMap((each) => {
    const found = unknownVariant(each, statesOf(entries, each.key));
    return found ? [finding(found.check, found.message, { key: each.key, file, range: each.range })] : [];
  });
}

/** The same for a whole folder. Rejects with `FileError`. */
export async function allVariantFindings(
  root: string,
  references: References,
  entries: readonly Entry[],
  abilities: ComparingAbilities,
): Promise<readonly Finding[]> {
  const asking = [...references.keys()]
    .flatMap((key) => references.ofKey(key).filter(isAsking))
    .filter((reference) => mayBeCompared(reference, entries));
  const names = new Set(asking.map(({ file }) => file));
  const found = [...names].map(async (file) => {
    const source = await readSource(`${root}/${file}`, file, references.ofFile(file), abilities.files);
    return variantFindings(file, await comparedIn(root, source, entries, abilities), entries);
  });
  return (await Promise.all(found)).flat();
}

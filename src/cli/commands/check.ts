import { readFile } from 'node:fs/promises';
import { version } from '../../../package.json';
import { debtOf, check as findingsOf, sinceBaseline, withinBudget } from '../../app/check.ts';
import { allVariantFindings, type ComparingAbilities } from '../../app/compared.ts';
import { staleFlags } from '../../app/staleFlags.ts';
import { CHECKS, type CheckName, type Finding } from '../../core/findings/finding.ts';
import { UsageError } from '../failure.ts';
import { githubAnnotations } from '../formats/github.ts';
import { sarif } from '../formats/sarif.ts';
import { EXIT, type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';
import { withExpiries } from './stale.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  readonly baseline?: string;
  /** How many done flags are let pass: a number, or `baseline` for as many as it has. */
  readonly budget?: string;
}

/** For a pipeline: exits with 1 when there is anything that a baseline did not know already. */
export async function check(
  session: Session,
  { format, baseline, budget }: CheckOptions,
  abilities: ComparingAbilities,
): Promise<Output> {
  const { app, root, config, indexer } = session;
  await app.store.refreshChanges();
  await app.selfReleases.reload();
  const { entries } = app.store;
  const found = findingsOf({
    entries,
    stale: staleFlags(app.store, await withExpiries(session), config.stale, app.clock),
    references: indexer.index,
    leases: app.selfReleases.open,
    now: app.clock.now(),
  });
  const all = [...found, ...(await allVariantFindings(root, indexer.index, entries, abilities))];
  const known = baseline === undefined ? undefined : await readBaseline(baseline);
  const fresh = known === undefined ? all : sinceBaseline(all, known);
  const findings = budget === undefined ? fresh : withinBudget(fresh, all, allowed(budget, known));
  const json = { schema: 1, findings: findings.map(oneBased) };
  const text = {
    text: () => textOf(findings),
    json: () => JSON.stringify(json, null, 2),
    sarif: () => JSON.stringify(sarif(findings, version), null, 2),
    github: () => githubAnnotations(findings),
  }[format]();
  return { json, text, exitCode: findings.length === 0 ? EXIT.done : EXIT.refused };
}

function allowed(budget: string, baseline: readonly Finding[] | undefined): number {
  if (budget === 'baseline' && baseline !== undefined) return debtOf(baseline);
  if (/^\d{1,6}$/.test(budget)) return Number(budget);
  throw new UsageError(
    `--budget takes a number, or "baseline" beside --baseline, not ${plain(budget)}. Nothing was checked.`,
  );
}

function textOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing was found.';
  const names = Object.keys(CHECKS) as readonly CheckName[];
  return names
    .flatMap((name) => {
      const found = findings.filter((finding) => finding.check === name);
      return found.length === 0 ? [] : [`${CHECKS[name].about}:`, ...found.map(lineOf)];
    })
    .join('\n');
}

function lineOf({ file, range, message }: Finding): string {
  const place =
    file === undefined
      ? ''
      : `${file}${range === undefined ? '' : `:${range.line + 1}:${range.column + 1}`}  `;
  return `  ${plain(place)}${plain(message)}`;
}

function oneBased({ range, ...finding }: Finding): unknown {
  if (range === undefined) return finding;
  const { line, column, endLine, endColumn } = range;
  return { ...finding, line: line + 1, column: column + 1, endLine: endLine + 1, endColumn: endColumn + 1 };
}

/** What `check --format json` printed on another commit. */
async function readBaseline(file: string): Promise<readonly Finding[]> {
  try {
    const { findings } = JSON.parse(await readFile(file, 'utf8')) as { findings?: unknown };
    if (Array.isArray(findings)) return findings as readonly Finding[];
  } catch {
    // Said below, with what to do.
  }
  throw new UsageError(`${file} is not what "check --format json" prints. Nothing was checked.`);
}

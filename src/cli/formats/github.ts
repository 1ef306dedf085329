import { CHECKS, type Finding } from '../../core/findings/finding.ts';

/**
 * One workflow command a finding, which GitHub shows beside the line.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations(findings: readonly Finding[]): string {
  return findings.map(annotation).join('\n');
}

function annotation({ check, level, message, file, range }: Finding): string {
  const place =
    file === undefined
      ? {}
      : {
          file,
          ...(range === undefined
            ? {}
            : {
                line: range.line + 1,
                col: range.column + 1,
                endLine: range.endLine + 1,
                endColumn: range.endColumn + 1,
              }),
        };
  const properties = Object.entries({ ...place, title: CHECKS[check].about })
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
  return `::${level} ${properties}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

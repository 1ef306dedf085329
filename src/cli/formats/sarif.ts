import { CHECKS, type Finding } from '../../core/findings/finding.ts';

/** SARIF 2.1.0, as code scanning services read it. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarif(findings: readonly Finding[], version: string): unknown {
  const rules = Object.entries(CHECKS).map(([id, { about, level }]) => ({
    id,
    shortDescription: { text: about },
    defaultConfiguration: { level },
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'release-lens', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.check,
          level: finding.level,
          message: { text: finding.message },
          locations: locationsOf(finding),
          partialFingerprints: { flag: `${finding.check}/${finding.key ?? finding.file ?? ''}` },
        })),
      },
    ],
  };
}

function locationsOf({ file, range }: Finding): readonly unknown[] {
  if (file === undefined) return [];
  const region = range && {
    startLine: range.line + 1,
    startColumn: range.column + 1,
    endLine: range.endLine + 1,
    endColumn: range.endColumn + 1,
  };
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return [{ physicalLocation: { artifactLocation: { uri }, ...(region === undefined ? {} : { region }) } }];
}

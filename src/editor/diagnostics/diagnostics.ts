import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { useFindings } from '../../app/check.ts';
import { usesOf } from '../../app/codeUses.ts';
import { definitionFindings } from '../../core/findings/definitions.ts';
import { didYouMean } from '../../core/findings/didYouMean.ts';
import type { CheckName, Finding } from '../../core/findings/finding.ts';
import { staleUse } from '../../core/findings/staleUse.ts';
import { Disposables } from '../disposables.ts';
import { SECTION, SETTINGS } from '../ids.ts';
import { afterTyping } from '../workspace/afterTyping.ts';
import { uriOf } from '../workspace/paths.ts';
import type { Variants } from '../workspace/variants.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { registerFixes, SOURCE } from './fixes.ts';

/** After the last key, before it is looked again at what flags are compared with. */
const REST_MS = 300;

/** What `release-lens check` finds, where a person sees it: in the editors that are open, and in flag files. */
export function registerDiagnostics(flags: WorkspaceFlags, variants?: Variants): vscode.Disposable {
  const disposables = new Disposables();
  const inCode = disposables.add(vscode.languages.createDiagnosticCollection('release-lens-uses'));
  const inFlagFiles = disposables.add(vscode.languages.createDiagnosticCollection('release-lens-flags'));
  const renderCode = () => {
    const documents = vscode.window.visibleTextEditors.map(({ document }) => document);
    replaceAll(
      inCode,
      documents.map((document) => [
        document.uri,
        [...usesFound(flags, document), ...(variants?.findings(document) ?? [])],
      ]),
    );
  };
  const render = () => {
    renderCode();
    replaceAll(inFlagFiles, definitionsFound(flags));
  };
  disposables.add(flags.onDidChange(render));
  if (variants) {
    disposables.add(variants.onDidChange(renderCode));
    // What is compared may change where no reference does.
    disposables.add(afterTyping(REST_MS, renderCode));
  }
  disposables.add(vscode.window.onDidChangeVisibleTextEditors(renderCode));
  disposables.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${SETTINGS.diagnostics}`)) render();
    }),
  );
  disposables.add(registerFixes(flags, variants));
  return disposables;
}

type Found = readonly [uri: vscode.Uri, found: readonly Finding[]];
type Shown = [uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[] | undefined];

/** In one message, so that what stays is never gone meanwhile: its quick fixes are asked for by what is shown. */
function replaceAll(collection: vscode.DiagnosticCollection, all: readonly Found[]): void {
  const severities = vscode.workspace.getConfiguration(SECTION).get<Severities>(SETTINGS.diagnostics, {});
  const before = [...collection].map(([uri]): Shown => [uri, undefined]);
  // An editor that is split shows its document twice, and what is told twice for a file would stand there twice.
  const once = new Map(all.map((found) => [found[0].toString(), found]));
  const now = [...once.values()].map(
    ([uri, found]): Shown => [uri, found.flatMap((each) => diagnostic(each, severities[each.check]))],
  );
  collection.set([...before, ...now]);
}

function usesFound(flags: WorkspaceFlags, document: vscode.TextDocument): readonly Finding[] {
  const stale = flags.stale();
  const { store, clock } = flags.app;
  return usesOf(flags.referencesIn(document)).flatMap((use) => {
    const verdict = stale.get(use.key);
    if (verdict?.reason === 'undefined') return [withHint(staleUse(verdict, use), flags)];
    if (verdict?.reason === 'archived') return [staleUse(verdict, use)];
    return useFindings(use, store.entries, clock.now());
  });
}

function withHint(finding: Finding, flags: WorkspaceFlags): Finding {
  const [nearest] = didYouMean(finding.key ?? '', flags.app.store.keys());
  return nearest === undefined
    ? finding
    : { ...finding, message: t`${finding.message}. Did you mean ${nearest}?` };
}

function definitionsFound(flags: WorkspaceFlags): readonly Found[] {
  return flags.app.store.entries
    .filter(({ connection }) => connection.url === undefined)
    .map(({ connection, environment, snapshot, problem }) => [
      uriOf(`${connection.root}/${environment.source}`),
      definitionFindings(environment.source, snapshot, problem),
    ]);
}

type Severities = Readonly<Partial<Record<CheckName, keyof typeof SEVERITIES>>>;

const SEVERITIES = {
  hint: vscode.DiagnosticSeverity.Hint,
  information: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
  off: undefined,
} as const;

function diagnostic(
  { check, message, range }: Finding,
  level: keyof typeof SEVERITIES = 'off',
): vscode.Diagnostic[] {
  const severity = SEVERITIES[level];
  if (severity === undefined) return [];
  const { line, column, endLine, endColumn } = range ?? { line: 0, column: 0, endLine: 0, endColumn: 0 };
  // A definition is found at its line: all of it is underlined.
  const end = endColumn === 0 ? Number.MAX_SAFE_INTEGER : endColumn;
  const shown = new vscode.Diagnostic(new vscode.Range(line, column, endLine, end), message, severity);
  shown.source = SOURCE;
  shown.code = check;
  if (check === 'archived-flag') shown.tags = [vscode.DiagnosticTag.Deprecated];
  return [shown];
}

import path from 'node:path';
import ts from 'typescript';
import type { Judge } from './judge.ts';

/** TypeScript's type checker on a whole project. Only what a removal touches is checked again. */
export function typescriptJudge(project: string): Judge {
  return async (root, removals) => {
    const checker = new Checker(project);
    console.log(`${project}: ${checker.files} files, ${checker.oldErrors} old errors`);
    return removals.flatMap(({ name, files }) => {
      const texts = new Map(files.map(({ file, after }) => [path.join(root, file), after]));
      return checker.newErrors(texts).map((error) => `${name} ${path.relative(root, error)}`);
    });
  };
}

/** With either of these a builder takes it that a change of one file concerns no other. */
const WHOLE = { isolatedModules: false, verbatimModuleSyntax: false };

class Checker {
  readonly #sources = new Map<string, ts.SourceFile>();
  readonly #roots: readonly string[];
  readonly #options: ts.CompilerOptions;
  readonly #host: ts.CompilerHost;
  readonly #before: ts.SemanticDiagnosticsBuilderProgram;
  readonly #old: ReadonlyMap<string, readonly string[]>;
  #texts: ReadonlyMap<string, string> = new Map();

  constructor(project: string) {
    const onUnRecoverableConfigFileDiagnostic = ({ messageText }: ts.Diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, ' '));
    };
    const config = ts.getParsedCommandLineOfConfigFile(
      project,
      { noEmit: true, skipLibCheck: true, incremental: false, composite: false, ...WHOLE },
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic },
    );
    if (config === undefined) throw new Error(`${project} cannot be read.`);
    this.#options = config.options;
    this.#roots = config.fileNames;
    this.#host = ts.createCompilerHost(config.options, true);
    const fromDisk = this.#host.getSourceFile.bind(this.#host);
    this.#host.getSourceFile = (file, language) => {
      const text = this.#texts.get(file);
      if (text !== undefined) return versioned(ts.createSourceFile(file, text, language, true), text);
      const known = this.#sources.get(file) ?? fromDisk(file, language);
      if (known) this.#sources.set(file, versioned(known, ''));
      return known;
    };
    this.#before = this.#program(undefined);
    this.#old = errorsOf(this.#before);
  }

  get files(): number {
    return this.#roots.length;
  }

  get oldErrors(): number {
    return [...this.#old.values()].reduce((sum, { length }) => sum + length, 0);
  }

  newErrors(texts: ReadonlyMap<string, string>): readonly string[] {
    if (![...texts.keys()].some((file) => this.#before.getSourceFile(file))) return [];
    this.#texts = texts;
    return [...errorsOf(this.#program(this.#before))].flatMap(([file, errors]) => {
      const old = [...(this.#old.get(file) ?? [])];
      return errors
        .filter((error) => {
          const at = old.indexOf(error);
          if (at !== -1) old.splice(at, 1);
          return at === -1;
        })
        .map((error) => `${file} ${error}`);
    });
  }

  #program(before: ts.SemanticDiagnosticsBuilderProgram | undefined) {
    return ts.createSemanticDiagnosticsBuilderProgram(this.#roots, this.#options, this.#host, before);
  }
}

/** A builder compares versions, to know what to check again. */
function versioned(source: ts.SourceFile, version: string): ts.SourceFile {
  return Object.assign(source, { version: `version ${version}` });
}

/** Of the files that have to be looked at. */
function errorsOf(program: ts.SemanticDiagnosticsBuilderProgram): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (;;) {
    const next = program.getSemanticDiagnosticsOfNextAffectedFile();
    if (next === undefined) return found;
    if (!('fileName' in next.affected)) continue;
    const all = [...next.result, ...program.getSyntacticDiagnostics(next.affected)];
    found.set(
      next.affected.fileName,
      all.map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
    );
  }
}

import path from 'node:path';
import ts from 'typescript';
import type { Judge } from './judge.ts';

/** TypeScript's type checker on a whole project. Only what a removal touches, or may touch, is checked again. */
export function typescriptJudge(project: string): Judge {
  return function* (root, removals) {
    const checker = new Checker(project);
    console.log(`${project}: ${checker.files} files, ${checker.oldErrors} old errors`);
    let checked = 0;
    for (const { name, files } of removals) {
      const found = checker.look(new Map(files.map(({ file, after }) => [path.join(root, file), after])));
      for (const error of found.errors) yield `${name} ${path.relative(root, error)}`;
      checked += found.checked;
    }
    console.log(`${project}: ${checked} times a file was checked again`);
  };
}

/** With either of these a builder takes it that a change of one file concerns no other. */
const WHOLE = { isolatedModules: false, verbatimModuleSyntax: false };

/**
 * What a file declares is known by its declarations as they would be written. A builder that has not written them takes
 * the file's version for them, and every change for one that concerns whoever imports the file, and who imports those.
 */
const DECLARATIONS = {
  noEmit: false,
  declaration: true,
  declarationMap: false,
  emitDeclarationOnly: true,
  noEmitOnError: false,
};

class Checker {
  readonly #sources = new Map<string, ts.SourceFile>();
  readonly #roots: readonly string[];
  readonly #options: ts.CompilerOptions;
  readonly #host: ts.CompilerHost;
  readonly #before: ts.EmitAndSemanticDiagnosticsBuilderProgram;
  readonly #old: ReadonlyMap<string, readonly string[]>;
  #texts: ReadonlyMap<string, string> = new Map();

  constructor(project: string) {
    const onUnRecoverableConfigFileDiagnostic = ({ messageText }: ts.Diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, ' '));
    };
    const config = ts.getParsedCommandLineOfConfigFile(
      project,
      { skipLibCheck: true, incremental: false, composite: false, ...WHOLE, ...DECLARATIONS },
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
    this.#before.emit(undefined, () => undefined);
  }

  get files(): number {
    return this.#roots.length;
  }

  get oldErrors(): number {
    return [...this.#old.values()].reduce((sum, { length }) => sum + length, 0);
  }

  look(texts: ReadonlyMap<string, string>): { checked: number; errors: readonly string[] } {
    if (![...texts.keys()].some((file) => this.#before.getSourceFile(file)))
      return { checked: 0, errors: [] };
    this.#texts = texts;
    const found = errorsOf(this.#program(this.#before));
    const errors = [...found].flatMap(([file, now]) => {
      const old = [...(this.#old.get(file) ?? [])];
      return now
        .filter((error) => {
          const at = old.indexOf(error);
          if (at !== -1) old.splice(at, 1);
          return at === -1;
        })
        .map((error) => `${file} ${error}`);
    });
    return { checked: found.size, errors };
  }

  #program(before: ts.EmitAndSemanticDiagnosticsBuilderProgram | undefined) {
    return ts.createEmitAndSemanticDiagnosticsBuilderProgram(this.#roots, this.#options, this.#host, before);
  }
}

/** A builder compares versions, to know what to check again. */
function versioned(source: ts.SourceFile, version: string): ts.SourceFile {
  return Object.assign(source, { version: `version ${version}` });
}

/** Of the files that have to be looked at. */
function errorsOf(
  program: ts.EmitAndSemanticDiagnosticsBuilderProgram,
): ReadonlyMap<string, readonly string[]> {
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

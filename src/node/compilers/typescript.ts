import { createRequire } from 'node:module';
import path from 'node:path';
import type TypeScript from 'typescript';
import type { ChangedFile, Judgement } from '../../core/ports/compilers.ts';

type Ts = typeof TypeScript;

const READ = /\.[cm]?[jt]sx?$/;

/** The type checker that a project itself has installed, on each project that a changed file belongs to. */
export function byTypeScript(root: string, files: readonly ChangedFile[]): readonly Judgement[] {
  const open = new Map(
    files.filter(({ file }) => READ.test(file)).map((each) => [path.join(root, each.file), each] as const),
  );
  const judgements: Judgement[] = [];
  for (const first of open.keys()) {
    const found = judged(root, first, open);
    if (found === undefined) open.delete(first);
    else judgements.push(found);
  }
  return judgements;
}

/** What it has judged is taken from those that are open. */
function judged(root: string, first: string, open: Map<string, ChangedFile>): Judgement | undefined {
  const ts = installedFor(first);
  const project = ts && projectOf(ts, root, first);
  if (!ts || !project) return undefined;
  const own = new Map([...open].filter(([file]) => project.config.fileNames.includes(slashed(file))));
  const errors = newErrors(ts, project.config, own).map((error) => error.replaceAll(`${slashed(root)}/`, ''));
  for (const file of own.keys()) open.delete(file);
  const by = `TypeScript ${ts.version} (${path.relative(root, project.file)})`;
  return { by, files: [...own.values()].map(({ file }) => file), errors };
}

function installedFor(file: string): Ts | undefined {
  try {
    return createRequire(file)('typescript') as Ts;
  } catch {
    return undefined;
  }
}

interface Project {
  readonly file: string;
  readonly config: TypeScript.ParsedCommandLine;
}

/** The nearest above it that has the file, or refers to one that has it. */
function projectOf(ts: Ts, root: string, source: string): Project | undefined {
  for (let folder = path.dirname(source); ; folder = path.dirname(folder)) {
    const found = withFile(ts, path.join(folder, 'tsconfig.json'), source);
    if (found || folder === root || path.dirname(folder) === folder) return found;
  }
}

function withFile(ts: Ts, file: string, source: string): Project | undefined {
  if (!ts.sys.fileExists(file)) return undefined;
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(file, { noEmit: true, skipLibCheck: true }, host);
  if (config?.fileNames.includes(slashed(source))) return { file, config };
  for (const reference of config?.projectReferences ?? []) {
    const found = withFile(ts, ts.resolveProjectReferencePath(reference), source);
    if (found) return found;
  }
  return undefined;
}

/** Lines move with a change: an error is the same where its file and its words are. */
function newErrors(
  ts: Ts,
  { fileNames, options, projectReferences }: TypeScript.ParsedCommandLine,
  own: ReadonlyMap<string, ChangedFile>,
): readonly string[] {
  const host = ts.createCompilerHost(options, true);
  const fromDisk = host.getSourceFile.bind(host);
  const read = new Map<string, TypeScript.SourceFile | undefined>();
  const texts = new Map([...own].map(([file, { after }]) => [slashed(file), after]));
  let isChanged = false;
  host.getSourceFile = (file, ...rest) => {
    const text = isChanged ? texts.get(file) : undefined;
    if (text !== undefined) return ts.createSourceFile(file, text, rest[0], true);
    if (!read.has(file)) read.set(file, fromDisk(file, ...rest));
    return read.get(file);
  };
  const references = projectReferences ? { projectReferences } : {};
  const programOf = (oldProgram?: TypeScript.Program) =>
    ts.createProgram({
      rootNames: fileNames,
      options,
      host,
      ...references,
      ...(oldProgram && { oldProgram }),
    });
  const before = programOf();
  const old = errorsOf(ts, before).map(({ words }) => words);
  isChanged = true;
  return errorsOf(ts, programOf(before)).flatMap(({ words, at }) => {
    const known = old.indexOf(words);
    if (known === -1) return [at];
    old.splice(known, 1);
    return [];
  });
}

function errorsOf(ts: Ts, program: TypeScript.Program) {
  return ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => {
    const words = `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return { words: `${file?.fileName ?? ''} ${words}`, at: `${file?.fileName ?? ''}:${line}: ${words}` };
  });
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import type { ChangedFile, Judgement } from '../../core/ports/compilers.ts';

/** A language's own parser, which reads a file from its input and says in `error` where it cannot. */
interface Parser {
  readonly by: string;
  readonly command: readonly [string, ...string[]];
  readonly error: RegExp;
}

const COMPILE = 'import sys; compile(sys.stdin.buffer.read(), "stdin", "exec", dont_inherit=True)';

const PARSERS: Readonly<Record<string, Parser>> = {
  '.py': {
    by: 'python3',
    command: ['python3', '-I', '-c', COMPILE],
    error: /line (\d+)[\s\S]*?(\w+Error: .+)/,
  },
  '.go': { by: 'gofmt -e', command: ['gofmt', '-e'], error: /<standard input>:(\d+):\d+: (.+)/ },
  '.rb': { by: 'ruby -c', command: ['ruby', '-c'], error: /^-:(\d+): (.+)/m },
  '.php': { by: 'php -l', command: ['php', '-n', '-l'], error: /(?:^|\n)(.*error.*) in .* on line (\d+)/ },
};

/** How long a parser may take for one file. */
const PATIENCE_MS = 30_000;

/** None of the code runs: each file is parsed on its own. */
export async function byParsers(files: readonly ChangedFile[]): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  for (const [extension, parser] of Object.entries(PARSERS)) {
    const own = files.filter(({ file }) => path.extname(file) === extension);
    const found = own.length === 0 ? undefined : await errorsIn(own, parser);
    if (found) judgements.push({ by: parser.by, files: own.map(({ file }) => file), errors: found });
  }
  return judgements;
}

async function errorsIn(
  files: readonly ChangedFile[],
  parser: Parser,
): Promise<readonly string[] | undefined> {
  const errors: string[] = [];
  for (const { file, before, after } of files) {
    const found = await errorIn(after, parser);
    if (found === 'not here') return undefined;
    // What the parser could not read before, it does not judge.
    if (found !== undefined && (await errorIn(before, parser)) === undefined) errors.push(`${file}${found}`);
  }
  return errors;
}

/** `:12: what`; undefined where the text is read. */
function errorIn(text: string, { command, error }: Parser): Promise<string | undefined> {
  const [program, ...given] = command;
  return new Promise((resolve) => {
    const child = spawn(program, given, {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
      windowsHide: true,
    });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
    };
    child.stdout.on('data', command[0] === 'gofmt' ? () => undefined : hear);
    child.stderr.on('data', hear);
    child.on('error', () => resolve('not here'));
    child.on('close', (code) => {
      if (code === null) return resolve('not here');
      resolve(code === 0 ? undefined : wordsOf(error.exec(said), said));
    });
    // One that has gone already says so by its end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}

function wordsOf(found: RegExpExecArray | null, said: string): string {
  const [, one = '', two = ''] = found ?? [];
  if (found === null) return `: ${said.trim().split('\n').at(-1) ?? ''}`;
  return /^\d+$/.test(one) ? `:${one}: ${two.trim()}` : `:${two}: ${one.trim()}`;
}

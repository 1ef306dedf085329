// Usage: npm run bench -- piranha FOLDER, a checkout of uber/piranha.
//
// Takes the flags out of the examples that Piranha publishes for its cleaning of flags, and compares, function by
// function, with what it expects; white space and comments left out, as its own tests do. Its API is put into words of
// an SDK first. Prints a line for each example, and every function that came out otherwise. Writes nothing.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Indexer } from '../src/app/indexer.ts';
import { removeFlag } from '../src/app/removeFlag.ts';
import { syntaxOf } from '../src/core/removal/languages/syntaxes.ts';
import { isComment, type Node, part } from '../src/core/removal/node.ts';
import { planRemovalWith } from '../src/core/removal/planRemoval.ts';
import { SyntaxTrees } from '../src/indexing/syntaxTrees.ts';
import { systemClock } from '../src/node/clock.ts';
import { DiskFiles } from '../src/node/files.ts';
import { grammarsIn } from '../src/node/indexing/grammarFiles.ts';
import { WorkerScanner } from '../src/node/indexing/workerScanner.ts';
import { EXAMPLES, type Example, FALSE, TRUE } from './piranha/examples.ts';

const syntaxes = new SyntaxTrees(grammarsIn(path.join(__dirname, '../grammars')));

async function run(): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Say the folder of a checkout of uber/piranha.');
  for (const example of EXAMPLES) await compare(path.join(folder, 'crates/core/test-resources'), example);
}

async function compare(resources: string, example: Example): Promise<void> {
  const from = path.join(resources, example.folder, 'input');
  const root = mkdtempSync(path.join(tmpdir(), 'release-lens-piranha-'));
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'release-lens-bench-'));
  try {
    const files = readdirSync(from);
    for (const file of files) {
      writeFileSync(path.join(root, file), translated(readFileSync(path.join(from, file), 'utf8'), example));
    }
    const said = await removeBoth(root, cacheFolder);
    let same = 0;
    const others: string[] = [];
    for (const file of files) {
      const before = await functionsOf(
        file,
        translated(readFileSync(path.join(from, file), 'utf8'), example),
      );
      const theirs = await functionsOf(
        file,
        expected(path.join(resources, example.folder, 'expected', file)),
      );
      const ours = await functionsOf(file, readFileSync(path.join(root, file), 'utf8'));
      for (const name of new Set([...before.keys(), ...theirs.keys(), ...ours.keys()])) {
        if (theirs.get(name)?.plain === ours.get(name)?.plain) same += 1;
        else
          others.push(
            `--- ${file} ${name}\n${show('before', before, name)}${show('theirs', theirs, name)}${show('ours', ours, name)}`,
          );
      }
    }
    console.log(`${example.folder}: ${same} of ${same + others.length} as Piranha`);
    for (const other of others) console.log(other);
    for (const line of said) console.log(`  ${line}`);
  } finally {
    rmSync(root, { recursive: true });
    rmSync(cacheFolder, { recursive: true });
  }
}

/** A file that Piranha deletes is not there. */
function expected(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function translated(text: string, { words }: Example): string {
  return words.reduce((result, [from, to]) => result.replace(from, to), text);
}

/** First what is on, then what is off; what was said of either. */
async function removeBoth(root: string, cacheFolder: string): Promise<readonly string[]> {
  const said: string[] = [];
  for (const [key, value] of [
    [TRUE, true],
    [FALSE, false],
  ] as const) {
    const log = { info() {}, warn: console.error, error: console.error };
    const scanner = new WorkerScanner({ script: path.join(__dirname, '../indexWorker.js'), cacheFolder });
    const indexer = new Indexer({ scanner, clock: systemClock, log });
    await indexer.start(root, { knownKeys: [TRUE, FALSE] });
    const planRemoval = planRemovalWith(syntaxes);
    const removals = await removeFlag(
      root,
      indexer.index,
      { key, value },
      { files: new DiskFiles(), planRemoval },
    );
    for (const { file, before, after, refusals, leftovers } of removals) {
      const line = (at: number) => `${file}:${before.text.slice(0, at).split('\n').length}`;
      said.push(...refusals.map(({ at, what }) => `${line(at)} refused: ${what}`));
      said.push(...leftovers.map(({ at, what }) => `${line(at)} left: ${what}`));
      writeFileSync(path.join(root, file), after);
    }
    indexer.dispose();
    await scanner.dispose();
  }
  return said;
}

interface Piece {
  readonly text: string;
  /** Without white space and comments. */
  readonly plain: string;
}

/** By their names and those of what they are in; what is outside of all functions is that of its class, or the file. */
async function functionsOf(file: string, text: string): Promise<ReadonlyMap<string, Piece>> {
  const known = syntaxOf(file);
  const found = new Map<string, Piece>();
  if (known === undefined || text === '') return found;
  const { root } = (await syntaxes.load(known.grammar))(text);
  const { functions, types, language } = known.syntax;
  const nameOf = (node: Node) => {
    const fields = language.functions[node.type] ?? language.classes[node.type];
    const name = part(node, fields?.name ?? 'name') ?? part(node, '@simple_identifier');
    const isNamed = functions.has(node.type) || types.has(node.type) || node.type in language.classes;
    return isNamed && name ? text.slice(name.start, name.end) : undefined;
  };
  const visit = (node: Node, at: string) => {
    const inner: Node[] = [];
    const comments: Node[] = [];
    const stack = [...node.children];
    for (let next = stack.shift(); next; next = stack.shift()) {
      if (isComment(next)) comments.push(next);
      else if (nameOf(next) !== undefined) inner.push(next);
      else stack.unshift(...next.children);
    }
    const own = without(text, node, inner);
    let name = at;
    for (let count = 2; found.has(name); count++) name = `${at}#${count}`;
    found.set(name, { text: own, plain: without(text, node, [...inner, ...comments]).replace(/\s/g, '') });
    for (const each of inner) visit(each, `${at}/${nameOf(each)}`);
  };
  visit(root, '');
  return found;
}

function without(text: string, { start, end }: Node, holes: readonly Node[]): string {
  let result = '';
  let at = start;
  for (const hole of [...holes].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, hole.start);
    at = hole.end;
  }
  return result + text.slice(at, end);
}

function show(word: string, all: ReadonlyMap<string, Piece>, name: string): string {
  const piece = all.get(name);
  return `  ${word}:${piece ? `\n${piece.text.replace(/^\s*\n/gm, '').replace(/^/gm, '    | ')}` : ' nothing'}\n`;
}

// The threads of the index keep no process alive.
const alive = setInterval(() => undefined, 1000);
void run().finally(() => clearInterval(alive));

#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, Option } from 'commander';
import { version } from '../../package.json';
import { compose } from '../app/compose.ts';
import { healthSources } from '../health/registry.ts';
import { gitAuthorship } from '../node/authorship.ts';
import { systemClock } from '../node/clock.ts';
import { compilersHere } from '../node/compilers/compilers.ts';
import { usedOnDefaultBranch } from '../node/defaultBranch.ts';
import { environmentHealthTokens, environmentTokens } from '../node/environmentTokens.ts';
import { exec } from '../node/exec.ts';
import { DiskFiles } from '../node/files.ts';
import { gitFileWords } from '../node/fileWords.ts';
import { dataFolder } from '../node/folders.ts';
import { commitOnBranch } from '../node/gitCommit.ts';
import { gitRevisions } from '../node/gitRevisions.ts';
import { uncommitted } from '../node/gitStatus.ts';
import { WorkerScanner } from '../node/indexing/workerScanner.ts';
import { FileJournal } from '../node/journal.ts';
import { lookInThread, planRemovalInThread } from '../node/removal/removalThread.ts';
import { providers } from '../providers/registry.ts';
import { type ArchiveOptions, archive } from './commands/archive.ts';
import { type CheckOptions, check, FORMATS } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import { flags } from './commands/flags.ts';
import { leases, sweep, unRelease } from './commands/leases.ts';
import { refs, renderRefs } from './commands/refs.ts';
import { type RemoveOptions, remove } from './commands/remove.ts';
import { type RolloutOptions, rollout, unReleaseFrom, type WalkOptions } from './commands/rollout.ts';
import { type SelfOptions, self } from './commands/self.ts';
import { STALE_FORMATS, type StaleOptions, stale } from './commands/stale.ts';
import { whoami } from './commands/whoami.ts';
import { UsageError } from './failure.ts';
import { deskOf } from './mcp/desk.ts';
import { EXIT, type Output } from './output.ts';
import { indexCode, openSession, type Session } from './session.ts';
import { fail, stderrLog } from './telling.ts';

interface GlobalOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly config?: string;
  readonly dir: string;
  readonly as?: string;
  readonly attr: readonly string[];
}

const program = new Command('release-lens')
  .description('See the release state of every flag, release to only yourself, find what is stale.')
  .version(version)
  .option('--json', 'one JSON document on stdout')
  .option('--quiet', 'nothing on stderr but errors')
  .option('--config <file>', 'instead of the nearest release-lens.json')
  .option('--offline', 'snapshots only; flag files are always local')
  .option('-C, --dir <folder>', 'the folder to work in', '.')
  .option('--as <key>', 'who to be in the running product')
  .option(
    '--attr <name=value>',
    'an attribute of that identity',
    (value, all: string[]) => [...all, value],
    [],
  )
  .showHelpAfterError('(release-lens --help tells what there is)')
  .exitOverride();

program
  .command('refs [dir]')
  .description('finds every use of a flag in the code')
  .option('--keys <file>', 'known keys, one a line')
  .option('--key <key>', 'a known key', (value, all: string[]) => [...all, value], [])
  .option('--discover', 'also keys that only the calls in the code reveal')
  .action((dir: string | undefined, options: { keys?: string; key: readonly string[]; discover?: boolean }) =>
    run(dir, async (session, scanner) => {
      const given = [...options.key, ...(options.keys === undefined ? [] : await keysIn(options.keys))];
      const { app, root, config } = session;
      const result = await refs({
        root,
        scanner,
        clock: app.clock,
        log: app.log,
        config: config.calls,
        knownKeys: given.length > 0 ? given : app.store.keys(),
        discover: options.discover === true || given.length === 0,
      });
      return { json: result, text: renderRefs(result).trimEnd() };
    }),
  );

program
  .command('flags [dir]')
  .description('every known flag with its state in each environment')
  .action((dir?: string) => run(dir, async (session) => flags(await indexCode(session))));

program
  .command('explain <key>')
  .description('what an identity gets, and why')
  .option('--env <name>', 'the environment; production when there is one')
  .action((key: string, options: { env?: string }) =>
    run(undefined, async (session) => explain(session, key, options)),
  );

program
  .command('self <key>')
  .description('releases a flag to only you')
  .option('--variation <name>', 'the variation; the one that is on when left out')
  .option('--env <name>', 'the environment; production when there is one')
  .option('--for <duration>', 'how long: 30m, 8h, 2d', '8h')
  .option('--yes', 'without asking')
  .option('--dry-run', 'shows the change and whom it reaches, writes nothing')
  .action((key: string, options: SelfOptions) => run(undefined, (session) => self(session, key, options)));

program
  .command('un-release <key>')
  .description('ends a self-release: what was there before is put back; or takes a release back from others')
  .option('--env <name>', 'the environment')
  .option('--from <population>', 'a key, a segment, me, share, everyone-but-me or everyone')
  .option('--variation <name>', 'the variation; the one that is released when left out')
  .option('--yes', 'without asking')
  .option('--dry-run', 'shows the change and whom it reaches, writes nothing')
  .action((key: string, { from, ...options }: WalkOptions & { from?: string }) =>
    run(undefined, (session) =>
      from === undefined ? unRelease(session, key, options) : unReleaseFrom(session, key, from, options),
    ),
  );

program
  .command('rollout <key>')
  .description('where a release stands on its way to everyone; and walks it on, or back')
  .option('--to <stage>', 'to that stage, or to nobody')
  .option('--next', 'to the next stage')
  .option('--back', 'to the stage before')
  .option('--undo', 'takes the last step back, to the letter where nobody touched the flag since')
  .option('--note <text>', 'what was learned where it stands, kept beside its last change')
  .option('--variation <name>', 'the variation; the one that is released when left out')
  .option('--env <name>', 'the environment; production when there is one')
  .option('--yes', 'without asking')
  .option('--dry-run', 'shows the change and whom it reaches, writes nothing')
  .action((key: string, options: RolloutOptions) =>
    run(undefined, (session) => rollout(session, key, options)),
  );

program
  .command('leases')
  .description('your open self-releases')
  .action(() => run(undefined, leases));

program
  .command('sweep')
  .description('ends self-releases that are over, settles those that were interrupted')
  .action(() => run(undefined, sweep));

program
  .command('whoami [email]')
  .description('who you are taken for in each product, and whom its flag system knows by your e-mail address')
  .action((email?: string) => run(undefined, (session) => whoami(session, email)));

program
  .command('stale [dir]')
  .description('flags that have done their work, with evidence, whom to ask, and what removing them saves')
  .addOption(new Option('--format <name>', 'how to print it').choices(STALE_FORMATS).default('text'))
  .action((dir: string | undefined, options: StaleOptions) =>
    run(dir, async (session) =>
      stale(await indexCode(session), options, {
        files: diskFiles,
        planRemoval,
        authorship: gitAuthorship,
      }),
    ),
  );

program
  .command('check [dir]')
  .description(
    'for pipelines: unknown, archived and stale flags, malformed definitions, expired self-releases',
  )
  .addOption(new Option('--format <name>', 'how to print it').choices(FORMATS).default('text'))
  .option('--baseline <file>', 'what "check --format json" printed elsewhere: only what is new counts')
  .option('--budget <count>', 'done flags pass while there are no more than this, or than "baseline" has')
  .action((dir: string | undefined, options: CheckOptions) =>
    run(dir, async (session) => check(await indexCode(session), options, { files: diskFiles, findCompared })),
  );

program
  .command('remove <key> [dir]')
  .description('takes a flag out of the code; prints the change unless --write')
  .requiredOption('--value <json>', 'the value that stays, as JSON: true, false, \'"blue"\'')
  .option('--write', 'changes the files')
  .option('--force', 'also files with uncommitted changes')
  .option(
    '--compile',
    "has the project's TypeScript, Python, gofmt, Ruby, PHP look at the result before it is written",
  )
  .option('--branch <name>', 'with --write: commits the change on a new branch')
  .action((key: string, dir: string | undefined, options: RemoveOptions) =>
    run(dir, async (session) => {
      const { app, root, config, indexer } = session;
      await indexer.start(root, { config: config.calls, knownKeys: [...app.store.keys(), key] });
      return remove(session, key, options, {
        files: diskFiles,
        planRemoval,
        fileWords: gitFileWords,
        compilers: compilersHere,
        uncommitted,
        commitOnBranch,
      });
    }),
  );

program
  .command('archive <key>')
  .description('puts a flag away in its flag system once no code asks for it any more')
  .option('--yes', 'without asking')
  .option('--even-so', 'although the default branch has it, or production asks for it')
  .option('--dry-run', 'shows the change and what speaks against it, writes nothing')
  .action((key: string, options: ArchiveOptions) =>
    run(undefined, async (session) => archive(await indexCode(session), key, options, usedOnDefaultBranch)),
  );

program
  .command('mcp')
  .description('serves an agent over stdin and stdout, by the Model Context Protocol')
  .action(() =>
    run(undefined, async (session) => {
      // Its own file, so that no other command loads it.
      const { serve }: typeof import('./mcp/serve.ts') = require(path.join(__dirname, 'mcp.js'));
      await serve({
        version,
        newId: randomUUID,
        deskFor: deskOf(session, { files: diskFiles, planRemoval, fileWords: gitFileWords }),
      });
      return undefined;
    }),
  );

const diskFiles = new DiskFiles();
const removalWorker = path.join(__dirname, 'removalWorker.js');
const planRemoval = planRemovalInThread(removalWorker);
const { findCompared } = lookInThread(removalWorker);

const NO_EXEC =
  'Commands that a configuration names are run with RELEASE_LENS_EXEC=1 only: they may be anything.';

/** Undefined: it has said what it had to say. */
type Work = (session: Session, scanner: WorkerScanner) => Promise<Output | undefined>;

async function run(dir: string | undefined, work: Work): Promise<void> {
  const options = program.opts<GlobalOptions>();
  const scanner = new WorkerScanner({ script: path.join(__dirname, 'indexWorker.js') });
  try {
    const tokens = environmentTokens(process.env);
    const app = compose({
      providers: providers({ files: diskFiles, revisions: gitRevisions, clock: systemClock, tokens }),
      healthSources: healthSources({
        tokens: environmentHealthTokens(process.env),
        clock: systemClock,
        exec: process.env['RELEASE_LENS_EXEC'] === '1' ? exec : NO_EXEC,
      }),
      journal: new FileJournal(dataFolder()),
      clock: systemClock,
      log: stderrLog(options.quiet === true),
      newId: randomUUID,
    });
    const session = await openSession(app, scanner, {
      folder: dir ?? options.dir,
      attributes: options.attr,
      ...(options.config === undefined ? {} : { configFile: options.config }),
      ...(options.as === undefined ? {} : { as: options.as }),
    });
    const output = await work(session, scanner);
    if (output === undefined) return;
    process.stdout.write(`${options.json === true ? JSON.stringify(output.json, null, 2) : output.text}\n`);
    process.exitCode = output.exitCode ?? EXIT.done;
  } finally {
    await scanner.dispose();
  }
}

async function keysIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read. It should hold one key a line.`);
  });
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

// Whoever reads has had enough: `release-lens refs | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});
process.once('SIGINT', () => process.exit(EXIT.interrupted));
program.parseAsync().catch(fail);

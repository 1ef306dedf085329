import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CodeUses } from '../app/codeUses.ts';
import type { App } from '../app/compose.ts';
import { CONFIG_FILE } from '../app/config/fields.ts';
import { readConfig, readIdentity } from '../app/config.ts';
import { discoveredConnections } from '../app/connections.ts';
import { identityOf } from '../app/identity.ts';
import { Indexer } from '../app/indexer.ts';
import { type Config, NO_CONFIG } from '../core/model/config.ts';
import type { FlagValue } from '../core/model/flag.ts';
import type { Identity } from '../core/model/identity.ts';
import type { Scanner } from '../core/ports/scanner.ts';
import { identityIn } from '../node/environmentTokens.ts';
import { findUp, gitEmail } from '../node/projectConfig.ts';
import { UsageError } from './failure.ts';

export interface SessionOptions {
  readonly folder: string;
  readonly configFile?: string;
  readonly as?: string;
  readonly attributes: readonly string[];
}

/** What a command works with: one folder, its flags, and who I am. */
export interface Session {
  readonly app: App;
  readonly root: string;
  readonly config: Config;
  /** Who I am in the product of a connection. */
  readonly identityOf: (connection: string) => Identity | undefined;
  readonly indexer: Indexer;
  readonly uses: CodeUses;
  confirm(question: string): Promise<boolean>;
}

/** Reads the configuration and every flag definition. References are looked for only by `indexCode`. */
export async function openSession(app: App, scanner: Scanner, options: SessionOptions): Promise<Session> {
  const root = path.resolve(options.folder);
  const config = await configOf(root, options.configFile);
  const files = await scanner.findFlagFiles(root);
  await app.store.connect([...config.connections, ...discoveredConnections(root, files, config)], [root]);
  const indexer = new Indexer({ scanner, clock: app.clock, log: app.log });
  return {
    app,
    root,
    config,
    identityOf: await whoAmI(root, config, options),
    indexer,
    uses: new CodeUses(
      () => [indexer.index],
      () => indexer.stats.ms.total > 0,
    ),
    confirm,
  };
}

/** The same session, its references found. */
export async function indexCode(session: Session): Promise<Session> {
  const { app, root, config, indexer } = session;
  await indexer.start(root, { config: config.calls, knownKeys: app.store.keys() });
  return session;
}

async function configOf(root: string, given: string | undefined): Promise<Config> {
  const found =
    given === undefined
      ? await findUp(root, CONFIG_FILE)
      : await findUp(path.dirname(path.resolve(given)), path.basename(given));
  if (found !== undefined) return readConfig(found.text, path.dirname(found.file));
  if (given !== undefined) throw new UsageError(`There is no ${given}. Nothing was changed.`);
  return NO_CONFIG;
}

/**
 * --as and --attr, else RELEASE_LENS_<CONNECTION>_IDENTITY or RELEASE_LENS_IDENTITY (a key, or JSON), else the
 * configuration, else git's user.email.
 */
async function whoAmI(root: string, config: Config, options: SessionOptions): Promise<Session['identityOf']> {
  const usual = config.identity ?? identityOrNone(await gitEmail(root));
  const attributes = Object.fromEntries(options.attributes.map(attribute));
  return (connection) => {
    const named = identityIn(process.env, connection);
    const base =
      options.as !== undefined
        ? identityOf(options.as)
        : named === undefined
          ? usual
          : parseIdentity(named.text, named.variable);
    return base && { ...base, attributes: { ...base.attributes, ...attributes } };
  };
}

function identityOrNone(key: string | undefined): Identity | undefined {
  return key === undefined ? undefined : identityOf(key);
}

function parseIdentity(text: string, variable: string): Identity {
  if (!text.startsWith('{')) return identityOf(text);
  try {
    return readIdentity(JSON.parse(text));
  } catch {
    throw new UsageError(`${variable} is neither a key nor {"key": …}. Nothing was changed.`);
  }
}

/** `plan=beta`; numbers, booleans and JSON are taken as such. */
function attribute(text: string): readonly [string, FlagValue] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--attr takes name=value, not "${text}". Nothing was changed.`);
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value) as FlagValue];
  } catch {
    return [text.slice(0, at), value];
  }
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      'There is nobody to ask here: say --yes to release, or --dry-run to look. Nothing was changed.',
    );
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await prompt.question(`${question} [y/N] `)).trim());
  } finally {
    prompt.close();
  }
}

import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { type Config, NO_CONFIG } from '../core/model/config.ts';
import { type Connection, type Environment, tierOf } from '../core/model/environment.ts';
import type { FlagValue } from '../core/model/flag.ts';
import type { HealthConfig } from '../core/model/gate.ts';
import type { Guard } from '../core/model/guard.ts';
import type { Identity } from '../core/model/identity.ts';
import type { CaseName } from '../core/references/keyCase.ts';
import type { CallsConfig, CustomCall } from '../core/references/sdkCalls/callTable.ts';
import type { Limits } from '../core/staleness/facts.ts';
import { GatesProblem, readHealth } from './gatesConfig.ts';

export const CONFIG_FILE = 'release-lens.json';

/** Says which file, where in it, and what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads `release-lens.json` (JSON with comments). `root` is the absolute folder it stands in. */
export function readConfig(text: string, root: string): Config {
  const errors: ParseError[] = [];
  const data: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) {
    const line = text.slice(0, first.offset).split('\n').length;
    throw new ConfigError(
      `${CONFIG_FILE}, line ${line}: ${printParseErrorCode(first.error)}. It was not used.`,
    );
  }
  const config = object(data, 'the file');
  const identity = config['identity'];
  const forbid = guard(config['selfRelease']);
  return {
    connections: readConnections(config['connections'], root, forbid),
    ...(forbid === undefined ? {} : { forbid }),
    ...(identity === undefined ? {} : { identity: readIdentity(identity) }),
    calls: callsConfig(config),
    stale: limits(object(config['stale'] ?? {}, 'stale')),
    health: health(config, root),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** A list of connections as `release-lens.json` and the user's settings hold it. */
export function readConnections(data: unknown, root: string, forbid?: Guard): readonly Connection[] {
  return list(data, 'connections').map((entry) => ({
    ...connection(entry, root),
    ...(forbid === undefined ? {} : { forbid }),
  }));
}

function connection(entry: Fields, root: string): Connection {
  const folders = entry['folders'];
  const name = requiredText(entry, 'name');
  const url = optionalText(entry, 'url');
  const project = optionalText(entry, 'project');
  return {
    name,
    provider: requiredText(entry, 'provider'),
    root,
    ...(url === undefined ? {} : { url: address(url, name) }),
    ...(project === undefined ? {} : { project }),
    folders: Array.isArray(folders) ? folders.map(String) : ['.'],
    environments: list(entry['environments'], 'environments').map((each) =>
      environment(
        each,
        url === undefined ? fileOf(each) : (optionalText(each, 'key') ?? requiredText(each, 'name')),
      ),
    ),
  };
}

/** A token is sent there, so nobody on the way may read it. */
function address(url: string, name: string): string {
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(url)) {
    throw new ConfigError(`${CONFIG_FILE}: "url" of ${name} has to be an https address. It was not used.`);
  }
  return url.replace(/\/+$/, '');
}

function fileOf(entry: Fields): string {
  const source = requiredText(entry, 'file');
  if (/^([\\/]|[a-z]:)/i.test(source) || source.split(/[\\/]/).includes('..')) {
    const name = requiredText(entry, 'name');
    throw new ConfigError(`${CONFIG_FILE}: "file" of ${name} has to lie below the folder of ${CONFIG_FILE}.`);
  }
  return source;
}

function environment(entry: Fields, source: string): Environment {
  const name = requiredText(entry, 'name');
  const tier = optionalText(entry, 'tier');
  const ofrep = optionalText(entry, 'ofrep');
  if (ofrep !== undefined && !/^https?:\/\//.test(ofrep)) {
    throw new ConfigError(`${CONFIG_FILE}: "ofrep" of ${name} has to be an http or https address.`);
  }
  return {
    name,
    tier: tier === 'production' ? 'production' : tier === undefined ? tierOf(name) : 'other',
    source,
    ...(ofrep === undefined ? {} : { ofrep }),
  };
}

/** `{"key": "me@corp.example", "kind": "user", "attributes": {…}}` */
export function readIdentity(data: unknown): Identity {
  const entry = object(data, 'identity');
  return {
    key: requiredText(entry, 'key'),
    kind: optionalText(entry, 'kind') ?? 'user',
    attributes: object(entry['attributes'] ?? {}, 'attributes') as Readonly<Record<string, FlagValue>>,
  };
}

/** `"selfRelease": {"forbid": {"environments": ["live-eu"], "flags": ["payments-*"], "tags": ["regulated"]}}` */
function guard(data: unknown): Guard | undefined {
  if (data === undefined) return undefined;
  const forbid = object(object(data, 'selfRelease')['forbid'] ?? {}, 'selfRelease.forbid');
  const names = (name: string) => texts(forbid[name], `selfRelease.forbid.${name}`);
  return { environments: names('environments'), flags: names('flags'), tags: names('tags') };
}

function health(config: Fields, root: string): HealthConfig {
  try {
    return readHealth(config, root);
  } catch (error) {
    if (!(error instanceof GatesProblem)) throw error;
    throw new ConfigError(`${CONFIG_FILE}: ${error.message}. It was not used.`);
  }
}

/** `"stale": {"days": 30, "temporaryDays": 90, "ignore": ["kill-*"]}` */
function limits(stale: Fields): Limits {
  return {
    days: integer(stale, 'days') ?? NO_CONFIG.stale.days,
    temporaryDays: integer(stale, 'temporaryDays') ?? NO_CONFIG.stale.temporaryDays,
    ignore: texts(stale['ignore'], 'stale.ignore'),
  };
}

function texts(data: unknown, what: string): readonly string[] {
  if (data === undefined) return [];
  if (Array.isArray(data) && data.every((entry) => typeof entry === 'string')) return data;
  throw new ConfigError(`${CONFIG_FILE}: "${what}" has to be a list of texts. It was not used.`);
}

function callsConfig(config: Fields): CallsConfig {
  return {
    calls: list(config['calls'], 'calls').map(customCall),
    components: list(config['components'], 'components').map((entry) => ({
      name: requiredText(entry, 'name'),
      prop: requiredText(entry, 'prop'),
    })),
    attributes: list(config['attributes'], 'attributes').map((entry) => ({
      name: requiredText(entry, 'name'),
      keyArgument: integer(entry, 'keyArgument') ?? 0,
    })),
    accessors: list(config['accessors'], 'accessors').map((entry) => {
      const name = optionalText(entry, 'case');
      return { object: requiredText(entry, 'object'), ...(isCaseName(name) ? { case: name } : {}) };
    }),
  };
}

function customCall(entry: Fields): CustomCall {
  const defaultArgument = integer(entry, 'defaultArgument');
  const languages = entry['languages'];
  return {
    name: requiredText(entry, 'name'),
    keyArgument: integer(entry, 'keyArgument') ?? 0,
    ...(defaultArgument === undefined ? {} : { defaultArgument }),
    ...(entry['inverted'] === true ? { inverted: true } : {}),
    ...(Array.isArray(languages) ? { languages: languages.map(String) } : {}),
  };
}

function isCaseName(name: string | undefined): name is CaseName {
  return CASES.some((known) => known === name);
}

const CASES: readonly CaseName[] = ['camel', 'pascal', 'snake', 'upper', 'kebab', 'dot'];

function object(data: unknown, what: string): Fields {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Fields;
  throw new ConfigError(`${CONFIG_FILE}: ${what} has to be an object. It was not used.`);
}

function list(data: unknown, what: string): readonly Fields[] {
  if (data === undefined) return [];
  if (Array.isArray(data)) return data.map((entry) => object(entry, `each of "${what}"`));
  throw new ConfigError(`${CONFIG_FILE}: "${what}" has to be a list. It was not used.`);
}

function optionalText(entry: Fields, name: string): string | undefined {
  const value = entry[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new ConfigError(`${CONFIG_FILE}: "${name}" has to be text. It was not used.`);
}

function requiredText(entry: Fields, name: string): string {
  const value = optionalText(entry, name);
  if (value !== undefined && value !== '') return value;
  throw new ConfigError(`${CONFIG_FILE}: "${name}" is missing. It was not used.`);
}

function integer(entry: Fields, name: string): number | undefined {
  const value = entry[name];
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value;
  throw new ConfigError(`${CONFIG_FILE}: "${name}" has to be a whole number. It was not used.`);
}

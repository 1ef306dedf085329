import { t } from '@vscode/l10n';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { type Config, NO_CONFIG } from '../core/model/config.ts';
import { type Connection, type Environment, type Terms, tierOf } from '../core/model/environment.ts';
import type { FlagValue } from '../core/model/flag.ts';
import type { Guard } from '../core/model/guard.ts';
import type { Identity } from '../core/model/identity.ts';
import { jsonProblem } from '../core/model/jsonProblem.ts';
import type { RemovalTaste } from '../core/removal/plan.ts';
import type { FolderLimits, Limits } from '../core/staleness/facts.ts';
import { callsConfig } from './config/calls.ts';
import {
  CONFIG_FILE,
  ConfigError,
  type Fields,
  integer,
  list,
  object,
  optionalText,
  requiredText,
  texts,
} from './config/fields.ts';
import { assertGates, readHealth } from './config/gates.ts';
import { readStages } from './config/stages.ts';

/** Reads `release-lens.json` (JSON with comments). `root` is the absolute folder it stands in. */
export function readConfig(text: string, root: string): Config {
  const errors: ParseError[] = [];
  const data: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) {
    const line = text.slice(0, first.offset).split('\n').length;
    throw new ConfigError(
      t`${CONFIG_FILE}, line ${line}: ${jsonProblem(printParseErrorCode(first.error))}. It was not used.`,
    );
  }
  const config = object(data, t('the file'));
  const identity = config['identity'];
  const terms = readTerms(config, root);
  return {
    connections: readConnections(config['connections'], root, terms),
    ...terms,
    ...(identity === undefined ? {} : { identity: readIdentity(identity) }),
    calls: callsConfig(config),
    stale: limits(object(config['stale'] ?? {}, 'stale')),
    ...(config['remove'] === undefined ? {} : { remove: taste(object(config['remove'], 'remove')) }),
  };
}

/** A list of connections as `release-lens.json` and the user's settings hold it. */
export function readConnections(data: unknown, root: string, terms: Terms = {}): readonly Connection[] {
  return list(data, 'connections').map((entry) => ({ ...connection(entry, root), ...terms }));
}

/** What the team has agreed on holds for every connection. */
function readTerms(config: Fields, root: string): Terms {
  const forbid = guard(config['selfRelease']);
  const stages = readStages(config['stages']);
  const health = readHealth(config, root);
  assertGates(stages, health);
  return {
    ...(forbid === undefined ? {} : { forbid }),
    ...(stages === undefined ? {} : { stages }),
    ...(health === undefined ? {} : { health }),
  };
}

function connection(entry: Fields, root: string): Connection {
  const folders = entry['folders'];
  const name = requiredText(entry, 'name');
  const url = optionalText(entry, 'url');
  const project = optionalText(entry, 'project');
  return {
    name,
    provider: requiredText(entry, 'provider', name),
    root,
    ...(url === undefined ? {} : { url: address(url, name) }),
    ...(project === undefined ? {} : { project }),
    folders: Array.isArray(folders) ? folders.map(String) : ['.'],
    environments: list(entry['environments'], 'environments').map((each) => {
      const own = requiredText(each, 'name', t`an environment of ${name}`);
      return environment(each, own, url === undefined ? fileOf(each, own, name) : optionalText(each, 'key'));
    }),
  };
}

/** A token is sent there, so nobody on the way may read it. */
function address(url: string, name: string): string {
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(url)) {
    throw new ConfigError(t`${CONFIG_FILE}: "url" of ${name} has to be an https address. It was not used.`);
  }
  return url.replace(/\/+$/, '');
}

function fileOf(entry: Fields, name: string, connection: string): string {
  const source = requiredText(entry, 'file', t`${name} of ${connection} (or "url" of ${connection})`);
  if (/^([\\/]|[a-z]:)/i.test(source) || source.split(/[\\/]/).includes('..')) {
    throw new ConfigError(
      t`${CONFIG_FILE}: "file" of ${name} has to lie below the folder of ${CONFIG_FILE}.`,
    );
  }
  return source;
}

function environment(entry: Fields, name: string, source = name): Environment {
  const tier = optionalText(entry, 'tier');
  const ofrep = optionalText(entry, 'ofrep');
  if (ofrep !== undefined && !/^https?:\/\//.test(ofrep)) {
    throw new ConfigError(t`${CONFIG_FILE}: "ofrep" of ${name} has to be an http or https address.`);
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

/** `"stale": {"days": 30, "temporaryDays": 90, "ignore": ["kill-*"], "folders": [{"folder": "billing", "days": 90}]}` */
function limits(stale: Fields): Limits {
  const folders = list(stale['folders'], 'stale.folders').map(folderLimits);
  return {
    ...(folders.length === 0 ? {} : { folders }),
    days: integer(stale, 'days') ?? NO_CONFIG.stale.days,
    temporaryDays: integer(stale, 'temporaryDays') ?? NO_CONFIG.stale.temporaryDays,
    ignore: texts(stale['ignore'], 'stale.ignore'),
  };
}

function folderLimits(entry: Fields): FolderLimits {
  const [days, temporaryDays] = [integer(entry, 'days'), integer(entry, 'temporaryDays')];
  return {
    folder: requiredText(entry, 'folder').replace(/^\.\/|\/+$/g, ''),
    ...(days === undefined ? {} : { days }),
    ...(temporaryDays === undefined ? {} : { temporaryDays }),
  };
}

/** `"remove": {"constantFunctions": "leave"}` */
function taste(remove: Fields): RemovalTaste {
  const constantFunctions = remove['constantFunctions'] ?? 'inline';
  if (constantFunctions === 'inline' || constantFunctions === 'leave') return { constantFunctions };
  throw new ConfigError(
    t`${CONFIG_FILE}: "remove.constantFunctions" has to be "inline" or "leave". It was not used.`,
  );
}

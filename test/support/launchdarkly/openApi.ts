import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';

/** LaunchDarkly's own description of its API. Not part of this repository: 2.6 MB that are not ours. */
const FILE = path.resolve('../shared/providers/openapi/launchdarkly.json');

interface Operation {
  readonly tags?: readonly string[];
  readonly description: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: object }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

export interface Exchange {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** Throws where an exchange is not as the published OpenAPI file has it. */
export type Judge = (exchange: Exchange) => void;

let known: Judge | undefined;

/** Undefined where the file is not at hand. */
export function publishedApi(): Judge | undefined {
  if (known === undefined && existsSync(FILE)) known = judgeBy(JSON.parse(readFileSync(FILE, 'utf8')));
  return known;
}

function judgeBy(document: { readonly paths: Paths }): Judge {
  const conforms = conformer(document);
  const find = finder(document.paths);
  return ({ method, url, headers, body, status, answer }) => {
    const { pathname, searchParams } = new URL(url, 'http://double');
    const { template, operation } = find(method.toLowerCase(), pathname);
    const pointer = ['paths', template, method.toLowerCase()];
    const what = `${method} ${template}`;
    const isBeta = operation.tags?.some((tag) => tag.endsWith('(beta)')) === true;
    assert.equal(headers['ld-api-version'], isBeta ? 'beta' : '20240415', what);
    assertQuery(operation, searchParams, what);
    if (body !== undefined) {
      const type = String(headers['content-type']);
      const semantic = type.includes('domain-model=launchdarkly.semanticpatch');
      if (semantic) assertInstructions(operation, body, what);
      // Of this operation the file describes the other body, JSON patch; semantic patch it has in prose.
      if (!semantic || !template.endsWith('/flags/{projectKey}/{featureFlagKey}'))
        conforms([...pointer, 'requestBody', 'content', 'application/json', 'schema'], body, what);
    }
    assert.ok(operation.responses[status], `${what} does not answer ${status}`);
    if (status === 204) assert.equal(answer, undefined, what);
    else {
      const schema = ['responses', String(status), 'content', 'application/json', 'schema'];
      conforms([...pointer, ...schema], answer, `${what} ${status}`);
    }
  };
}

function conformer(document: object) {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'ld');
  const compiled = new Map<string, ValidateFunction>();
  return (pointer: readonly string[], value: unknown, what: string) => {
    const escaped = pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const ref = `ld#/${escaped.map(encodeURIComponent).join('/')}`;
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`);
  };
}

/** The operation whose path has the fewest variable parts, as routers choose. */
function finder(paths: Paths) {
  const templates = Object.keys(paths)
    .map((template) => ({ template, shape: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`) }))
    .sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  return (verb: string, pathname: string) => {
    const found = templates.find(({ template, shape }) => shape.test(pathname) && paths[template]?.[verb]);
    assert.ok(found, `LaunchDarkly has no ${verb} ${pathname}`);
    return { template: found.template, operation: paths[found.template]?.[verb] as Operation };
  };
}

function assertQuery({ parameters = [] }: Operation, query: URLSearchParams, what: string): void {
  for (const [name, value] of query) {
    const parameter = parameters.find((each) => each.in === 'query' && each.name === name);
    assert.ok(parameter, `${what} has no parameter ${name}`);
    const { type } = parameter.schema as { type?: string };
    if (type === 'integer') assert.match(value, /^\d+$/, `${what} ${name}`);
    if (type === 'boolean') assert.match(value, /^(true|false|0|1)$/, `${what} ${name}`);
  }
}

/** Each instruction is one that the operation's documentation has, with the parameters it has there. */
function assertInstructions({ description }: Operation, body: unknown, what: string): void {
  const { instructions, ...rest } = body as { instructions: Record<string, unknown>[] };
  for (const name of Object.keys(rest)) assert.match(name, /^(comment|environmentKey)$/, what);
  assert.ok(instructions.length > 0, what);
  const sections = description.split(/^#### /m);
  for (const { kind, ...parameters } of instructions) {
    const section = sections.find((part) => part.startsWith(`${String(kind)}\n`));
    assert.ok(section, `${what} has no instruction ${String(kind)}`);
    const ways = section.split(/^ *or$/m).map(parametersIn);
    const names = [...ways.flat().map(({ name }) => name), ...(ALSO[String(kind)] ?? [])];
    for (const name of Object.keys(parameters)) assert.ok(names.includes(name), `${what} ${kind} ${name}`);
    const lacks = ways.map(
      (way) => way.find(({ name, optional }) => !optional && !(name in parameters))?.name,
    );
    assert.ok(lacks.includes(undefined), `${what} ${kind} needs ${lacks.join(' or ')}`);
  }
}

/** Documented for the rules of `replaceRules`; of the two LaunchDarkly's own agent skills send the first with `addRule`. */
const ALSO: Readonly<Record<string, readonly string[]>> = { addRule: ['description', 'trackEvents'] };

function parametersIn(text: string): readonly { readonly name: string; readonly optional: boolean }[] {
  return [...text.matchAll(/^ *[-*] `(\w+)`:( \(Optional\))?/gm)].map(([, name = '', optional]) => ({
    name,
    optional: optional !== undefined,
  }));
}

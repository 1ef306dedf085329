import { transformSync } from 'esbuild';
import type { Runner } from './run.ts';

/**
 * What a unit may name beside its parameters: a client, the SDKs, and hooks that do at once what they are given. A cart
 * notes what is asked of it; a part of a page is its name, with what it was given.
 */
const MAIN = `
const { readFileSync } = require('fs');
let value;

function newCart(at) {
  const did = [];
  let asked = at;
  const fields = {
    empty: (at & 1) !== 0, big: (at & 2) !== 0, vip: (at & 4) !== 0, old: (at & 4) !== 0,
    total: (at % 5) * 4, net: at, name: 'cart', items: [{ name: 'one' }, { name: 'two' }],
  };
  const noted = (name) => (...given) => {
    did.push([name, said(given)]);
    const hands = given.find((each) => typeof each === 'function');
    if (name === 'each') hands(at);
    return ['reserve', 'find', 'open'].includes(name) ? ++asked % 2 === 0 : { [name]: at, total: at };
  };
  return new Proxy(fields, {
    get: (_, name) => {
      if (name === 'did') return did;
      if (name === 'then') return undefined;
      return name in fields ? fields[name] : noted(String(name));
    },
  });
}

/** Once for each thing: a promise is what it comes to, a function what it gives. */
function said(thing, depth = 0) {
  if (thing?.did !== undefined && typeof thing.did !== 'function') return 'the cart';
  if (depth > 9) return '…';
  if (typeof thing === 'function') return thing.length === 0 ? ['gives', said(thing(), depth + 1)] : 'a function';
  if (Array.isArray(thing)) return thing.map((each) => said(each, depth + 1));
  if (typeof thing === 'object' && thing !== null)
    return Object.entries(thing).map(([name, each]) => [name, said(each, depth + 1)]);
  return thing === undefined ? 'undefined' : thing;
}

const part = (name) => Object.defineProperty(() => name, 'part', { value: name });
const modules = {
  'launchdarkly-react-client-sdk': { useFlags: () => ({ newCheckout: value, other: 'other' }) },
  './parts': { Banner: part('Banner'), Legacy: part('Legacy'), When: part('When') },
  './cart': { open: () => 'open', legacy: () => 'legacy' },
  './flags': { CHECKOUT: 'new-checkout' },
  './other': { other: () => undefined },
  react: { useEffect: (run) => run() },
};
const asks = () => value;
const client = {
  getBooleanValue: asks,
  getStringValue: asks,
  getBooleanDetails: () => ({ value, reason: 'why' }),
  getTreatmentWithConfig: () => ({ treatment: value, config: 'how' }),
  getTreatments: () => ({ 'new-checkout': value, other: 'control' }),
};
const isOn = () => Boolean(value);
const unleash = { isEnabled: isOn, getVariant: () => ({ featureEnabled: isOn(), payload: { value } }) };
modules['./client'] = { client };
modules['@splitsoftware/splitio'] = { SplitFactory: () => ({ client: () => client }) };
modules['@openfeature/react-sdk'] = { useFlag: () => ({ value }) };
modules['posthog-js'] = { isFeatureEnabled: isOn, getFeatureFlag: asks, getFeatureFlagPayload: () => 'payload' };
Object.assign(globalThis, {
  client,
  element: (type, given, ...children) => [
    type?.part ?? type, given, children.flat().filter((child) => child != null && typeof child !== 'boolean'),
  ],
  Fresh: part('Fresh'),
  getVariantValue: (each) => each,
  useEffect: (run) => run(),
  useCallback: (run) => run,
  useRef: (current) => ({ current }),
});

const parameters = (run) => /^(?:async )?(?:function )?\\w*\\s*\\(([^)]*)\\)|^(?:async )?(\\w+)/.exec(run.toString());

async function lineOf({ code, value: served }) {
  value = served;
  const lines = [];
  for (let at = 0; at < 16; at++) {
    const module = { exports: {} };
    new Function('module', 'exports', 'require', code)(module, module.exports, (name) => modules[name] ?? {});
    const cart = newCart(at);
    const known = { client, cart, unleash, user: { name: at % 2 ? 'ana' : '' }, flags: { isNew: asks } };
    const line = [];
    for (const [name, run] of Object.entries(module.exports)) {
      if (typeof run !== 'function') continue;
      const [, several, single] = parameters(run);
      const names = (several ?? single ?? '').trim();
      const given = names.startsWith('{') ? [known] : names.split(/,\\s*/).filter(Boolean).map((each) => known[each]);
      if (given.includes(undefined)) continue;
      try {
        line.push([name, said(await run(...given))]);
      } catch (error) {
        line.push([name, error.constructor.name, error.message]);
      }
    }
    lines.push([line, said(cart.did)]);
  }
  return JSON.stringify(lines);
}

(async () => {
  for (const unit of JSON.parse(readFileSync('units.json', 'utf8'))) console.log(await lineOf(unit));
})();
`;

const compiled = (code: string) =>
  transformSync(code, { loader: 'tsx', format: 'cjs', jsxFactory: 'element', jsxFragment: '"fragment"' })
    .code;

export const typescript: Runner = {
  tool: [process.execPath, '--version'],
  runs: (code) => !/\bwhile \(/.test(code),
  files: (units) => ({
    'main.cjs': MAIN,
    'units.json': JSON.stringify(units.map((unit) => ({ ...unit, code: compiled(unit.code) }))),
  }),
  commands: [[process.execPath, 'main.cjs']],
};

import { namesKind } from './dataProse.ts';

/** `create index(:cart`, `schema "cart"`, `namespace :cart`: tables, relations, routes and queues. */
const NAMED =
  /(?:\b|typed_)(?:(?:unique_)?index|table|constraint|references|schema|belongs_to|has_many|has_one|namespace|queue_as)[( ]\s*:?["']?$/;
/** `form_for([:cart`: the namespace of its route. */
const ROUTED = /\bform_(?:for|with|tag)[( ]\s*(?:model:\s*)?\[\s*:?["']?$/;
/** `<div id="cart">`, of an element of HTML itself. */
const IDENTIFIED = /<[a-z]+\d?(?:\s[^<>]*)?\sid=\{?["'`]$/;
/** What stylesheets, scripts and tests know an element by; one that says so may hold a flag: `data-feature="cart"`. */
const MARKED =
  /[\s<[](?:class|className|htmlFor|data-(?![\w-]{0,40}(?:flag|feature|toggle|experiment|gate))[\w-]+)=\{?["'`]$/i;
/** A test's, in Elixir. */
const TITLE = /^\s*(?:test|describe|property)\s+"/;
/** `strings.Replace(cart.String(), "cart"` */
const REPLACED = /\b[rR]eplace(?:All)?\([^"'`]*(?:"\w*",\s*)?"$/;
const LONGEST = 60;

/** Whether a text gives something else its name, whatever flag is called alike. `at`: where it begins. */
export function namesOther(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - LONGEST), at);
  return NAMED.test(before) || REPLACED.test(before) || isMark(code, at) || namesKind(code, at);
}

export function isMark(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - LONGEST), at);
  return MARKED.test(before) || IDENTIFIED.test(before) || ROUTED.test(before);
}

export function isTitle(line: string): boolean {
  return TITLE.test(line);
}

import { speaksOfFlags } from '../flagNames.ts';

/** What is called, or asked by a component; Ruby calls without parentheses as well. */
const CALL = /([\w$@?!]+(?:(?:\.|::|->)[\w$?!]+)*)(?:\(\s*|(?<=\?)\s+):?["'`]?$/;
const COMPONENT = /<([\w.-]+)\s+(?:name|flag|feature|key|id)=["'{`]+$/;
/** Django's Waffle asks by tags: `{% switch "cart" %}`. */
const TAG = /\{%-?\s*(?:flag|switch|sample)\s+["']$/;
/** Names are no longer. */
const LONGEST = 100;
/** SDKs by whose name nobody takes them for anything else. */
const SDK =
  /^(?:flipper|unleash|pennant|posthog|growthbook|statsig|flagsmith|configcat|launchdarkly|ldclient)$/i;

/**
 * Whether a text on a line without syntax is what something that speaks of flags is asked for: `feature?(:cart`,
 * `Flipper.enabled?("cart`, `<Feature name="cart`. `at`: where it begins, behind its quote.
 */
export function isAskedFor(line: string, at: number): boolean {
  const before = line.slice(Math.max(0, at - LONGEST), at);
  if (TAG.test(before)) return true;
  const [, asked = ''] = CALL.exec(before) ?? COMPONENT.exec(before) ?? [];
  return asked.split(/\W+/).some(isAsked);
}

/** What Dart's compiler is told: `bool.fromEnvironment('new-checkout')`. */
const DEFINED = /\b(?:bool|int|String)\.fromEnvironment\(\s{0,40}["']$/;

export function isDefined(line: string, at: number): boolean {
  return DEFINED.test(line.slice(Math.max(0, at - LONGEST), at));
}

/** Of a chart's template: `{{ include "featureGate" (dict "gates" .Values.gates "name" "Cart") }}`. */
const GIVEN_IN_TEMPLATE =
  /\{\{[^{}]*(?:[fF]eature|[fF]lag|[gG]ate|[tT]oggle)\w*["\s(][^{}]*"(?:name|key|flag|feature|gate)"\s+"$/;
const LONGEST_TEMPLATE = 200;

export function isGivenInTemplate(line: string, at: number): boolean {
  return GIVEN_IN_TEMPLATE.test(line.slice(Math.max(0, at - LONGEST_TEMPLATE), at));
}

/** Whether what is called so may be asked for flags. */
export function isAsked(name: string): boolean {
  return speaksOfFlags(name) || SDK.test(name);
}

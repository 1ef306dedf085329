import type { FlagState } from '../model/flagState.ts';
import { durationWords } from '../present/time.ts';
import { DAY, type StaleRule } from './facts.ts';
import { soleVariationIn } from './soleVariation.ts';

const DATE_TAG = /^(?:remove|delete|expires?)[-_ ]?(?:after|by|on|at)?[:=_ -](\d{4}-\d{2}-\d{2})$/i;

/** Meant to be gone by now: by a date in its tags, or because it is temporary and has grown old. */
export const pastItsTime: StaleRule = ({ key, environments, references, now }, { temporaryDays }) => {
  const states = environments.flatMap(({ state }) => state ?? []);
  const [first] = states;
  if (first === undefined || references === 0) return undefined;
  const due = dueDate(first);
  const keep = soleVariationIn(states, now);
  const common = { key, reason: 'past its time' as const, ...(keep === undefined ? {} : { keep }) };
  if (due !== undefined) {
    if (due.at + DAY > now) return undefined;
    const verdict = `meant to be gone since ${durationWords(now - due.at)}`;
    return { ...common, confidence: 'medium', verdict, evidence: [{ text: `its tag says "${due.tag}"` }] };
  }
  const age = first.createdAt === undefined ? 0 : now - first.createdAt;
  if (first.permanent !== false || age < temporaryDays * DAY) return undefined;
  return {
    ...common,
    confidence: 'low',
    verdict: `temporary, yet ${durationWords(age)} old`,
    evidence: [{ text: `created ${durationWords(age)} ago and marked temporary at the flag system` }],
  };
};

function dueDate({ tags = [] }: FlagState): { readonly tag: string; readonly at: number } | undefined {
  for (const tag of tags) {
    const at = Date.parse(DATE_TAG.exec(tag)?.[1] ?? '');
    if (Number.isFinite(at)) return { tag, at };
  }
  return undefined;
}

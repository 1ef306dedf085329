import { t } from '@vscode/l10n';
import type { FlagState } from '../model/flagState.ts';
import { agoWords, durationWords } from '../present/time.ts';
import { type CodeExpiry, DAY, type StaleRule } from './facts.ts';
import { soleVariationIn } from './soleVariation.ts';

const DATE_TAG = /^(?:remove|delete|expires?)[-_ ]?(?:after|by|on|at)?[:=_ -](\d{4}-\d{2}-\d{2})$/i;

/** Meant to be gone by now: by a date in the code or in its tags, or because it is temporary and has grown old. */
export const pastItsTime: StaleRule = (facts, { temporaryDays }) => {
  const { key, environments, references, expiry, now } = facts;
  const states = environments.flatMap(({ state }) => state ?? []);
  const [first] = states;
  if (references === 0) return undefined;
  const written = expiry === undefined ? undefined : pastInCode(expiry, now);
  if (first === undefined) return written && { key, ...written };
  const due = dueDate(first);
  const keep = soleVariationIn(states, now);
  const common = { key, reason: 'past its time' as const, ...(keep === undefined ? {} : { keep }) };
  if (written !== undefined) return { ...common, ...written };
  if (due !== undefined) {
    if (due.at + DAY > now) return undefined;
    const verdict = t`meant to be gone since ${durationWords(now - due.at)}`;
    return { ...common, confidence: 'medium', verdict, evidence: [{ text: due.text }] };
  }
  const age = first.createdAt === undefined ? 0 : now - first.createdAt;
  if (first.permanent !== false || age < temporaryDays * DAY) return undefined;
  return {
    ...common,
    confidence: 'low',
    verdict: t`temporary, yet ${durationWords(age)} old`,
    evidence: [{ text: t`created ${agoWords(age)} and marked temporary at the flag system` }],
  };
};

function pastInCode({ at, text, seen }: CodeExpiry, now: number) {
  if (at + DAY > now) return undefined;
  const verdict = t`meant to be gone since ${durationWords(now - at)}`;
  const evidence = [{ text: t`the code says "${text}"`, seen }];
  return { reason: 'past its time', confidence: 'medium', verdict, evidence } as const;
}

/** The earliest of the dates that its definition names. */
function dueDate({ tags = [], expiresAt }: FlagState) {
  const dates = tags.flatMap((tag) => {
    const at = Date.parse(DATE_TAG.exec(tag)?.[1] ?? '');
    return Number.isFinite(at) ? [{ at, text: t`its tag says "${tag}"` }] : [];
  });
  const day = expiresAt === undefined ? '' : new Date(expiresAt).toISOString().slice(0, 10);
  if (expiresAt !== undefined)
    dates.push({ at: expiresAt, text: t`its definition says that it expires ${day}` });
  return dates.sort((a, b) => a.at - b.at)[0];
}

import { t } from '@vscode/l10n';
import { type Condition, leavesOf } from '../../model/condition.ts';
import type { FlagKey } from '../../model/flag.ts';
import type { FlagState } from '../../model/flagState.ts';
import { drawText } from './units.ts';

type Flags = ReadonlyMap<FlagKey, FlagState>;

/** Why nobody can say for whom a condition holds; undefined where it is understood. */
export function doubtAbout(
  condition: Condition,
  flags: Flags,
  asked: readonly FlagKey[],
): string | undefined {
  for (const part of leavesOf(condition)) {
    if (part.op === 'unknown') return t`a condition is not understood: ${part.text}`;
    if (part.op !== 'flag') continue;
    const needed = flags.get(part.key);
    if (needed === undefined) return t`the flag ${part.key}, which it needs, is not there`;
    if (asked.includes(part.key)) return t`the flag ${part.key} needs itself`;
    const why = doubtWithin(needed, flags, [...asked, part.key]);
    if (why !== undefined) return why;
  }
  return undefined;
}

function doubtWithin(needed: FlagState, flags: Flags, asked: readonly FlagKey[]): string | undefined {
  const { status, rules, otherwise, whenOff } = needed;
  const isOn = status === 'on';
  const serves = isOn ? [...rules.map(({ serve }) => serve), otherwise] : [whenOff];
  if (serves.some(({ kind }) => kind === 'unknown'))
    return t`what the flag ${needed.key}, which it needs, serves is not understood`;
  const conditions = isOn ? rules.map(({ condition }) => condition) : [];
  for (const condition of conditions) {
    const why = doubtAbout(condition, flags, asked);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** The draws, as text, that decide what the flags serve which a condition needs. */
export function drawsBehind(
  condition: Condition,
  flags: Flags,
  asked: readonly FlagKey[] = [],
): readonly string[] {
  return leavesOf(condition).flatMap((part) => {
    if (part.op === 'drawn') return [drawText(part.draw)];
    const needed = part.op === 'flag' && !asked.includes(part.key) ? flags.get(part.key) : undefined;
    return needed === undefined ? [] : drawsOf(needed, flags, [...asked, needed.key]);
  });
}

/** Everybody has a key, and so a place in a draw by it. */
const BY_KEY = 'user key';

/** What draws go by that somebody may lack, in words: who does has no place in them. */
export function lackedIn({ status, rules, otherwise, whenOff }: FlagState): readonly string[] {
  const serves = status === 'on' ? [...rules.map(({ serve }) => serve), otherwise] : [whenOff];
  const conditions = status === 'on' ? rules.flatMap(({ condition }) => leavesOf(condition)) : [];
  const draws = [
    ...serves.flatMap((serve) => (serve.kind === 'split' ? [serve.by] : [])),
    ...conditions.flatMap((part) => (part.op === 'drawn' ? [part.draw.by] : [])),
  ];
  return [...new Set(draws)].filter((by) => by !== BY_KEY);
}

function drawsOf(needed: FlagState, flags: Flags, asked: readonly FlagKey[]): readonly string[] {
  const { rules, otherwise, whenOff } = needed;
  const serves = [...rules.map(({ serve }) => serve), otherwise, whenOff];
  return [
    ...serves.flatMap((serve) => (serve.kind === 'split' ? [drawText(serve)] : [])),
    ...rules.flatMap(({ condition }) => drawsBehind(condition, flags, asked)),
  ];
}

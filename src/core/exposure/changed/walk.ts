import { t } from '@vscode/l10n';
import { sameJson } from '../../model/sameJson.ts';
import { type Arm, armsAfter, openIn, sameArms } from './arms.ts';
import type { Literal } from './formula.ts';
import { type Box, overlay } from './places.ts';
import { type Answer, type Group, questionAbout } from './question.ts';

export type Shift = Group & Box;

/** Rules as people write them need tens; a set of rules that needs more is better refused than waited for. */
const MOST_STEPS = 2000;

/**
 * Walks the rules of both sides at once. What one answer settles is settled on both, so that a way ends as soon as
 * both sides have the same left to do; answers after which everything goes the same are one.
 */
export class Walk {
  #steps = 0;
  #why: string | undefined;

  /** Why the outcome is not the whole truth. */
  get why(): string | undefined {
    return this.#why;
  }

  between(before: readonly Arm[], after: readonly Arm[]): readonly Shift[] {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) this.#why ??= t('the rules are too many to follow both at once');
    if (this.#why !== undefined || sameArms(before, after)) return [];
    const open = [...openIn(before), ...openIn(after)];
    const next = open.find(({ unit }) => unit.condition.op !== 'drawn');
    if (next === undefined) return this.#drawn(before, after);
    const { answers, groupOf } = questionAbout(next.unit, open);
    const ways: { readonly shifts: readonly Shift[]; readonly answers: Answer[] }[] = [];
    for (const answer of answers) {
      const decide = (literal: Literal) => decided(answer, literal);
      const shifts = this.between(armsAfter(before, decide), armsAfter(after, decide));
      const alike = ways.find((way) => sameJson(way.shifts, shifts));
      if (alike === undefined) ways.push({ shifts, answers: [answer] });
      else alike.answers.push(answer);
    }
    return ways.flatMap((way) => {
      const { of, except } = groupOf(way.answers);
      return way.shifts.map((shift) => ({
        ...shift,
        of: [...of, ...shift.of],
        except: [...except, ...shift.except],
      }));
    });
  }

  #drawn(before: readonly Arm[], after: readonly Arm[]): readonly Shift[] {
    const outcome = overlay(before, after);
    if ('boxes' in outcome) return outcome.boxes.map((box) => ({ of: [], except: [], ...box }));
    this.#why ??= outcome.why;
    return [];
  }
}

function decided({ told }: Answer, { unit, holds }: Literal): boolean | undefined {
  const outcome = told(unit.condition);
  if (outcome === undefined) return undefined;
  return outcome !== 'missing' && (outcome === 'holds') === holds;
}

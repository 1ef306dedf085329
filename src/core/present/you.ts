import { t } from '@vscode/l10n';
import { isMine } from '../exposure/blastRadius.ts';
import type { Explanation, Step } from '../exposure/explain.ts';
import { simplify } from '../exposure/simplify.ts';
import type { Evaluation } from '../model/evaluation.ts';
import type { FlagState, Serve } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import { momentWords } from './time.ts';
import { conditionWords, humanize, percentWords, servedWords } from './words.ts';
import { wouldGet } from './would.ts';

/** What I get and why, each in the person's words. */
export interface You {
  /** `on`, `off`, `blue`, `can't tell`. */
  readonly gets: string;
  readonly variation: string | null | undefined;
  /** `You get on: rule "beta testers".` Always names its reason. */
  readonly sentence: string;
  /** One line for each rule that was tried. */
  readonly trace: readonly string[];
  /** What I would get otherwise, and if what: `on, if plan is beta`. */
  readonly would: readonly string[];
}

export interface YouInput {
  readonly state: FlagState;
  readonly me: Identity;
  readonly now: number;
  readonly evaluation: Evaluation;
  readonly explanation: Explanation;
  /** Whose word counts: `flagd files`. */
  readonly judge: string;
}

/** The flag system's own evaluator decides what I get; our explanation says why, where it agrees. */
export function you({ state, me, now, evaluation, explanation, judge }: YouInput): You {
  const trace = explanation.steps.map((step, index) => stepWords(step, index, state));
  if (evaluation.outcome === 'cannot tell') {
    return {
      gets: t("can't tell"),
      variation: undefined,
      sentence: t`Can't tell what you get: ${evaluation.why}.`,
      trace,
      would: [],
    };
  }
  const gets = servedWords(evaluation.variation, state);
  const agreed = explanation.variation === evaluation.variation;
  const lead = youGetWords(gets);
  const why = agreed ? reason(lead, explanation, me, now) : t`${lead}: so says the evaluator of ${judge}.`;
  return {
    gets,
    variation: evaluation.variation,
    sentence: `${why}${caveat(explanation)}`,
    trace,
    would: agreed ? wouldGet(explanation, state) : [],
  };
}

/** How `You.sentence` begins, where it can be told. */
export function youGetWords(gets: string): string {
  return t`You get ${gets}`;
}

function reason(lead: string, explanation: Explanation, me: Identity, now: number): string {
  if (explanation.switchedOff) return t`${lead}: the flag is switched off here.`;
  const last = explanation.steps.at(-1);
  if (last?.rule !== undefined && isMine(last.rule, me)) {
    const { until } = simplify(last.rule.condition, now);
    return until === undefined
      ? t`${lead}. You are released.`
      : t`${lead}. You are released until ${momentWords(until * 1000, now)}.`;
  }
  const split = splitWords(explanation) || drawWords(explanation);
  if (last?.rule === undefined)
    return split === '' ? `${lead}: ${elsewhere(explanation)}.` : `${lead}. ${capital(split)}.`;
  return `${lead}: ${ruleWords(last)}${split === '' ? '' : `; ${split}`}.`;
}

function elsewhere({ steps }: Explanation): string {
  return steps.length > 1 ? t('no rule reaches you') : t('so does everyone');
}

function ruleWords({ rule }: Step): string {
  if (rule === undefined) return t('no rule reaches you');
  const { condition } = rule;
  if (condition.op === 'segment')
    return t`rule "${humanize(condition.name)}" (${conditionWords(condition.condition)})`;
  return rule.name === undefined
    ? conditionWords(condition)
    : t`rule "${rule.name}" (${conditionWords(condition)})`;
}

/** `you come in at 74%, which is not in the 5% that get on`. */
function splitWords({ serve, position, variation }: Explanation): string {
  if (serve.kind !== 'split' || position === undefined) return '';
  const at = percentWords(position);
  const shares = serve.shares.filter(({ share }) => share > 0).sort((a, b) => a.share - b.share);
  const mine = shares.find((share) => share.variation === variation);
  const [smallest] = shares;
  if (mine === undefined || smallest === undefined) return '';
  return mine === smallest ? inShare(mine.share, at) : outOfShare(smallest.share, at);
}

/** As `splitWords`, where rules let in a share each: of the one that took me in, else of the first that did not. */
function drawWords({ steps }: Explanation): string {
  const step = steps.findLast(({ rule, match }) => rule !== undefined && match.result === 'match');
  const { drawn } = step ?? steps.find((each) => each.drawn !== undefined) ?? {};
  if (drawn === undefined) return '';
  const at = percentWords(drawn.position);
  return drawn.position < drawn.share ? inShare(drawn.share, at) : outOfShare(drawn.share, at);
}

function inShare(share: number, at: string): string {
  return t`in the ${percentWords(share)}: you come in at ${at}`;
}

function outOfShare(share: number, at: string): string {
  return t`not in the ${percentWords(share)}: you come in at ${at}`;
}

function caveat({ missing }: Explanation): string {
  if (missing.length === 0) return '';
  return t` A rule asks for ${missing.join(t(' and '))}, which your identity does not have here.`;
}

function stepWords({ rule, match }: Step, index: number, state: FlagState): string {
  if (rule === undefined) return t`end of the rules → ${serveWords(state.otherwise, state)}`;
  const name = rule.name ?? t`rule ${index + 1}`;
  const words = `${name}: ${conditionWords(rule.condition)}`;
  switch (match.result) {
    case 'match':
      return t`${words} → holds, ${serveWords(rule.serve, state)}`;
    case 'no match':
      return t`${words} → does not hold`;
    case 'cannot tell':
      return `${words} → ${match.why}`;
  }
}

export function serveWords(serve: Serve, state: FlagState): string {
  switch (serve.kind) {
    case 'variation':
      return servedWords(serve.variation, state);
    case 'split':
      return serve.shares
        .map(({ variation, share }) => `${servedWords(variation, state)} ${percentWords(share)}`)
        .join(', ');
    case 'unknown':
      return t`can't tell (${serve.text})`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

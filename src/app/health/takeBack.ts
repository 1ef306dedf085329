import { t } from '@vscode/l10n';
import { exposure } from '../../core/exposure/exposure.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import { rolloutWords } from '../../core/present/rollout.ts';
import type { App } from '../compose.ts';
import type { Entry } from '../flagStore.ts';
import { ladderOf } from '../rollout/begin.ts';
import { isOwnDoing } from '../rollout/ownDoing.ts';
import type { Alarm } from './healthWatch.ts';

export interface TakingBack {
  readonly app: Pick<App, 'clock' | 'log' | 'rollouts'>;
  readonly identityOf: (connection: string) => Identity | undefined;
  /** Why nothing may be written from here; undefined when it may. */
  readonly bar: () => string | undefined;
  /** Whether the person has said beforehand that it is to be done without asking. */
  readonly automatic: () => boolean;
}

/** What came of it, in a sentence. */
export interface TakenBack {
  readonly done: boolean;
  readonly words: string;
}

/** From everyone but me, through the one door: proved, journaled, verified. Nobody gets anything new by it. */
export async function takeBack(needs: TakingBack, entry: Entry, key: FlagKey): Promise<TakenBack> {
  const refused = (why: string): TakenBack => ({ done: false, words: t`Not un-released. ${why}` });
  const bar = needs.bar();
  if (bar !== undefined) return refused(bar);
  const identity = needs.identityOf(entry.connection.name);
  if (identity === undefined) return refused(t('It is not known who you are in the running product.'));
  const { rollouts, log } = needs.app;
  try {
    const move = { to: 'withdraw', from: { kind: 'everyone but me' } } as const;
    const answer = await rollouts.propose({ entry, key, identity, move });
    if (answer.outcome === 'already') return refused(t('It is released to nobody else.'));
    if (answer.outcome === 'refused') return refused(`${answer.why} ${answer.hint ?? ''}`.trim());
    return { done: true, words: rolloutWords(await rollouts.carryOut(answer)) };
  } catch (error) {
    log.error(`${key} could not be un-released.`, error);
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Without asking, where the person has said so and has made all of the release themself; each time it is logged.
 * Undefined where they are to be asked.
 */
export async function takeBackByItself(
  needs: TakingBack,
  { entry, key, view }: Alarm,
): Promise<TakenBack | undefined> {
  if (!needs.automatic() || needs.bar() !== undefined) return undefined;
  const { clock, log, rollouts } = needs.app;
  const state = entry.snapshot?.flags.get(key);
  const identity = needs.identityOf(entry.connection.name);
  if (state === undefined || identity === undefined) return undefined;
  const reach = exposure(state, clock.now());
  const history = rollouts.history(entry, key);
  if (!isOwnDoing(reach, view.variation, history, ladderOf({ entry }), identity)) {
    log.warn(`${key} is unhealthy, and not taken back by itself: others have a part in whom it reaches.`);
    return undefined;
  }
  log.warn(`${key} was found unhealthy in ${view.environment}: it is taken back by itself, as you have set.`);
  const taken = await takeBack(needs, entry, key);
  log.warn(taken.words);
  return taken;
}

import { createTwoFilesPatch } from 'diff';
import type { Proposal, Refused } from '../../app/selfRelease/proposal.ts';
import { variationWords } from '../../app/selfRelease/propose.ts';
import type { LeaseState } from '../../core/model/lease.ts';
import type { Plan } from '../../core/ports/provider.ts';
import { leaseWords, radiusWords } from '../../core/present/lease.ts';
import { UsageError } from '../failure.ts';
import { EXIT, type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';
import { entryFor } from './cards.ts';

export interface SelfOptions {
  readonly env?: string;
  readonly variation?: string;
  readonly for: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Releases to only me, after showing the native change and the proof that nobody else is touched. */
export async function self(session: Session, key: string, options: SelfOptions): Promise<Output> {
  const { app } = session;
  const entry = entryFor(session, key, options.env);
  const identity = session.identityOf(entry.connection.name);
  if (identity === undefined) {
    throw new UsageError(
      'It is not known who you are in the running product. Say --as KEY. Nothing was changed.',
    );
  }
  const proposal = await app.selfReleases.propose({
    entry,
    key,
    identity,
    hours: hoursOf(options.for),
    ...(options.variation === undefined ? {} : { variation: options.variation }),
  });
  if (proposal.outcome === 'refused') return refusal(proposal);
  if (proposal.outcome === 'already') {
    return {
      json: { lease: null, change: null, blastRadius: 'nobody', status: 'already' },
      text: plain(proposal.why),
    };
  }
  if (options.dryRun === true) return shown(proposal, 'planned', undefined);
  if (
    options.yes !== true &&
    !(await session.confirm(`${preview(proposal)}\nRelease to only ${identity.key}?`))
  ) {
    return shown(proposal, 'not released', undefined);
  }
  const released = await app.selfReleases.release(proposal);
  return shown(proposal, released.status, released);
}

export function refusal({ why, hint }: Refused): Output {
  const text = `Refused: ${why} Nothing was changed.${hint === undefined ? '' : ` ${hint}`}`;
  return {
    json: { lease: null, status: 'refused', reason: why, hint },
    text: plain(text),
    exitCode: EXIT.refused,
  };
}

function shown(proposal: Proposal, status: string, state: LeaseState | undefined): Output {
  return {
    json: {
      lease: state?.lease ?? null,
      change: unifiedDiff(proposal.plan),
      blastRadius: radiusWords(proposal.radius, proposal.plan.before, proposal.wish.key),
      status,
      verification: state?.verification,
      note: state?.note,
    },
    text:
      state === undefined
        ? preview(proposal)
        : `${preview(proposal)}\n${plain(leaseWords(state, proposalWords(proposal)))}`,
  };
}

export function unifiedDiff({ texts: { name, before, after } }: Plan): string {
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
  });
  return patch.replace(/^=+\n/, '').trimEnd();
}

function proposalWords({ plan, wish, variation }: Proposal): string {
  return variationWords(plan.before, wish.key, variation);
}

function preview({ plan, radius, wish }: Proposal): string {
  return `${plain(unifiedDiff(plan))}\n${plain(radiusWords(radius, plan.before, wish.key))}`;
}

const DURATION = /^(\d+(?:\.\d+)?)(m|min|h|d)$/;

function hoursOf(text: string): number {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  if (amount === undefined)
    throw new UsageError(`"${text}" is not a duration: say 30m, 8h or 2d. Nothing was changed.`);
  const hours: Readonly<Record<string, number>> = { m: 1 / 60, min: 1 / 60, h: 1, d: 24 };
  return Number(amount) * (hours[unit ?? 'h'] ?? 1);
}

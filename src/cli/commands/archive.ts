import { codeAsking, type UsedElsewhere } from '../../app/archive/codeAsking.ts';
import type { ArchiveProposal } from '../../app/archive/proposal.ts';
import { whoArchives } from '../../app/archive/whoArchives.ts';
import type { RolloutState } from '../../core/model/rollout.ts';
import { rolloutWords } from '../../core/present/rollout.ts';
import { EXIT, type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';
import { refusal, unifiedDiff } from './self.ts';

export interface ArchiveOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly evenSo?: boolean;
}

/** Puts a flag away that no code needs any more. */
export async function archive(
  session: Session,
  key: string,
  options: ArchiveOptions,
  usedElsewhere: UsedElsewhere,
): Promise<Output> {
  const { app, identityOf, uses } = session;
  const by = whoArchives(identityOf(app.store.sources(key)[0]?.connection ?? ''), undefined);
  const code = await codeAsking(key, app.store, uses, usedElsewhere);
  const answer = await app.archives.propose({ key, by, code });
  if (answer.outcome === 'refused') return refusal(answer);
  if (options.dryRun === true) return shown(answer, 'planned', []);
  if (answer.doubts.length > 0 && options.evenSo !== true)
    return refusal({
      outcome: 'refused',
      why: answer.doubts.join(' '),
      hint: 'Wait until that is over, or say --even-so.',
    });
  if (options.yes !== true && !(await session.confirm(`${preview(answer)}\n${plain(`Archive ${key}?`)}`)))
    return shown(answer, 'not changed', []);
  const states = await app.archives.carryOut(answer);
  const unseen = states.find(({ status }) => status !== 'verified');
  return shown(answer, unseen?.status ?? 'verified', states);
}

function preview({ acts, means, doubts }: ArchiveProposal): string {
  const said = [...means.map((each) => `${each}.`), ...doubts];
  return `${acts.map(({ plan }) => plain(unifiedDiff(plan))).join('\n')}\n${plain(said.join('\n'))}`;
}

function shown(proposal: ArchiveProposal, status: string, states: readonly RolloutState[]): Output {
  const { acts, doubts, wish } = proposal;
  return {
    json: {
      key: wish.key,
      acts: acts.map(({ entry, covers, plan, from }) => ({
        connection: entry.connection.name,
        environments: covers.map(({ environment }) => environment.name),
        from,
        change: unifiedDiff(plan),
      })),
      doubts,
      status,
    },
    text: [preview(proposal), ...states.map((state) => plain(rolloutWords(state)))].join('\n'),
    ...(status === 'applied' ? { exitCode: EXIT.unreachable } : {}),
  };
}

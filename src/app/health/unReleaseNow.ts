import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { RolloutState } from '../../core/model/rollout.ts';
import type { App } from '../compose.ts';
import type { Entry } from '../flagStore.ts';
import type { AlreadyMine, Refused } from '../selfRelease/proposal.ts';

/** Takes a release back from everyone but me, through the one door: proved, journaled, verified. Rejects with `ProviderError`. */
export async function unReleaseNow(
  { rollouts }: Pick<App, 'rollouts'>,
  entry: Entry,
  key: FlagKey,
  identity: Identity,
): Promise<RolloutState | AlreadyMine | Refused> {
  const move = { to: 'withdraw', from: { kind: 'everyone but me' } } as const;
  const proposal = await rollouts.propose({ entry, key, identity, move });
  return proposal.outcome === 'proposal' ? rollouts.carryOut(proposal) : proposal;
}

import assert from 'node:assert/strict';
import type { Entry } from '../../../../src/app/flagStore.ts';
import { type Verdict, verify } from '../../../../src/app/selfRelease/verify.ts';
import type { Evaluation } from '../../../../src/core/model/evaluation.ts';
import { type Identity, STRANGER } from '../../../../src/core/model/identity.ts';
import { flagdProvider } from '../../../../src/providers/flagd/provider.ts';
import { HastyClock } from '../../../support/fakeClock.ts';

const me: Identity = { key: 'me', kind: 'user', attributes: {} };
const on: Evaluation = { outcome: 'served', variation: 'on', reason: 'TARGETING_MATCH' };
const off: Evaluation = { outcome: 'served', variation: 'off', reason: 'STATIC' };
const TEXT = JSON.stringify({
  flags: { flag: { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'on' } },
});

/** A production that answers by `answer`, or not at all; time passes only in waiting. */
async function verdictOf(answer: (who: Identity) => Evaluation | undefined): Promise<Verdict> {
  const clock = new HastyClock(0);
  const files = {
    read: async () => ({ text: TEXT, version: 'v1' }),
    replace: () => Promise.reject(new Error('nothing is written here')),
  };
  const provider = {
    ...flagdProvider(files, { of: async () => [] }, clock),
    production: () => ({
      address: 'http://x',
      ask: async (_key: string, who: Identity) => {
        const said = answer(who);
        if (said === undefined) throw new Error('no answer');
        return said;
      },
    }),
  };
  const environment = {
    name: 'production',
    tier: 'production',
    source: 'x.flagd.json',
    ofrep: 'http://x',
  } as const;
  const connection = {
    name: 'shop',
    provider: 'flagd',
    root: '/x',
    folders: ['.'],
    environments: [environment],
  };
  const entry: Entry = {
    connection,
    environment,
    provider,
    snapshot: undefined,
    problem: undefined,
    changes: new Map(),
  };
  return verify({ entry, key: 'flag', me, wanted: on, other: { who: STRANGER, before: off } }, clock);
}

describe('asking a running production', () => {
  it('asks again when the question as a stranger gets no answer once', async () => {
    let silent = 1;
    const verdict = await verdictOf((who) =>
      who.key !== STRANGER.key ? on : silent-- > 0 ? undefined : off,
    );
    assert.equal(verdict.seen, true);
  });

  it('never says that a stranger gets something else without having seen it', async () => {
    const verdict = await verdictOf((who) => (who.key === STRANGER.key ? undefined : on));
    assert.equal(verdict.seen, false);
    assert.match(verdict.note ?? '', /could not be asked as a stranger/);
  });

  it('never says that it was not picked up when it could not be asked', async () => {
    const verdict = await verdictOf(() => undefined);
    assert.match(verdict.note ?? '', /could not be asked/);
    assert.doesNotMatch(verdict.note ?? '', /picked/);
  });

  it('says so when a stranger does get something else, and when it is not picked up', async () => {
    assert.match((await verdictOf(() => on)).note ?? '', /a stranger gets has changed too/);
    assert.match((await verdictOf(() => off)).note ?? '', /has not picked it up after 60 s/);
  });
});

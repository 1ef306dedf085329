import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Move } from '../../src/app/rollout/proposal.ts';
import { ProviderError } from '../../src/core/ports/provider.ts';
import { me, type RemoteBench } from '../support/remoteBench.ts';
import { useTemporaryFolder } from '../support/temporaryFolder.ts';
import { type Application, startApplication } from '../support/unleash/application.ts';
import { openUnleash } from '../support/unleash/bench.ts';
import { FEATURES, rollout, startUnleash, type Unleash } from '../support/unleash/world.ts';

const OTHERS = Array.from({ length: 1000 }, () => randomUUID());
const PRODUCTION = 'environments/production';

/** The official SDK is the application throughout: what it serves is what people get. */
describe('walking a release on, on a real Unleash server', () => {
  const home = useTemporaryFolder();
  let server: Unleash;
  let application: Application;
  let bench: RemoteBench;

  before(async () => {
    server = await startUnleash();
  });

  after(() => server.stop());

  afterEach(() => application.close());

  async function open(strategies: readonly object[]): Promise<void> {
    await server.reset({ flag: strategies });
    bench = await openUnleash(server.url, server.tokens.admin, home('journal'));
    application = await startApplication(server.url, server.tokens.production);
    const last = `last-${randomUUID()}`;
    await server.admin('POST', FEATURES, { name: last, type: 'release' });
    await application.until(() => application.knows(last));
  }

  const having = () => new Set(OTHERS.filter((who) => application.gets('flag', who) === 'on'));
  const native = () => server.admin('GET', `${FEATURES}/flag/${PRODUCTION}`);

  async function walk(move: Move) {
    const { rollouts } = bench.app;
    const answer = await rollouts.propose({ entry: bench.entry(), key: 'flag', identity: me, move });
    if (answer.outcome !== 'proposal') throw new Error(`${answer.outcome}: ${answer.why}`);
    const state = await rollouts.carryOut(answer);
    assert.equal(state.status, 'verified', state.note);
    return { state, answer };
  }

  it('goes from nobody to everyone and back, and nobody loses it on the way up', async () => {
    await open([]);
    let last = having();
    assert.equal(last.size, 0);
    for (const name of ['only me', '5 %', '25 %', 'everyone']) {
      const { answer } = await walk({ to: 'stage', name });
      const [{ who, after } = { who: me, after: undefined }] = [answer.testimony.changes];
      await application.until(
        () => after?.outcome === 'served' && application.gets('flag', who.key) === after.variation,
      );
      const now = having();
      for (const each of last) assert.ok(now.has(each), each);
      const share = now.size / OTHERS.length;
      const wanted = { 'only me': 0, '5 %': 0.05, '25 %': 0.25, everyone: 1 }[name] ?? 0;
      assert.ok(Math.abs(share - wanted) < 0.06, `${name}: ${share}`);
      last = now;
    }
    const { answer } = await walk({ to: 'withdraw', from: { kind: 'everyone but me' } });
    assert.match(answer.words.headline, /loses? it$/);
    await application.until(() => having().size === 0);
    assert.equal(application.gets('flag', me.key), 'on');
  });

  it('draws on where somebody has drawn, by their own hash, and undoes to the letter', async () => {
    await open([rollout('other-group', 5), rollout('flag', 100, 'ana')]);
    const [before, first] = [await native(), having()];
    const { state, answer } = await walk({ to: 'stage', name: '25 %' });
    assert.match(answer.words.headline, /20% more/);
    await application.until(() => having().size > first.size);
    for (const each of first) assert.ok(having().has(each), each);
    await walk({ to: 'undo', id: state.rollout.id });
    await application.until(() => having().size === first.size);
    assert.deepEqual(having(), first);
    assert.deepEqual(await native(), before);
  });

  it('tells the second of two people that the flag has moved on', async () => {
    await open([rollout('flag', 100, 'ana')]);
    const ask = (name: string) => bench.propose('flag', { to: 'stage', name });
    const [mine, theirs] = [await ask('5 %'), await ask('50 %')];
    assert.ok(mine.outcome === 'proposal' && theirs.outcome === 'proposal');
    await bench.app.rollouts.carryOut(theirs);
    const stands = await native();
    await assert.rejects(
      bench.app.rollouts.carryOut(mine),
      (error) => error instanceof ProviderError && error.reason === 'conflict',
    );
    assert.deepEqual(await native(), stands);
    const again = await ask('5 %');
    assert.ok(again.outcome === 'proposal');
    assert.deepEqual([again.from, again.to], ['50 %', '5 %']);
  });

  it('turns down what a colleague has turned up, and puts their strategy back to the letter', async () => {
    await open([{ ...rollout('their-group', 50), title: 'half of them' }]);
    const [before, first] = [await native(), having()];
    const { state } = await walk({ to: 'stage', name: '25 %' });
    await application.until(() => having().size < first.size);
    for (const each of having()) assert.ok(first.has(each), each);
    await walk({ to: 'undo', id: state.rollout.id });
    await application.until(() => having().size === first.size);
    assert.deepEqual(await native(), before);
  });
});

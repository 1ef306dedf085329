import { Race } from '../../../support/leases/race.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

/** `npm run test:deep` runs a thousand of each. */
const ROUNDS = 20;

describe('two processes at once', () => {
  const folder = useTemporaryFolder();
  let race: Race;

  beforeEach(async () => {
    race = await Race.start(folder());
  });
  afterEach(() => race.stop());

  it('make one lease of one flag', async () => {
    for (let round = 0; round < ROUNDS; round += 1) await race.sameFlag();
  });

  it('lose no edit where they release different flags of one file', async () => {
    for (let round = 0; round < ROUNDS; round += 1) await race.twoFlags();
  });
});

import { Race } from '../support/leases/race.ts';
import { useTemporaryFolder } from '../support/temporaryFolder.ts';

const ROUNDS = Number(process.env['RELEASE_LENS_ROUNDS'] ?? 1_000);
/** Then both start on a fresh journal: as many leases as this are a year of a person's. */
const ROUNDS_A_JOURNAL = 50;

describe('two processes at once, over and over', () => {
  const folder = useTemporaryFolder();

  it('make one lease of one flag, and lose no edit where there are two', async () => {
    for (let done = 0; done < ROUNDS; done += ROUNDS_A_JOURNAL) {
      const race = await Race.start(folder(String(done)));
      try {
        for (let round = done; round < Math.min(ROUNDS, done + ROUNDS_A_JOURNAL); round += 1) {
          await race.sameFlag();
          await race.twoFlags();
        }
      } finally {
        race.stop();
      }
    }
    console.log(`      ${ROUNDS} rounds for one flag, ${ROUNDS} for two flags of one file`);
  });
});

import { assertSame, has } from '../../../support/removalRuns/run.ts';
import { RUNNERS } from '../../../support/removalRuns/runners.ts';
import { casesIn } from './removing.ts';

describe('the fixtures of removal, compiled and run, do and give the same before and after', () => {
  for (const [language, runner] of Object.entries(RUNNERS)) {
    it(language, function () {
      this.timeout(300_000);
      if (!has(runner)) this.skip();
      const offers = casesIn('offers').filter(({ title }) => title.startsWith(`${language}:`));
      const run = [...casesIn(language), ...offers].filter(
        ({ before, after }) => before !== after && (runner.runs?.(before) ?? true),
      );
      assertSame(runner, run);
    });
  }
});

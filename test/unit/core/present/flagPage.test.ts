import assert from 'node:assert/strict';
import { flagPage } from '../../../../src/core/present/flagPage.ts';
import { flagFileText, NOW, snapshotOfText } from '../../../support/oneFlag.ts';
import { cardOf } from '../../../support/present.ts';

describe('the page of a flag that no file defines', () => {
  it('tells all of it, a flag system’s text kept to its line', () => {
    const flags = {
      'new-checkout': {
        targeting: { if: [{ $ref: 'betaTesters' }, 'on'] },
        metadata: { name: 'New\n\u202echeckout', owner: 'checkout' },
      },
    };
    const page = flagPage(
      cardOf(snapshotOfText(flagFileText(flags)), 'new-checkout'),
      ['Open in Unleash (production): https://flags.corp.example/new-checkout'],
      NOW,
    );
    assert.deepEqual(page.split('\n').slice(0, 6), [
      'new-checkout',
      'New checkout',
      'owner checkout',
      '',
      '◔ production: beta testers',
      '  Beta testers get on; everyone else gets off.',
    ]);
    assert.match(page, /\n {2}You get off/);
    assert.match(page, /\n\nOpen in Unleash \(production\): https:\/\/flags\.corp\.example\/new-checkout\n$/);
  });
});

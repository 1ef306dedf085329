import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { config } from '@vscode/l10n';
import type { Identity } from '../../../../src/core/model/identity.ts';
import type { Staleness } from '../../../../src/core/model/staleness.ts';
import { type CardSource, flagCard, mainRow, type Uses } from '../../../../src/core/present/flagCard.ts';
import { type HoverInput, hoverMarkdown } from '../../../../src/core/present/hover.ts';
import {
  attribute,
  type FlagFields,
  flagFileText,
  keyIn,
  me,
  NOW,
  percent,
  SECONDS,
  snapshotOfText,
  until,
} from '../../../support/oneFlag.ts';
import { sourceOf } from '../../../support/present.ts';

const FOLDER = path.resolve('test/fixtures/cards');
const HOUR = 3_600_000;
const COMMANDS = {
  releaseToMe: 'releaseToMe',
  unRelease: 'unRelease',
  extend: 'extend',
  rolloutTo: 'rolloutTo',
  why: 'why',
  setIdentity: 'setIdentity',
  showReferences: 'showReferences',
  openDefinition: 'openDefinition',
  removeFromCode: 'removeFromCode',
  createFlag: 'releaseLens.createFlag',
};

interface Kind {
  readonly fields?: FlagFields;
  readonly me?: Identity | null;
  readonly production?: Partial<CardSource>;
  readonly others?: boolean;
  readonly inView?: string;
  readonly hover?: Partial<HoverInput>;
  readonly key?: string;
  readonly uses?: Uses;
}

const USES: Uses = { references: 4, files: 3 };
const beta: Identity = { ...me, attributes: { ...me.attributes, plan: 'beta' } };

const KINDS: Readonly<Record<string, Kind>> = {
  nobody: {
    fields: {
      metadata: { name: 'New checkout', description: 'One page instead of three steps', owner: 'checkout' },
    },
    others: true,
  },
  'only me': {
    fields: { targeting: { if: [{ and: [keyIn(me.key), until(SECONDS + 7 * 3600)] }, 'on'] } },
    production: {
      changed: { at: NOW - 1000, by: 'you', seen: 'the journal' },
      // flagd reads the clock itself.
      evaluate: () => ({ outcome: 'served', variation: 'on', value: true, reason: 'TARGETING_MATCH' }),
    },
    others: true,
    hover: { lease: { id: '1', expiresAt: NOW + 7 * HOUR } },
  },
  'code that is still being looked through': { uses: { references: 1, files: 1, soFar: true } },
  'code of which nothing was seen yet': { uses: { references: 0, files: 0, soFar: true } },
  'a team': { fields: { targeting: { if: [{ $ref: 'betaTesters' }, 'on'] } }, me: beta },
  'a share': {
    fields: { targeting: { if: [{ $ref: 'betaTesters' }, 'on', percent(5)] } },
    production: { changed: { at: NOW - 2 * HOUR, by: 'ana', seen: 'abc' } },
  },
  'several values': {
    fields: {
      variants: { control: 'control', blue: '#0000ff', red: '#ff0000' },
      defaultVariant: 'control',
      targeting: {
        fractional: [
          ['blue', 20],
          ['red', 5],
          ['control', 75],
        ],
      },
    },
  },
  'values of JSON': {
    fields: {
      variants: {
        small: { columns: 2, layout: 'grid' },
        large: { columns: 4, layout: 'grid', theme: { accent: 'a|b `c`', gap: 16, radius: 8, shadow: true } },
      },
      defaultVariant: 'small',
      targeting: { if: [{ '==': [attribute('plan'), 'gold'] }, 'large'] },
    },
  },
  everyone: {
    fields: { defaultVariant: 'on' },
    hover: {
      stale: {
        key: 'flag',
        reason: 'same for everyone',
        confidence: 'high',
        verdict: 'everyone gets on since 94 d',
        evidence: [],
      } satisfies Staleness,
    },
  },
  'a flag that is off': { fields: { state: 'DISABLED' } },
  'a condition that is not understood': {
    fields: { targeting: { if: [{ sem_ver: [attribute('v'), '~~', '1'] }, 'on'] } },
  },
  'what cannot be read': {
    production: {
      state: undefined,
      problem: 'production.flagd.json is not JSON: line 3.',
      fetchedAt: NOW - HOUR,
    },
    others: true,
  },
  'an hour ago': { production: { fetchedAt: NOW - HOUR, hasPage: true, judge: 'Unleash' } },
  'somebody unknown': { fields: { targeting: percent(5) }, me: null },
  'staging in view': { fields: { targeting: percent(5) }, others: true, inView: 'staging' },
  'a flag system that tells much': {
    production: {
      hasPage: true,
      judge: 'Unleash',
      state: {
        ...snapshotOfText(flagFileText({ flag: {} })).flags.get('flag')!,
        description: `${'Very long. '.repeat(30)}`,
        permanent: false,
        createdAt: NOW - 41 * 24 * HOUR,
        lastEvaluatedAt: NOW - 8000,
      },
    },
  },
  'text that is no markup': {
    key: '](command:evil) `x` $(trash)',
    fields: { metadata: { name: '<img src=x>\n# \u202eheading', description: '| [x](command:y) **b**' } },
    production: { environment: 'a|b', changed: { at: NOW - HOUR, by: '<b>ana</b>', seen: '' } },
  },
  'defined nowhere': { production: { state: undefined }, hover: {} },
};

function render({ fields = {}, key = 'flag', ...kind }: Kind): string {
  const snapshot = snapshotOfText(flagFileText({ [key]: fields }));
  const who = kind.me === null ? undefined : (kind.me ?? me);
  const everywhere = snapshotOfText(flagFileText({ [key]: { defaultVariant: 'on' } }));
  const sources = [
    ...(kind.others
      ? [
          sourceOf(everywhere, key, { environment: 'development', tier: 'other' }),
          sourceOf(everywhere, key, {
            environment: 'staging',
            tier: 'other',
            changed: { at: NOW - 3 * 24 * HOUR, by: 'ana', seen: '' },
          }),
        ]
      : []),
    sourceOf(snapshot, key, kind.production),
  ];
  const card = flagCard(key, sources, () => who, kind.uses ?? USES, NOW, kind.inView);
  return hoverMarkdown({
    card,
    commands: COMMANDS,
    now: NOW,
    me: mainRow(card) && who,
    lease: undefined,
    stale: undefined,
    connected: true,
    ...kind.hover,
  });
}

const GERMAN = readFileSync('l10n/bundle.l10n.de.json', 'utf8');
const LANGUAGES = { '': '{}', '.de': GERMAN };

/** Written anew by a run with RELEASE_LENS_GOLDEN=write; to be read before it is committed. */
describe('the card of each kind', () => {
  afterEach(() => config({ contents: {} }));

  for (const [name, kind] of Object.entries(KINDS)) {
    for (const [language, words] of Object.entries(LANGUAGES)) {
      it(`of ${name}${language}`, () => {
        const file = path.join(FOLDER, `${name.replaceAll(' ', '-')}${language}.md`);
        config({ contents: words });
        // Times of day are local.
        const card = `${render(kind).replace(/(until|bis) \d\d\\:\d\d/, '$1 HH:MM')}\n`;
        if (process.env['RELEASE_LENS_GOLDEN'] === 'write') writeFileSync(file, card);
        assert.ok(existsSync(file), file);
        assert.equal(card, readFileSync(file, 'utf8'));
      });
    }
  }

  it('has no file of a kind that is gone', () => {
    const names = Object.keys(KINDS).flatMap((name) =>
      Object.keys(LANGUAGES).map((language) => `${name.replaceAll(' ', '-')}${language}.md`),
    );
    assert.deepEqual(readdirSync(FOLDER).sort(), names.sort());
  });
});

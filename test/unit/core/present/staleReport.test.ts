import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reportHtml } from '../../../../src/core/present/report/html.ts';
import { reportMarkdown } from '../../../../src/core/present/report/markdown.ts';
import { type StaleFacts, staleReport } from '../../../../src/core/present/report/staleReport.ts';
import { reportText } from '../../../../src/core/present/report/text.ts';
import { NOW } from '../../../support/oneFlag.ts';

const DAY = 86_400_000;

const facts = (more: Partial<StaleFacts> = {}): StaleFacts => ({
  key: 'old-banner',
  verdict: 'everyone gets on since 94 d',
  confidence: 'high',
  evidence: [{ text: 'production: on for everyone', seen: 'git abc, flags.json' }],
  references: 2,
  files: 1,
  changed: { at: NOW - 94 * DAY, by: 'ana' },
  owners: ['@shop/checkout'],
  authors: [{ name: 'ben' }],
  stays: { words: 'on', why: 'everyone gets on since 94 d' },
  lines: 48,
  ...more,
});

const report = (...stale: readonly StaleFacts[]) =>
  staleReport({
    stale,
    waiting: [{ key: 'new-checkout', evidence: [{ text: 'production: nobody gets it' }] }],
    stages: [
      { name: 'everyone', value: 3 },
      { name: 'nobody', value: 0 },
    ],
    flags: 17,
    now: NOW,
  });

/** Every tag of a page, as it is written. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];

describe('the report of stale flags', () => {
  it('says what a removal saves, whom to ask, and what waits', () => {
    assert.equal(
      reportText(report(facts())),
      [
        '1 of 17 flags has done its work; removing them saves about 48 lines.',
        '',
        'old-banner   everyone gets on since 94 d · 2 references in 1 file · removal saves about 48 lines · @shop/checkout',
        '  production: on for everyone [git abc, flags.json]',
        '  last change 94 d ago by ana',
        '  what stays is on: everyone gets on since 94 d',
        '',
        'Waiting for a first release:',
        '  new-checkout   production: nobody gets it',
      ].join('\n'),
    );
  });

  it('plots the stages, the ages, and the debt by owner, else by author', () => {
    const { stages, ages, owners } = report(facts(), facts({ owners: [], lines: 2, references: 5 }));
    assert.deepEqual(stages, [{ name: 'everyone', value: 3 }]);
    assert.deepEqual(
      ages.map(({ value }) => value),
      [0, 0, 2, 0, 0],
    );
    assert.deepEqual(owners, [
      { name: '@shop/checkout', value: 48 },
      { name: 'ben', value: 5 },
    ]);
  });

  it('is a page without a script or an address, whatever flags are called', () => {
    const expected = tagsOf(reportHtml(report(facts()), '2026-11-28'))
      .map((tag) => /^<\/?!?\w+/.exec(tag)?.[0])
      .join();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('<script>', '"><img src=x>', '</style>', "' onx='")),
        (evil) => {
          const evidence = [{ text: evil, seen: evil }];
          const stays = { words: evil, why: evil };
          const html = reportHtml(
            report(
              facts({
                key: evil,
                verdict: evil,
                evidence,
                stays,
                owners: [`@${evil}`],
                changed: { at: NOW - 94 * DAY, by: evil },
              }),
            ),
            '2026-11-28',
          );
          assert.equal(
            tagsOf(html)
              .map((tag) => /^<\/?!?\w+/.exec(tag)?.[0])
              .join(),
            expected,
          );
          assert.ok(
            tagsOf(html).every(
              (tag) => !/\son\w+=|\b(?:src|href)=|https?:/i.test(tag.replace(/"[^"]*"/g, '""')),
            ),
          );
        },
      ),
    );
  });

  it('escapes names in Markdown', () => {
    const text = reportMarkdown(report(facts({ key: '[x](https://evil.example) | <img>' })));
    assert.match(text, /\*\*\\\[x\\\]\\\(https/);
    assert.ok(!text.includes('<img>'));
  });

  it('says so when there is nothing', () => {
    const nothing = staleReport({ stale: [], waiting: [], stages: [], flags: 3, now: NOW });
    assert.equal(reportText(nothing), 'No stale flag was found.');
    assert.ok(!reportHtml(nothing, '').includes('<table>'));
  });
});

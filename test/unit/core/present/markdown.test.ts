import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import type { FlagCard } from '../../../../src/core/present/flagCard.ts';
import { type HoverInput, hoverMarkdown } from '../../../../src/core/present/hover.ts';
import { codeSpan, commandLink, escapeMarkdown } from '../../../../src/core/present/markdown.ts';
import { flagFileText, me, NOW, snapshotOfText } from '../../../support/oneFlag.ts';
import { cardOf } from '../../../support/present.ts';

const COMMANDS = {
  releaseToMe: 'test.releaseToMe',
  unRelease: 'test.unRelease',
  extend: 'test.extend',
  rolloutTo: 'test.rolloutTo',
  why: 'test.why',
  setIdentity: 'test.setIdentity',
  showReferences: 'test.showReferences',
  openDefinition: 'test.openDefinition',
  removeFromCode: 'test.removeFromCode',
  createFlag: 'releaseLens.createFlag',
};

const NASTY = [
  '](command:evil)',
  '[x](command:evil)',
  '[x]: command:evil',
  '<command:evil>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '![x](https://evil.example/pixel)',
  '$(trash)',
  '\\$(trash)',
  '`',
  '``` code',
  'a`b``c',
  ' ` ',
  'a | b',
  '\\| c',
  'a\n\n# b',
  'a\r\nb',
  '\u2028> quote',
  '**bold** _it_ ~~gone~~',
  '<!-- hidden',
  '&lt;img&gt; &#36;(trash)',
  'https://evil.example www.evil.example me@evil.example',
  '\u202eevil',
  '- [ ] task',
  '1. one',
  '=====',
];

/** Every token of a kind, at any depth. VS Code reads Markdown with the same library. */
function tokens(markdown: string): readonly Token[] {
  const found: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => void found.push(token));
  return found;
}

const ofType = <T extends Token>(markdown: string, type: T['type']) =>
  tokens(markdown).filter((token): token is T => token.type === type);

/** VS Code puts icons into the finished HTML, code spans and all. */
function iconsIn(markdown: string): readonly string[] {
  const html = marked.parse(markdown, { async: false });
  return [...html.matchAll(/(?<!\\)\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g)].map(([, icon]) => icon ?? '');
}

function textOf(markdown: string): string {
  const html = marked.parse(markdown, { async: false }).replace(/<[^>]*>/g, '');
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('\u2060', '')
    .replaceAll('&amp;', '&');
}

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string(),
  fc.array(fc.constantFrom(...NASTY)).map((all) => all.join('')),
);

/** A flag with this text wherever a flag system has a say. */
function hoverOf(words: string): string {
  const key = words === '' ? 'flag' : words;
  const fields = {
    variants: { [`${words}1`]: 'x', [`${words}2`]: 'y' },
    defaultVariant: `${words}1`,
    targeting: { if: [{ '==': [{ var: 'plan' }, words] }, `${words}2`] },
    metadata: { name: words, description: words, owner: words },
  };
  const card: FlagCard = cardOf(snapshotOfText(flagFileText({ [key]: fields })), key);
  const [row] = card.environments;
  assert.ok(row?.exposure !== undefined);
  const changed = { at: NOW - 1000, by: words, seen: words };
  const stale = { key, reason: 'unreferenced', confidence: 'medium', verdict: words, evidence: [] } as const;
  const named = { ...card, environments: [{ ...row, environment: words, connection: words, changed }] };
  return hoverMarkdown({
    card: named,
    commands: COMMANDS,
    now: NOW,
    lease: undefined,
    stale,
    me,
    connected: true,
  });
}

const OUR_HTML = /^(<span style="color:var\(--vscode-releaseLens-[a-z]+Foreground\);">|<\/span>)$/;
const OUR_ICON =
  /^(release-lens-\w+|history|shield|person-add|list-ordered|debug-stop|question|account|references|go-to-file|eraser)$/;

function assertOnlyOurs(markdown: string): void {
  for (const { href } of ofType<Tokens.Link>(markdown, 'link')) {
    assert.match(href, /^command:test\.\w+\?[^\s"<>()]*$/, markdown);
  }
  for (const { href, text: alternative } of ofType<Tokens.Image>(markdown, 'image')) {
    assert.match(`${alternative} ${href}`, /^[<>]?[\d.]+% data:image\/svg\+xml,%3Csvg[^\s"<>()]*$/, markdown);
  }
  for (const { raw } of ofType<Tokens.HTML>(markdown, 'html')) assert.match(raw, OUR_HTML, markdown);
  assert.deepEqual(ofType(markdown, 'heading'), [], markdown);
  for (const icon of iconsIn(markdown)) assert.match(icon, OUR_ICON, markdown);
}

describe('text from a flag system in Markdown', () => {
  for (const words of NASTY) {
    it(`stays text: ${JSON.stringify(words)}`, () => {
      const shown = textOf(`x ${escapeMarkdown(words)} x`).trim();
      assert.equal(shown.replace(/\s+/g, ' '), `x ${words} x`.replace(/[\s\p{Cf}\p{Cc}]+/gu, ' '));
      assertOnlyOurs(hoverOf(words));
    });
  }

  it('stays text, whatever it is', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const markdown of [
          escapeMarkdown(words),
          `x ${escapeMarkdown(words)} y`,
          `**${escapeMarkdown(words)}**`,
        ]) {
          assertOnlyOurs(markdown);
          assert.deepEqual(iconsIn(markdown), []);
        }
        assertOnlyOurs(hoverOf(words));
      }),
      { numRuns: 300 },
    );
  });

  it('is one code span, whatever it is', () => {
    fc.assert(
      fc.property(
        text.filter((words) => words.trim() !== ''),
        (words) => {
          const markdown = `a ${codeSpan(words)} b`;
          assert.equal(ofType(markdown, 'codespan').length, 1, markdown);
          assertOnlyOurs(markdown);
          assert.deepEqual(iconsIn(markdown), []);
        },
      ),
    );
  });

  it('does not leave its cell of the table', () => {
    fc.assert(
      fc.property(text, (words) => {
        const tables = ofType<Tokens.Table>(hoverOf(words), 'table');
        assert.deepEqual(
          tables.map(({ rows, header }) => [rows.length, header.length, rows[0]?.length]),
          [
            [2, 4, 4],
            [1, 4, 4],
          ],
        );
      }),
    );
  });

  it('reaches a command as it was', () => {
    fc.assert(
      fc.property(text, text, (words, tooltip) => {
        const [link] = ofType<Tokens.Link>(commandLink('Why?', 'test.why', { key: words }, tooltip), 'link');
        assert.ok(link !== undefined, tooltip);
        const [, query = ''] = link.href.split('?');
        assert.deepEqual(JSON.parse(decodeURIComponent(query)), [{ key: words }]);
      }),
    );
  });
});

describe('the hover', () => {
  const hover = hoverMarkdown({
    card: cardOf(snapshotOfText(flagFileText({ flag: {} })), 'flag', me),
    commands: COMMANDS,
    now: NOW,
    lease: undefined,
    stale: undefined,
    me,
    connected: true,
  });

  it('offers what can be done, in this order', () => {
    const links = ofType<Tokens.Link>(hover, 'link').map(({ href }) => /^command:([\w.]+)/.exec(href)?.[1]);
    const { releaseToMe, rolloutTo, why, showReferences, openDefinition } = COMMANDS;
    assert.deepEqual(links, [releaseToMe, rolloutTo, why, showReferences, openDefinition]);
  });

  const unknown = (more: Partial<HoverInput>) =>
    hoverMarkdown({
      card: { ...cardOf(snapshotOfText(flagFileText({ flag: {} })), 'flag'), environments: [] },
      commands: COMMANDS,
      now: NOW,
      lease: undefined,
      stale: undefined,
      me,
      connected: true,
      ...more,
    });

  it('says that a flag is defined nowhere, and offers to create it where that can be done', () => {
    assert.match(textOf(unknown({})), /flag — not defined in any flag definition/);
    assert.ok(!unknown({}).includes(COMMANDS.createFlag));
    assert.ok(unknown({ creates: true }).includes(COMMANDS.createFlag));
  });

  it('does not say so while a part of the flag system cannot be read', () => {
    const markdown = unknown({ creates: true, unread: 'production cannot be read' });
    assert.match(textOf(markdown), /flag — can't tell: production cannot be read/);
    assert.ok(!markdown.includes(COMMANDS.createFlag));
  });
});

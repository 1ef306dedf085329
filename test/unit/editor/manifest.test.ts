import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { TOOLS } from '../../../src/app/tools/table.ts';
import {
  ACTIVE_CONTEXT,
  BRANCH_COLOURS,
  COMMANDS,
  FILE_CONTEXT,
  FILTERED_CONTEXT,
  SECTION,
  SETTINGS,
  STAGE_COLOURS,
  TOOL_PREFIX,
  VIEWS,
} from '../../../src/editor/ids.ts';
import { manifest } from '../../support/manifest.ts';

const read = (file: string) => readFileSync(path.resolve(file), 'utf8');
const { contributes } = manifest();
const ids = (table: Readonly<Record<string, string>>) => Object.values(table).sort();

interface Contributed {
  readonly command: string;
  readonly title?: string;
  readonly category?: string;
  readonly icon?: string;
}

describe('the manifest', () => {
  const groups: readonly { properties: Readonly<Record<string, Record<string, unknown>>> }[] =
    contributes.configuration;
  const commands: readonly Contributed[] = contributes.commands;
  const views: readonly { id: string; name: string; icon?: string }[] = Object.values(
    contributes.views,
  ).flat() as never;

  it('contributes the commands the editor registers, and no other', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), ids(COMMANDS));
  });

  it('contributes the views the editor fills, and no other', () => {
    assert.deepEqual(views.map(({ id }) => id).sort(), ids(VIEWS));
  });

  it('contributes the settings the editor reads, and no other', () => {
    const settings = groups.flatMap(({ properties }) => Object.keys(properties)).sort();
    assert.deepEqual(
      settings,
      ids(SETTINGS).map((name) => `${SECTION}.${name}`),
    );
  });

  it('contributes the colours the editor draws in, and no other', () => {
    const colours: readonly { id: string; defaults: Record<string, string> }[] = contributes.colors;
    const drawn = [...ids(STAGE_COLOURS), ...ids(BRANCH_COLOURS)].sort();
    assert.deepEqual(colours.map(({ id }) => id).sort(), drawn);
    for (const { id, defaults } of colours) {
      assert.deepEqual(
        Object.keys(defaults).sort(),
        ['dark', 'highContrast', 'highContrastLight', 'light'],
        id,
      );
    }
  });

  it('describes the tools to agents as the table does', () => {
    const tools: readonly Readonly<Record<string, unknown>>[] = contributes.languageModelTools;
    assert.deepEqual(
      tools.map(({ name, displayName, modelDescription, inputSchema }) => ({
        name,
        displayName,
        modelDescription,
        inputSchema,
      })),
      TOOLS.map(({ name, title, description, input }) => ({
        name: `${TOOL_PREFIX}${name}`,
        displayName: title,
        modelDescription: description,
        inputSchema: input,
      })),
    );
  });

  it('contributes an icon for every stage', () => {
    const stages = Object.keys(STAGE_COLOURS).map((stage) => `release-lens-${stage}`);
    assert.deepEqual(Object.keys(contributes.icons).sort(), stages.sort());
  });

  it('has a picture of every stage for the gutter of dark and light themes, in its colour', () => {
    for (const { id, defaults } of contributes.colors) {
      const stage = /^releaseLens\.(\w+)Foreground$/.exec(id)?.[1];
      for (const theme of stage === undefined ? [] : ['dark', 'light'])
        assert.ok(read(`media/stages/${stage}-${theme}.svg`).includes(defaults[theme]), `${stage}, ${theme}`);
    }
  });

  for (const { command, title, category } of commands) {
    it(`gives ${command} a title and a category`, () => {
      assert.ok(title);
      assert.equal(category, 'Release Lens');
    });
  }

  it('speaks in menus, welcomes and conditions only of what it contributes', () => {
    const { menus, submenus, viewsWelcome, walkthroughs } = contributes;
    const text = JSON.stringify([menus, viewsWelcome, walkthroughs]);
    const named = [...text.matchAll(/releaseLens\.[A-Za-z]+/g)].map(([id]) => id);
    const contexts = [ACTIVE_CONTEXT, FILTERED_CONTEXT, FILE_CONTEXT];
    const ours = (submenus as readonly { readonly id: string }[]).map(({ id }) => id);
    const known = new Set([...ids(COMMANDS), ...ids(VIEWS), ...contexts, ...ours]);
    for (const id of named) assert.ok(known.has(id), id);
  });

  it('uses only icons that there are', () => {
    const names = read('node_modules/@vscode/codicons/dist/codicon.csv')
      .split('\n')
      .map((line) => line.split(',')[0]);
    const known = new Set([...names, ...Object.keys(contributes.icons)]);
    for (const { command, icon } of commands) {
      const name = /^\$\((.+)\)$/.exec(icon ?? '$(account)')?.[1];
      assert.ok(name !== undefined && known.has(name), `${command}: ${icon}`);
    }
    for (const { icon } of views) assert.ok(icon === undefined || read(icon).includes('<svg'), icon);
  });

  it('walks through with pictures that are there and small, in dark and light, each told in words', () => {
    const [{ steps }] = contributes.walkthroughs as [
      { steps: readonly { id: string; media: { image: Record<string, string>; altText: string } }[] },
    ];
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['see', 'release', 'walk', 'remove'],
    );
    for (const { media } of steps) {
      assert.ok(media.altText.length > 20);
      assert.deepEqual(Object.keys(media.image).sort(), ['dark', 'hc', 'hcLight', 'light']);
      for (const file of Object.values(media.image)) assert.ok(statSync(file).size < 120_000, file);
    }
  });

  it('gives every setting a description, a default and a place', () => {
    for (const [id, setting] of groups.flatMap(({ properties }) => Object.entries(properties))) {
      assert.ok(setting['markdownDescription'] ?? setting['description'], id);
      assert.ok('default' in setting && 'order' in setting, id);
    }
  });
});

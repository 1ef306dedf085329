import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, extensionReady, hoverText, open, readText } from './support.ts';

const FILE = 'flags/staging.flagd.json';
const TARGET = { key: 'search-suggestions', connection: 'shop', environment: 'staging' };

describe('release to only me', () => {
  before(async () => {
    await extensionReady();
    const identity = { key: 'you@shop.example', kind: 'user', attributes: { email: 'you@shop.example' } };
    await vscode.workspace
      .getConfiguration('releaseLens')
      .update('identities', { shop: identity }, vscode.ConfigurationTarget.Global);
  });

  it('writes one dated rule on my key, and takes it back to the letter', async () => {
    const original = await readText(FILE);
    void vscode.commands.executeCommand('releaseLens.releaseToMe', TARGET);
    const released = await eventually(
      () => readText(FILE),
      (text) => text !== original,
    );
    const added = released.split('\n').filter((line) => !original.split('\n').includes(line));
    assert.ok(added.length > 0 && added.every((line) => line.includes('you@shop.example')), added.join('\n'));
    assert.match(added.join('\n'), /\$flagd\.timestamp/);

    const { document } = await open('shop/header.tsx');
    const staging = /staging[^\n]*you: on/;
    await eventually(
      () => hoverText(document, 'searchSuggestions'),
      (text) => staging.test(text),
    );

    await vscode.commands.executeCommand('releaseLens.endAll');
    assert.equal(await readText(FILE), original);
    await eventually(
      () => hoverText(document, 'searchSuggestions'),
      (text) => !staging.test(text),
    );
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionReady, readText } from './support.ts';

const FLAG_FILE = 'flags/production.flagd.json';

/** As an agent in the editor uses them: by name, through VS Code. */
describe('the language model tools', () => {
  before(extensionReady);

  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it expects.
  async function invoke(name: string, input: object): Promise<any> {
    const { content } = await vscode.lm.invokeTool(`releaseLens_${name}`, {
      input,
      toolInvocationToken: undefined,
    });
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return JSON.parse(part.value);
  }

  it('are there for an agent, each with its description', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('releaseLens_'));
    assert.equal(ours.length, 7);
    for (const { name, description } of ours) assert.ok(description.length > 40, name);
  });

  it('tell the state of a flag and where the code uses it', async () => {
    const state = await invoke('flag_state', { key: 'new-checkout' });
    assert.equal(state.environments[0].environment, 'production');
    const { references } = await invoke('flag_references', { key: 'new-checkout' });
    assert.ok(references.some(({ file }: { file: string }) => file === 'shop/checkout.tsx'));
  });

  it('propose a removal and change nothing', async () => {
    const before = await readText('shop/cart.tsx');
    const { files } = await invoke('propose_flag_removal', { key: 'new-checkout', value: 'true' });
    assert.match(files[0].diff, /^-/m);
    assert.equal(await readText('shop/cart.tsx'), before);
  });

  it('refuse what would reach others, with the reason', async () => {
    const before = await readText(FLAG_FILE);
    await vscode.workspace
      .getConfiguration('releaseLens')
      .update('identities', { shop: { key: 'you@shop.example' } }, vscode.ConfigurationTarget.Global);
    const refused = await invoke('release_to_only_me', { key: 'search-suggestions' });
    assert.equal(refused.outcome, 'refused');
    assert.equal(await readText(FLAG_FILE), before);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { demoUri, eventually, extensionReady, open, positionOf } from './support.ts';

const settings = () => vscode.workspace.getConfiguration('releaseLens');

async function show(surface: string | undefined, amount?: string): Promise<void> {
  await settings().update('inCode.show', surface, vscode.ConfigurationTarget.Global);
  await settings().update('inCode.amount', amount, vscode.ConfigurationTarget.Global);
}

async function hints(document: vscode.TextDocument): Promise<readonly string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return found
    .map(({ label, position }) => `${position.line + 1} ${String(label)}`)
    .filter((hint) => /[○◉◔◑●⊘]/.test(hint));
}

async function lenses(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
  );
  return found.flatMap(({ command }) => (command?.command === 'releaseLens.findFlag' ? [command.title] : []));
}

describe('the state in the code', () => {
  let document: vscode.TextDocument;

  before(async () => {
    await extensionReady();
    ({ document } = await open('shop/checkout.tsx'));
  });

  afterEach(() => show(undefined));

  it('is behind the line unless another surface is chosen, which then is the only one', async () => {
    assert.deepEqual([await hints(document), await lenses(document)], [[], []]);
    await show('codeLens');
    const shown = await eventually(
      () => lenses(document),
      ({ length }) => length > 0,
    );
    assert.match(shown.join('\n'), /\$\(release-lens-dark\) new-checkout nobody/);
    assert.deepEqual(await hints(document), []);
  });

  it('leaves the editor its turn where branches are coloured and a file is in no folder', async () => {
    await settings().update('inCode.branches', true, vscode.ConfigurationTarget.Global);
    try {
      const outside = await vscode.workspace.openTextDocument({ content: 'if (on) one();' });
      await vscode.window.showTextDocument(outside);
      // An answer that asked its own question again would let no timer come round.
      await new Promise((resolve) => setTimeout(resolve));
    } finally {
      await settings().update('inCode.branches', undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('is an inlay hint at the end of the line, where no text moves aside for it', async () => {
    await show('inlayHint');
    const shown = await eventually(
      () => hints(document),
      ({ length }) => length > 0,
    );
    assert.ok(
      shown.includes(`${positionOf(document, "new-checkout', false").line + 1} ○ nobody`),
      shown.join('\n'),
    );
    assert.deepEqual(await lenses(document), []);
  });

  it('is told once in a function, or on every line that uses the flag', async () => {
    const text = [
      "import { client } from './shop/flags/client';",
      'export async function twice() {',
      "  await client.getBooleanValue('new-checkout', false);",
      "  await client.getBooleanValue('new-checkout', false);",
      '}',
    ].join('\n');
    const uri = demoUri('twice.ts');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    const twice = await vscode.workspace.openTextDocument(uri);
    await show('inlayHint');
    await eventually(
      () => hints(twice),
      (shown) => shown.length === 1 && shown[0] === '3 ○ nobody',
    );
    await show('inlayHint', 'everyLine');
    await eventually(
      () => hints(twice),
      ({ length }) => length === 2,
    );
    await vscode.workspace.fs.delete(uri);
  });

  it('has its card behind the line, too', async () => {
    const line = document.lineAt(positionOf(document, "new-checkout', false").line);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      line.range.end,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.match(texts.join('\n'), /`new-checkout` — \*\*nobody\*\*/);
  });
});

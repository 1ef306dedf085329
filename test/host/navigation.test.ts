import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { demoUri, eventually, extensionReady, open, positionOf } from './support.ts';

const LINK = 'vscode.executeDefinitionProvider';

async function places(command: string, document: vscode.TextDocument, token: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    document.uri,
    positionOf(document, token),
  );
  return found.map((each) => {
    const [uri, range] = 'targetUri' in each ? [each.targetUri, each.targetRange] : [each.uri, each.range];
    return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`;
  });
}

describe('going about from a flag', () => {
  before(extensionReady);

  it('goes from the key in a call to production’s definition', async () => {
    const { document } = await open('shop/checkout.tsx');
    assert.deepEqual(await places(LINK, document, "new-checkout', false"), ['flags/production.flagd.json:7']);
  });

  it('goes on to every environment with Go to Implementations', async () => {
    const { document } = await open('shop/checkout.tsx');
    const found = await places('vscode.executeImplementationProvider', document, "new-checkout', false");
    // The language has its own say of what implements a string, when it has started.
    const files = found.map((place) => place.split(':')[0] ?? '').filter((file) => file.startsWith('flags/'));
    assert.deepEqual(files.sort(), [
      'flags/development.flagd.json',
      'flags/production.flagd.json',
      'flags/staging.flagd.json',
    ]);
  });

  it('leaves a name to its language, and steps in where none speaks', async () => {
    const go = await open('mailer/mailer.go');
    assert.match(
      (await places(LINK, go.document, 'FlagOrderMailV2')).join(),
      /^flags\/production\.flagd\.json:\d+$/,
    );
    const { document } = await open('shop/checkout.tsx');
    const ofName = await eventually(
      () => places(LINK, document, 'expressPay } = FLAGS'),
      (found) => found.length > 0,
    );
    assert.ok(ofName.length === 1, ofName.join());
  });

  for (const [what, file, token] of [
    ['the key in a call', 'shop/checkout.tsx', "new-checkout', false"],
    ['an accessor', 'shop/cart.tsx', 'newCheckout'],
    ['a constant’s value', 'shop/flags/keys.ts', "new-checkout'"],
    ['the key in a flag file', 'flags/production.flagd.json', 'new-checkout"'],
  ] as const) {
    it(`finds every use from ${what}`, async () => {
      const { document } = await open(file);
      const found = await places('vscode.executeReferenceProvider', document, token);
      for (const use of [
        'shop/checkout.tsx',
        'shop/cart.tsx',
        'shop/flags/keys.ts',
        'flags/production.flagd.json',
      ])
        assert.ok(
          found.some((place) => place.startsWith(`${use}:`)),
          `${use} is not in ${found.join(', ')}`,
        );
    });
  }

  it('finds the uses of a wrapper call’s flag', async () => {
    const { document } = await open('shop/cart.tsx');
    const found = await places('vscode.executeReferenceProvider', document, "pickup-points')");
    assert.ok(
      found.some((place) => place.startsWith('shop/cart.tsx:')),
      found.join(),
    );
  });

  it('highlights the other places of a written key', async () => {
    const { document } = await open('flags/production.flagd.json');
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      positionOf(document, 'new-checkout"'),
    );
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['new-checkout'],
    );
  });

  it('finds a flag among the symbols of the workspace, with its state', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'newcheckout',
    );
    const ours = found.find(({ name }) => name === 'new-checkout');
    assert.ok(ours);
    assert.match(ours.containerName, /^○ nobody$/);
    assert.equal(ours.location.uri.fsPath, demoUri('flags/production.flagd.json').fsPath);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { demoUri, eventually, extensionReady, hoverText, open, positionOf } from './support.ts';

function found(uri: vscode.Uri, check: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ code }) => code === check);
}

/** Asked again where the language's own service, which starts meanwhile, breaks the question off. */
async function fixesAt(uri: vscode.Uri, range: vscode.Range | undefined): Promise<vscode.CodeAction[]> {
  const ask = () =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
  return ask().then(undefined, (error) => (/cancel/i.test(String(error)) ? ask() : Promise.reject(error)));
}

/** Puts a line first in a file while `look` looks. */
async function withLine(file: string, line: string, look: (uri: vscode.Uri) => Promise<void>): Promise<void> {
  const editor = await open(file);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${line}\n`));
  try {
    await look(editor.document.uri);
  } finally {
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 1, 0)));
  }
}

describe('what is wrong with a flag', () => {
  before(extensionReady);

  it('is told where no flag system knows the key, with a flag to create', async function () {
    // The language's own service has to start first: it is asked for actions beside us.
    this.timeout(120_000);
    const { document } = await open('shop/cart.tsx');
    const [unknown] = await eventually(
      () => found(document.uri, 'unknown-flag'),
      (all) => all.length > 0,
    );
    assert.match(unknown?.message ?? '', /gift-wrapping: in the code, but defined nowhere/);
    const at = positionOf(document, 'gift-wrapping');
    const actions = await fixesAt(document.uri, new vscode.Range(at, at));
    const create = actions.find(
      ({ title }) => title === "Create the flag 'gift-wrapping' in shop, off for everyone",
    );
    assert.deepEqual(
      create?.edit?.entries().map(([uri]) => vscode.workspace.asRelativePath(uri)),
      ['flags/development.flagd.json', 'flags/staging.flagd.json', 'flags/production.flagd.json'],
      actions.map(({ title }) => title).join(', '),
    );
  });

  it('is told once where an editor is split', async () => {
    const { document } = await open('shop/cart.tsx');
    const told = () => found(document.uri, 'unknown-flag');
    const whole = await eventually(told, (all) => all.length > 0);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
    assert.equal(editors.length, 2);
    await withLine('shop/cart.tsx', '', async () => {
      const moved = await eventually(
        told,
        ([first]) => first?.range.start.line !== whole[0]?.range.start.line,
      );
      assert.equal(moved.length, whole.length);
    });
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
  });

  it('is told with the key that was meant', () =>
    withLine(
      'mailer/mailer.go',
      'var _ = client.BooleanValue(ctx, "new-chekout", false, who)',
      async (uri) => {
        const all = await eventually(
          () => found(uri, 'unknown-flag'),
          (unknown) => unknown.length > 0,
        );
        assert.match(all[0]?.message ?? '', /Did you mean new-checkout\?$/);
        const actions = await fixesAt(uri, all[0]?.range);
        assert.ok(actions.some(({ title }) => title === "Change to 'new-checkout'"));
      },
    ));

  it('is told where a call asks for another type, and where a default is not what off means', () =>
    withLine(
      'recommendations/recommender.py',
      'from openfeature import api; api.get_client().get_string_value("new-checkout", "x"); api.get_client().get_boolean_value("new-checkout", True)',
      async (uri) => {
        await eventually(
          () => [found(uri, 'wrong-type').length, found(uri, 'contradicting-default').length],
          ([types, defaults]) => types === 1 && defaults === 1,
        );
      },
    ));

  it('is told where it is compared with what it never gives, with what it gives', () =>
    withLine(
      'shop/products.tsx',
      "const colour = await client.getStringValue('buy-button-color', 'control');",
      async (uri) => {
        const editor = await open('shop/products.tsx');
        const end = editor.document.positionAt(editor.document.getText().length);
        await eventually(
          () => hoverText(editor.document, 'buy-button-color'),
          (hover) => hover.includes('buy-button-color'),
        );
        // Behind every flag: nothing that the index knows moves by it.
        await editor.edit((edit) => edit.insert(end, "if (colour === 'blu') throw colour;\n"));
        const [never] = await eventually(
          () => found(uri, 'unknown-variant'),
          (all) => all.length > 0,
        );
        assert.equal(never?.message, 'buy-button-color never gives "blu", but "control", "blue", "red"');
        const actions = await fixesAt(uri, never?.range);
        const changes = actions.map(({ title }) => title).filter((title) => title.startsWith('Change to'));
        assert.deepEqual(changes, ["Change to 'blue'", "Change to 'control'", "Change to 'red'"]);
        await editor.edit((edit) => edit.delete(new vscode.Range(end, end.translate(1))));
      },
    ));

  it('stands at its line in a flag file', async () => {
    const uri = demoUri('flags/broken.flagd.json');
    const text =
      '{ "flags": {\n  "fine": { "state": "ENABLED", "variants": { "on": true }, "defaultVariant": "on" },\n  "wrong": { "state": "ON" }\n} }\n';
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    try {
      const [problem] = await eventually(
        () => found(uri, 'malformed-flag'),
        (all) => all.length > 0,
      );
      assert.equal(problem?.range.start.line, 2);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    await eventually(
      () => found(uri, 'malformed-flag').length,
      (count) => count === 0,
    );
  });
});

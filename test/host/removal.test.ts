import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { applyPatch } from 'diff';
import * as vscode from 'vscode';
import { demoUri, eventually, extensionReady, open, readText } from './support.ts';

const REMOVE = 'releaseLens.removeFromCode';

/** What the command line would make of each file. */
async function byCommandLine(key: string): Promise<ReadonlyMap<string, string>> {
  const script = path.resolve(__dirname, '../../cli.js');
  const args = [script, 'remove', key, '--value', 'true', '--json', '--quiet'];
  const cwd = demoUri('').fsPath;
  const { stdout } = await promisify(execFile)('node', args, { cwd }).catch((ran) => ran);
  const { files } = JSON.parse(stdout) as { files: readonly { file: string; diff: string }[] };
  const found = files.map(async ({ file, diff }) => {
    const after = applyPatch(await readText(file), diff);
    assert.notEqual(after, false);
    return [file, String(after)] as const;
  });
  return new Map(await Promise.all(found));
}

/** Answers the refactor preview as often as it takes: it opens some time after the command. */
async function answering(answer: 'apply' | 'discard', removal: Thenable<unknown>): Promise<void> {
  let done = false;
  const finished = Promise.resolve(removal).finally(() => {
    done = true;
  });
  while (!done) await vscode.commands.executeCommand(`refactorPreview.${answer}`);
  await finished;
}

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
  edit.replace(document.uri, whole, text);
  assert.ok(await vscode.workspace.applyEdit(edit), `${document.fileName} was not put back`);
}

describe('removing a flag from the code', function () {
  // Each works out a removal twice, and one of them in a process of its own.
  this.timeout(120_000);
  const originals = new Map<string, string>();

  before(async () => {
    await extensionReady();
    for (const uri of await vscode.workspace.findFiles('{shop,recommendations,flags}/**')) {
      const file = vscode.workspace.asRelativePath(uri);
      originals.set(file, await readText(file));
    }
  });

  /** Through the editor: how soon it sees what is written behind its back is the file watcher's affair. */
  afterEach(async () => {
    for (const [file, text] of originals) {
      const document = await vscode.workspace.openTextDocument(demoUri(file));
      if (document.getText() !== text) await replaceAll(document, text);
      if (document.isDirty) assert.ok(await document.save(), `${file} was not saved`);
      assert.equal(await readText(file), text);
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const changed = async () => {
    const now = new Map<string, string>();
    for (const [file, text] of originals)
      if ((await readText(file)) !== text) now.set(file, await readText(file));
    return now;
  };

  for (const key of ['old-banner', 'new-checkout']) {
    it(`makes of every file what the command line makes of it: ${key}`, async () => {
      const expected = await byCommandLine(key);
      assert.ok(expected.size > 0);
      await answering('apply', vscode.commands.executeCommand(REMOVE, { key, value: true }));
      const found = await eventually(changed, ({ size }) => size === expected.size);
      assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
    });
  }

  it('lists what is left, with the reason, where it stands', async () => {
    await answering('apply', vscode.commands.executeCommand(REMOVE, { key: 'new-checkout', value: true }));
    const left = vscode.languages.getDiagnostics(demoUri('shop/checkout.test.tsx'));
    const remark = left.find(({ message }) => message.startsWith('new-checkout was taken out;'));
    assert.match(remark?.message ?? '', /still written here/);
    const document = await vscode.workspace.openTextDocument(demoUri('shop/checkout.test.tsx'));
    assert.match(document.getText(remark?.range), /new-checkout/);
  });

  for (const [key, how] of [
    ['new-checkout', 'with remarks'],
    ['gift-wrapping', 'without anything to remark'],
  ]) {
    it(`is looked through before it is made, and writes nothing when it is discarded, ${how}`, async () => {
      await answering('discard', vscode.commands.executeCommand(REMOVE, { key, value: true }));
      assert.deepEqual(await changed(), new Map());
    });
  }

  it('goes by the text that is in the editor, saved or not', async () => {
    const editor = await open('shop/pricing.ts');
    const call = "client.getBooleanValue('related-products', false)";
    const line = (told: string) => `export const probe = async () => (await ${told} ? 'one' : 'two');\n`;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), line(call)));
    await answering(
      'apply',
      vscode.commands.executeCommand(REMOVE, { key: 'related-products', value: true }),
    );
    assert.match(editor.document.getText(), /^export const probe = async \(\) => \(?'one'\)?;\n/);
  });

  it('offers afterwards, where it stands, what nothing uses any more', async () => {
    const editor = await open('shop/pricing.ts');
    const before = editor.document.getText();
    const unused = 'function oldProbe() {\n  return 1;\n}\n\nconst oldRate = 3;\n\n';
    const call = "client.getBooleanValue('related-products', false)";
    const probe = `export const probe = async () => (await ${call}) ? 0 : oldProbe() + oldRate;\n`;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), unused + probe));
    await answering(
      'apply',
      vscode.commands.executeCommand(REMOVE, { key: 'related-products', value: true }),
    );
    const takeOut = async (name: string) => {
      const found = vscode.languages
        .getDiagnostics(editor.document.uri)
        .find(({ message }) => message.endsWith(`\`${name}\` any more`));
      assert.ok(found, `nothing is said of ${name}`);
      assert.match(editor.document.getText(found.range), new RegExp(name));
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        found.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const [action] = actions.filter(({ title }) => title === 'Take this out as well');
      assert.ok(action?.edit, `${name} cannot be taken out`);
      await vscode.workspace.applyEdit(action.edit);
    };
    await takeOut('oldProbe');
    await takeOut('oldRate');
    assert.equal(editor.document.getText(), `export const probe = async () => 0;\n${before}`);
  });

  it('is offered where a stale flag is used, and nowhere else', async () => {
    const { document } = await open('shop/banner.tsx');
    const actionsAt = async (token: string) => {
      const at = document.positionAt(document.getText().indexOf(token) + 1);
      const range = new vscode.Range(at, at);
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return found.map(({ title }) => title).filter((title) => title.includes('from code'));
    };
    assert.deepEqual(await actionsAt('CATALOGUE_BANNER);'), ['Remove old-banner from code…']);
    assert.deepEqual(await actionsAt('Our summer'), []);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionReady, open } from './support.ts';

interface Offered {
  readonly key: string;
  readonly state: string | undefined;
  readonly item: vscode.CompletionItem;
}

/** What is offered between `typed` and `rest` on a first line of its own; the file is left as it was. */
async function itemsAt(file: string, typed: string, rest = ''): Promise<readonly vscode.CompletionItem[]> {
  const { document } = await open(file);
  const line = new vscode.WorkspaceEdit();
  line.insert(document.uri, new vscode.Position(0, 0), `${typed}${rest}\n`);
  await vscode.workspace.applyEdit(line);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new vscode.Position(0, typed.length),
    undefined,
    5,
  );
  const back = new vscode.WorkspaceEdit();
  back.delete(document.uri, new vscode.Range(0, 0, 1, 0));
  await vscode.workspace.applyEdit(back);
  return items;
}

/** The keys among them. */
async function offered(file: string, typed: string): Promise<readonly Offered[]> {
  return (await itemsAt(file, typed)).flatMap((item) => {
    const ours = item.kind === vscode.CompletionItemKind.Constant && typeof item.label === 'object';
    return ours ? [{ key: labelOf(item), state: descriptionOf(item), item }] : [];
  });
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function descriptionOf({ label }: vscode.CompletionItem): string | undefined {
  return typeof label === 'string' ? undefined : label.description;
}

describe('the keys offered inside a flag call', () => {
  before(async function () {
    // The language's own service has to start first: it is asked beside us.
    this.timeout(120_000);
    await extensionReady();
    await offered('shop/cart.tsx', 'const text = ');
  });

  for (const [file, typed] of [
    ['shop/cart.tsx', "const on = isOn(user, 'new-"],
    ['shop/cart.tsx', 'const it = <Feature name="'],
    ['recommendations/recommender.py', 'on = client.get_boolean_value("'],
    ['mailer/mailer.go', 'on := client.BooleanValue(ctx, "'],
  ] as const) {
    it(`come with their state behind ${typed}`, async () => {
      const found = await offered(file, typed);
      assert.equal(found.find(({ key }) => key === 'new-checkout')?.state, '○ nobody', JSON.stringify(found));
    });
  }

  it('come in the order of what the call asks for, and say whose time is over', async () => {
    const found = await offered('recommendations/recommender.py', 'colour = client.get_string_value("');
    const sorted = [...found].sort((a, b) => ((a.item.sortText ?? '') < (b.item.sortText ?? '') ? -1 : 1));
    assert.equal(sorted[0]?.key, 'buy-button-color');
    const banner = found.find(({ key }) => key === 'old-banner');
    assert.deepEqual(banner?.item.tags, [vscode.CompletionItemTag.Deprecated]);
  });

  it('tell their card when they are looked at', async () => {
    const [first] = (await offered('mailer/mailer.go', 'client.BooleanValue(ctx, "new-checkout')).filter(
      ({ key }) => key === 'new-checkout',
    );
    const shown = first?.item.documentation;
    assert.ok(shown instanceof vscode.MarkdownString);
    assert.match(shown.value, /nobody/);
    assert.equal(first?.item.detail, 'One page instead of three steps');
  });

  it('are what the flag may give where it is compared with a text', async () => {
    const [typed, rest] = [
      "const isBlue = (await client.getStringValue('buy-button-color', 'control')) === '",
      "';",
    ];
    const items = await itemsAt('shop/products.tsx', typed, rest);
    const values = items.filter(({ detail }) => detail === 'buy-button-color').map(labelOf);
    assert.deepEqual(values.sort(), ['blue', 'control', 'red']);
  });

  it('are none in other strings', async () => {
    assert.deepEqual(await offered('recommendations/recommender.py', 'text = storage.get("new-'), []);
  });
});

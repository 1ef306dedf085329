import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new-checkout', 'GiftCards', 'shopMintKind', 'gift_cards']);

describe('names of something else', () => {
  it('are no flags: of routes and elements by the constant they are given', async () => {
    const lines = await found({
      'Dom.java':
        'class Dom {\n  static final String NEW_CHECKOUT_ELEMENT = "new-checkout";\n  static final String NEW_CHECKOUT = "new-checkout";\n  void read(Xml xml) { xml.child(NEW_CHECKOUT_ELEMENT); xml.child(NEW_CHECKOUT); }\n}',
      'routes.ts':
        "export const NEW_CHECKOUT_ROUTE = 'new-checkout';\nexport const FEATURE_PATH = 'new-checkout';",
    });
    assert.deepEqual(lines, [
      'Dom.java:3 new-checkout constant new-checkout',
      'Dom.java:4 NEW_CHECKOUT alias new-checkout',
      'routes.ts:2 new-checkout constant new-checkout',
    ]);
  });

  it('are no flags: of a member in C#, beside what it has', async () => {
    const lines = await found({
      'Options.cs':
        'class Options {\n  JObject Format() => new JObject { { nameof(GiftCards), GiftCards } };\n  bool On() => manager.IsEnabled(nameof(GiftCards));\n  Dictionary<string, bool> features = new() { { nameof(GiftCards), true } };\n}',
    });
    assert.deepEqual(lines, [
      'Options.cs:3 GiftCards call GiftCards',
      'Options.cs:4 GiftCards literal? GiftCards',
    ]);
  });

  it('are no flags: of a kind, but where the key is called so itself', async () => {
    const lines = await found({
      'flags.ts':
        "export const FLAG = { shopMintKind: 'shopMintKind', giftKind: 'GiftCards' };\nexport const kind = readMintKind(source, 'shopMintKind') + ofKind('GiftCards') + FLAG.shopMintKind;",
    });
    assert.deepEqual(lines, [
      'flags.ts:1 shopMintKind declaration shopMintKind',
      'flags.ts:1 shopMintKind constant shopMintKind',
      'flags.ts:2 shopMintKind literal? shopMintKind',
      'flags.ts:2 GiftCards mention GiftCards',
      'flags.ts:2 FLAG.shopMintKind alias shopMintKind',
    ]);
  });

  it('are no flags: of columns and traits in Ruby', async () => {
    const lines = await found({
      'page_spec.rb':
        'add_column :shops, :gift_cards, :boolean\ncreate(:shop, :open, :gift_cards)\ntrait :gift_cards do\nend\nfeature?(:gift_cards)',
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes(' mention ')),
      ['page_spec.rb:5 gift_cards literal? gift_cards'],
    );
  });
});

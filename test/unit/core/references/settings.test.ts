import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf([
  'new_checkout_available',
  'use_gift_cards',
  'load_gift_cards',
  'address_sync',
  'limits',
]);

describe('settings that are called as the key is', () => {
  it('are members of what is called like settings, and of nothing else', async () => {
    const lines = await found({
      'page.rb': `AppConfig.store.new_checkout_available && SiteSetting.use_gift_cards && config.new_checkout_available? && SiteSetting.use_gift_cards.blank?
Order.new_checkout_available || AppConfig.address_sync || AppConfig.limits || SiteSetting.load_gift_cards.limit || AppConfig.pages.use_gift_cards || SiteSetting.load_gift_cards`,
      'Page.swift':
        'func page() {\n  let id = if appSettings.new_checkout_available { a } else { b }\n  let other = if page.new_checkout_available { a } else { b }\n}',
      'page.py': 'if settings.new_checkout_available or page.new_checkout_available: pass',
      'page.ts':
        'export function page(config, page) { return config.new_checkout_available && page.new_checkout_available; }',
    });
    assert.deepEqual(lines, [
      'Page.swift:2 new_checkout_available accessor? new_checkout_available',
      'page.py:1 new_checkout_available accessor? new_checkout_available',
      'page.rb:1 new_checkout_available accessor? new_checkout_available',
      'page.rb:1 use_gift_cards accessor? use_gift_cards',
      'page.rb:1 new_checkout_available? accessor? new_checkout_available',
      'page.rb:1 use_gift_cards accessor? use_gift_cards',
      'page.rb:2 load_gift_cards accessor? load_gift_cards',
      'page.ts:1 new_checkout_available accessor? new_checkout_available',
    ]);
  });

  it('are what a test has them answer', async () => {
    const lines = await found({
      'page_spec.rb': `allow(AppConfig.store).to receive(:new_checkout_available).and_return(true)
allow(AppConfig.store)
  .to receive(:use_gift_cards) { true }
allow(AppConfig.store).to receive_messages(new_checkout_available: true, other: false)
allow(order).to receive(:new_checkout_available)
allow(Order).to receive_messages(use_gift_cards: true)`,
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes('mention')),
      [
        'page_spec.rb:1 new_checkout_available accessor? new_checkout_available',
        'page_spec.rb:3 use_gift_cards accessor? use_gift_cards',
        'page_spec.rb:4 new_checkout_available accessor? new_checkout_available',
      ],
    );
  });

  it('are declared in files of data that are only samples', async () => {
    const lines = await found({
      'application.yml.default': '# new_checkout_available\nnew_checkout_available: true\n',
      'notes.default': 'new_checkout_available: true\n',
    });
    assert.deepEqual(lines, [
      'application.yml.default:1 new_checkout_available mention new_checkout_available',
      'application.yml.default:2 new_checkout_available declaration? new_checkout_available',
    ]);
  });

  it('are declared by what is called like settings', async () => {
    const lines = await found({
      'AppSettings.swift':
        'final class AppSettings {\n  @Preference(defaultValue: false)\n  var new_checkout_available: Bool\n  var limits: Int\n}\nclass Page { var new_checkout_available: Bool }',
      'settings.py': 'class Settings(BaseSettings):\n    new_checkout_available: bool = False\n',
    });
    assert.deepEqual(lines, [
      'AppSettings.swift:3 new_checkout_available declaration? new_checkout_available',
      'settings.py:2 new_checkout_available declaration? new_checkout_available',
    ]);
  });
});

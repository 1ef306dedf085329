import assert from 'node:assert/strict';
import { finderOf, indexOf } from './fixtureIndex.ts';

const KEYS = ['new_checkout', 'gift-cards', 'inbox'];
const found = finderOf(KEYS);

const PAGE = `<%# gift-cards %>
<% if Features.on?(Features::CHECKOUT) %>
  <%= render "menu", on: feature_enabled?(:inbox) do |each| -%>
    <p data-flag="gift-cards"><%= features.new_checkout ? 1 : 2 %></p>
  <% end %>
<% elsif Flipper.enabled?(:new_checkout, current_user) && Flipper.enabled?(name) %>
<% end %>`;

describe("Ruby's templates", () => {
  const sources = {
    'app/features.rb':
      'module Features\n  CHECKOUT = :new_checkout\n  def self.on?(key) = Flipper.enabled?(key)\nend',
    'app/views/page.html.erb': PAGE,
  };

  it('are read as code with names of their own and of others', async () => {
    assert.deepEqual(await found(sources), [
      'app/features.rb:2 new_checkout constant new_checkout',
      'app/views/page.html.erb:1 gift-cards mention gift-cards',
      'app/views/page.html.erb:2 Features::CHECKOUT alias new_checkout',
      'app/views/page.html.erb:3 inbox call inbox',
      'app/views/page.html.erb:4 gift-cards literal? gift-cards',
      'app/views/page.html.erb:4 new_checkout accessor? new_checkout',
      'app/views/page.html.erb:6 new_checkout call new_checkout',
    ]);
  });

  it('tell of keys that are no text', async () => {
    const index = await indexOf(new Map(Object.entries(sources)), KEYS);
    assert.deepEqual(
      index.unresolved().map(({ file, range }) => `${file}:${range.line + 1}`),
      ['app/views/page.html.erb:6'],
    );
  });
});

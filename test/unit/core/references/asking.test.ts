import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['_shop_feature_cards', '_shop_feature_search', 'new_checkout_enabled']);

describe('methods that ask for one flag and are asked of their class', () => {
  it('are that flag, where the class is called like flags', async () => {
    const lines = await found({
      'features.php': `<?php
class Shop_Features {
	const CARDS = '_shop_feature_cards';
	public static function is_cards_enabled(): bool { return '1' === get_option( self::CARDS, '0' ); }
	public static function is_search_enabled() { return get_option( '_shop_feature_search' ); }
	public static function is_both() { return '1' === get_option( self::CARDS ) && self::is_paid(); }
	public static function is_for( $user ) { return get_option( self::CARDS ); }
	public static function is_given( $key ) { return get_option( $key ); }
	public static function all() { return [ 'cards' => self::is_cards_enabled() ]; }
}
class Shop_Pages { public static function is_cards() { return get_option( Shop_Features::CARDS ); } }`,
      'page.php': `<?php
if ( \\Shop_Features::is_cards_enabled() || Shop_Features::is_search_enabled() ) {}
if ( Shop_Features::is_both() || Shop_Features::is_for( $me ) || Shop_Features::is_given( $me ) || Shop_Pages::is_cards() ) {}`,
      'feature_management.rb': `class FeatureManagement
  def self.checkout_enabled?
    # as it was called before
    AppConfig.store.new_checkout_enabled
  end

  def self.paid?
    AppConfig.store.new_checkout_enabled && paid
  end
end`,
      'page.rb': 'show if FeatureManagement.checkout_enabled? || FeatureManagement.paid?',
    });
    assert.deepEqual(
      lines.filter((line) => !/^features\.php:[3-7] /.test(line)),
      [
        'feature_management.rb:4 new_checkout_enabled accessor? new_checkout_enabled',
        'feature_management.rb:8 new_checkout_enabled accessor? new_checkout_enabled',
        'features.php:9 self::is_cards_enabled alias _shop_feature_cards',
        'features.php:11 Shop_Features::CARDS alias _shop_feature_cards',
        'page.php:2 Shop_Features::is_cards_enabled alias _shop_feature_cards',
        'page.php:2 Shop_Features::is_search_enabled alias _shop_feature_search',
        'page.php:3 Shop_Features::is_for alias _shop_feature_cards',
        'page.rb:1 FeatureManagement.checkout_enabled? alias new_checkout_enabled',
      ],
    );
  });
});

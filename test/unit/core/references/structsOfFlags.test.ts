import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const KEYS = ['NewCheckout', 'GiftCards', 'Limits'];

const found = finderOf(KEYS);

describe('structs of flags in Go', () => {
  it('declare, set and give them', async () => {
    const lines = await found({
      'features/features.go':
        'package features\ntype Config struct {\n\tNewCheckout bool `json:"NewCheckout"`\n\tGiftCards, Other bool\n}\nfunc Get() Config { return global }',
      'shop/page.go': `package shop
type Config struct {
	NewCheckout bool
	Features features.Config
}
func page(c *Config) bool {
	features.Set(features.Config{NewCheckout: true, Other: false})
	run(Config{NewCheckout: true, Features: features.Config{GiftCards: true}})
	return features.Get().GiftCards && c.NewCheckout && c.Get().NewCheckout && pages.Get().Limits
}
func (s *server) NewCheckout(ctx C) error { return s.api.NewCheckout(ctx) }`,
    });
    assert.deepEqual(lines, [
      'features/features.go:3 NewCheckout declaration NewCheckout',
      'features/features.go:4 GiftCards declaration GiftCards',
      'shop/page.go:7 NewCheckout declaration NewCheckout',
      'shop/page.go:8 GiftCards declaration GiftCards',
      'shop/page.go:9 GiftCards accessor? GiftCards',
    ]);
  });
});

describe('fields of Go that a call fills as flags', () => {
  it('are those flags, whatever they are called', async () => {
    const lines = await found({
      'config/features.go': `package config
const cards, limit = "GiftCards", "Limits"
type Features struct {
	Checkout Flag
	Cards, Limit bool
}
func load(data map[string]string, nc *Features) {
	parse(data, asFlag("NewCheckout", &nc.Checkout), setFeature(data, cards, true, &nc.Cards))
	parse(data, read(limit, &nc.Limit), asFlag(limit, &nc.Lower, &nc.Upper))
}`,
      'shop/page.go': `package shop
func page(c *config.Config) bool {
	if c.Features.Checkout == config.Enabled && c.Pages.Cards { return false }
	run(&config.Features{Cards: true}, config.Pages{Cards: true})
	checkout := c.Features.Checkout
	return c.Features.Limit || c.Features.Upper || checkout
}`,
    });
    assert.deepEqual(lines, [
      'config/features.go:2 GiftCards constant GiftCards',
      'config/features.go:4 Checkout declaration NewCheckout',
      'config/features.go:5 Cards declaration GiftCards',
      'config/features.go:8 NewCheckout constant NewCheckout',
      'config/features.go:8 Checkout alias NewCheckout',
      'config/features.go:8 cards alias GiftCards',
      'config/features.go:8 Cards alias GiftCards',
      'shop/page.go:3 c.Features.Checkout alias NewCheckout',
      'shop/page.go:4 Cards declaration GiftCards',
      'shop/page.go:5 c.Features.Checkout alias NewCheckout',
    ]);
  });
});

describe('members of flags in Go', () => {
  it('have their initialisms in capitals', async () => {
    const lines = await finderOf(['enable-api-fields', 'use-http'])({
      'shop/page.go':
        'package shop\nfunc page(c Config) bool { return c.FeatureFlags.EnableAPIFields || c.FeatureFlags.UseHTTP || c.FeatureFlags.EnableApiFIELDS || c.Pages.UseHTTP }',
    });
    assert.deepEqual(lines, [
      'shop/page.go:2 EnableAPIFields accessor? enable-api-fields',
      'shop/page.go:2 UseHTTP accessor? use-http',
    ]);
  });
});

describe('flags that are numbers in Go', () => {
  it('are called as their table says', async () => {
    const lines = await found({
      'features/features.go': `package features
type ShopFeature int
const (
	Checkout ShopFeature = iota
	Gifts
	Limit
	Twice
)
var names = map[ShopFeature]string{
	Checkout: "NewCheckout",
	Gifts:    "GiftCards",
}
var colors = map[ShopFeature]string{Limit: "Limits", Twice: "Limits"}
func (f ShopFeature) String() string { return names[f] }`,
      'shop/page.go':
        'package shop\nimport "shop/features"\nfunc page() bool { return features.Flag(tr, features.Gifts) && features.Limit.On() }',
      'rpc/shop_grpc.pb.go': 'package rpc\nvar desc = grpc.MethodDesc{MethodName: "NewCheckout"}',
      'rpc/shop.lua': 'desc = { MethodName: "NewCheckout" }',
    });
    assert.deepEqual(lines, [
      'features/features.go:10 Checkout alias NewCheckout',
      'features/features.go:10 NewCheckout constant NewCheckout',
      'features/features.go:11 GiftCards constant GiftCards',
      'shop/page.go:3 features.Gifts alias GiftCards',
    ]);
  });
});

import type { Runner, Unit } from './run.ts';

const SHOP = `
package shop

import (
	"errors"
	"fmt"
)

var Did string
var Value any

type Client struct{}

func (Client) IsEnabled(key string) bool { return Value.(bool) }
func (Client) BoolVariation(key string, user any, without bool) bool { return Value.(bool) }
func (Client) BooleanValue(ctx any, key string, without bool, ec any) (bool, error) {
	return Value.(bool), nil
}
func (Client) StringValue(ctx any, key string, without string, ec any) (string, error) {
	return Value.(string), nil
}

type Cart struct {
	Empty, Big, Old bool
	Name            string
	Names           []string
	Total, asked    int
}

func NewCart(at int) *Cart {
	return &Cart{at&1 != 0, at&2 != 0, at&4 != 0, "cart", []string{"a", "b"}, 3 + at, at >> 3}
}

func (c *Cart) does(what any) { Did += fmt.Sprint(what, " ") }
func (c *Cart) Open()         { c.does("open") }
func (c *Cart) Show()         { c.does("show") }
func (c *Cart) Hide()         { c.does("hide") }
func (c *Cart) Legacy()       { c.does("legacy") }
func (c *Cart) Add(what int)  { c.does(what) }
func (c *Cart) Say(what string)   { c.does(what) }
func (c *Cart) SetFast(fast bool) { c.does(fast) }
func (c *Cart) Label() string     { c.does("label"); return "label" }
func (c *Cart) IsReady() bool     { c.does("ready"); c.asked++; return c.asked*3%2 == 0 }
func (c *Cart) Sum() (int, error) {
	c.does("sum")
	if c.Empty {
		return 0, errors.New("empty")
	}
	return c.Total, nil
}
func (c *Cart) Save() error {
	_, err := c.Sum()
	return err
}
`;

export const go: Runner = {
  tool: ['go', 'version'],
  // Details are more than this shop gives.
  runs: (code) => !code.includes('Details('),
  files: (units) => ({
    'go.mod': 'module m\n\ngo 1.18\n',
    'shop/shop.go': SHOP,
    'main.go': mainOf(units),
    ...Object.fromEntries(
      units.flatMap(({ name, code }) => [
        [`${name}/page.go`, code.replace('package page', `package ${name}`)],
        [`${name}/shop.go`, shopOf(name)],
      ]),
    ),
  }),
  commands: [
    ['gofmt', '-l', '-e', '.'],
    ['go', 'run', '.'],
  ],
};

function shopOf(name: string): string {
  return `package ${name}

import "m/shop"

var ctx, ec, user any

type Client = shop.Client
type Cart = shop.Cart
type Options struct{ enabled bool }

var Page any = page
`;
}

function mainOf(units: readonly Unit[]): string {
  return `package main

import (
	"fmt"
	"m/shop"
${units.map(({ name }) => `	"m/${name}"`).join('\n')}
	"reflect"
)

func each(value any, page any) {
	shop.Value = value
	shop.Did = ""
	for at := 0; at < 16; at++ {
		given := reflect.ValueOf(page).Call([]reflect.Value{reflect.ValueOf(shop.Client{}), reflect.ValueOf(shop.NewCart(at))})
		for _, one := range given {
			shop.Did += fmt.Sprint("= ", one.Interface(), " ")
		}
		shop.Did += "; "
	}
	fmt.Println(shop.Did)
}

func main() {
${units.map(({ name, value }) => `	each(${JSON.stringify(value)}, ${name}.Page)`).join('\n')}
}
`;
}

import type { Runner } from './run.ts';

const MAIN = `<?php
error_reporting(0);
class Cart {
  public $did = [];
  public $empty, $big, $old, $total, $name = 'cart', $asked;
  function __construct($at) {
    $this->empty = ($at & 1) != 0;
    $this->big = ($at & 2) != 0;
    $this->old = ($at & 4) != 0;
    $this->total = $at % 5;
    $this->asked = $at >> 3;
  }
  function ready() {
    $this->did[] = 'ready';
    return (++$this->asked) * 3 % 2 === 0;
  }
  function __call($name, $given) { $this->did[] = [$name, $given]; }
}
class Client {
  static $value;
  function getBooleanValue() { return self::$value; }
  function getStringValue() { return self::$value; }
}
foreach (json_decode(file_get_contents('units.json')) as $unit) {
  Client::$value = $unit->value;
  include $unit->name . '.php';
  $said = [];
  for ($at = 0; $at < 16; $at++) {
    $cart = new Cart($at);
    $page = $unit->name . '\\\\page';
    $given = $page(new Client(), $cart);
    $said[] = [$cart->did, $given];
  }
  echo json_encode($said), "\\n";
}
`;

export const php: Runner = {
  tool: ['php', '--version'],
  runs: (code) => /^function page/m.test(code),
  files: (units) => ({
    'main.php': MAIN,
    'units.json': JSON.stringify(units.map(({ name, value }) => ({ name, value }))),
    ...Object.fromEntries(
      units.map(({ name, code }) => [`${name}.php`, code.replace('<?php', `<?php namespace ${name};`)]),
    ),
  }),
  commands: [['php', 'main.php']],
};

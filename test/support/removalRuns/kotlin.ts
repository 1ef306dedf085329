import type { Runner, Unit } from './run.ts';

const SHOP = `
package shop
val did = StringBuilder()
var value: Any = false
class Cart(at: Int) {
  val empty = at and 1 != 0
  val big = at and 2 != 0
  val old = at and 4 != 0
  val name = if (empty) "" else "cart"
  val names = listOf("a", "", "b")
  val total = 3 + at
  private var asked = at shr 3
  private fun does(what: String) { did.append(what).append(' ') }
  fun open() = does("open")
  fun show() = does("show")
  fun hide() = does("hide")
  fun legacy() = does("legacy")
  fun older() = does("older")
  fun note(what: String) = does("note" + what)
  fun add(what: Int) = does("add" + what)
  fun setFast(fast: Boolean) = does("fast" + fast)
  fun isReady(): Boolean { does("ready"); return (++asked * 3) % 2 == 0 }
}
class Details(private val value: Boolean) {
  fun getValue() = value
  fun getReason() = "why"
}
class Client {
  fun getBooleanDetails(key: String, without: Boolean) = Details(value as Boolean)
  fun getBooleanValue(key: String, without: Boolean) = value as Boolean
  fun getStringValue(key: String, without: String) = value as String
}
`;

export const kotlin: Runner = {
  tool: ['kotlinc', '-version'],
  // Members are read through a class, which would have to be made.
  runs: (code) => /^fun page\(client: Client\??, cart: Cart\)/m.test(code),
  files: (units) => ({
    'Shop.kt': SHOP,
    'Main.kt': mainOf(units),
    ...Object.fromEntries(
      units.map(({ name, code }) => [`${name}.kt`, `package ${name}\nimport shop.*\n${code}`]),
    ),
  }),
  commands: [
    ['sh', '-c', 'kotlinc -nowarn -d out *.kt'],
    ['kotlin', '-cp', 'out', 'MainKt'],
  ],
};

function mainOf(units: readonly Unit[]): string {
  const calls = units.map(
    ({ name, value }) => `  each(${JSON.stringify(value)}) { ${name}.page(Client(), Cart(it)) }`,
  );
  return `
import shop.*
fun each(given: Any, page: (Int) -> Any?) {
  value = given
  did.setLength(0)
  for (at in 0..15) did.append("= ").append(page(at)).append("; ")
  println(did)
}
fun main() {
${calls.join('\n')}
}
`;
}

import type { Runner, Unit } from './run.ts';

/** What a cart says depends on how often it was asked, and on what it is. */
const CART = `
package shop;
public class Cart {
  public static StringBuilder did;
  static int asked;
  public boolean empty, big, old;
  public String name;
  public int total;
  public Cart(int at) {
    empty = (at & 1) != 0;
    big = (at & 2) != 0;
    old = (at & 4) != 0;
    name = empty ? "" : "cart";
    total = 3 + at;
    asked = at >> 3;
  }
  void does(String what) { did.append(what).append(' '); }
  boolean says(String what) { does(what); return (++asked * 3 + what.length()) % 2 == 0; }
  public void open() { does("open"); }
  public void show() { does("show"); }
  public void hide() { does("hide"); }
  public void legacy() { does("legacy"); }
  public void older() { does("older"); }
  public void add(int what) { does("add" + what); }
  public void setFast(boolean fast) { does("fast" + fast); }
  public boolean isReady() { return says("ready"); }
}
`;

const CLIENT = `
package shop;
public class Client {
  public static Object value;
  public static class Details {
    public boolean getValue() { return (Boolean) value; }
  }
  public boolean getBooleanValue(String key, boolean without) { return (Boolean) value; }
  public String getStringValue(String key, String without) { return new String((String) value); }
  public Details getBooleanDetails(String key, boolean without) { return new Details(); }
}
`;

export const java: Runner = {
  tool: ['javac', '-version'],
  // An annotation would need the framework that reads it.
  runs: (code) => /^class Page \{/m.test(code) && !code.includes('@'),
  files: (units) => ({
    'shop/Cart.java': CART,
    'shop/Client.java': CLIENT,
    'Main.java': mainOf(units),
    ...Object.fromEntries(
      units.map(({ name, code }) => [
        `${name}/Page.java`,
        `package ${name}; import shop.*;${code.replace('class Page', 'public class Page').replace(/^ {2}(\w+ page\()/m, '  public $1')}`,
      ]),
    ),
  }),
  commands: [
    ['javac', '-nowarn', '-d', 'out', '-sourcepath', '.', 'Main.java'],
    ['java', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', 'out', 'Main'],
  ],
};

function mainOf(units: readonly Unit[]): string {
  const calls = units.map(
    ({ name, value }) => `    each(${JSON.stringify(value)}, ${name}.Page.class, ${name}.Page::new);`,
  );
  return `
import shop.*;
public class Main {
  static void each(Object value, Class<?> type, java.util.function.Supplier<?> made) throws Exception {
    Client.value = value;
    Object page = made.get();
    Cart.did = new StringBuilder();
    for (int at = 0; at < 16; at++) {
      Object given = type.getMethod("page", Client.class, Cart.class).invoke(page, new Client(), new Cart(at));
      Cart.did.append("= ").append(given).append("; ");
    }
    System.out.println(Cart.did);
  }
  public static void main(String[] args) throws Exception {
${calls.join('\n')}
  }
}
`;
}

import type { Runner, Unit } from './run.ts';

const SHOP = `
using System;
using System.Threading.Tasks;
public static class Did {
  public static System.Text.StringBuilder What = new System.Text.StringBuilder();
  public static object Value;
  public static void Each(object value, Type page) {
    Value = value;
    What.Clear();
    for (var at = 0; at < 16; at++) {
      var given = page.GetMethod("Show").Invoke(null, new object[] { new Client(), new Cart(at) });
      var task = given as Task<int>;
      What.Append("= ").Append(task != null ? task.Result : given is Task ? null : given).Append("; ");
    }
    Console.WriteLine(What);
  }
}
public class Client {
  public bool BoolVariation(string key, bool without) { return (bool)Did.Value; }
  public string StringVariation(string key, string without) { return (string)Did.Value; }
  public Task<bool> GetBooleanValueAsync(string key, bool without) { return Task.FromResult((bool)Did.Value); }
}
public class Cart {
  public bool Empty, Big, Old;
  public string Name;
  public int Total;
  public int[] Sums = { 1, 2 };
  int asked;
  public Cart(int at) {
    Empty = (at & 1) != 0;
    Big = (at & 2) != 0;
    Old = (at & 4) != 0;
    Name = Empty ? "" : "cart";
    Total = 3 + at;
    asked = at >> 3;
  }
  void Does(string what) { Did.What.Append(what).Append(' '); }
  public void Open() { Does("open"); }
  public void Display() { Does("display"); }
  public void Hide() { Does("hide"); }
  public void Legacy() { Does("legacy"); }
  public void Older() { Does("older"); }
  public void Add(int what) { Does("add" + what); }
  public void Change(ref bool what) { what = !what; }
  public bool IsReady() { Does("ready"); return ++asked * 3 % 2 == 0; }
}
`;

export const csharp: Runner = {
  tool: ['mcs', '--version'],
  // Mono's compiler knows C# 7: no switch expressions, no using declarations.
  runs: (code) =>
    code.includes('static') &&
    !/\bor\b|\) switch|using var|FeatureGate|\bis\b|\bwhen\b|public class Flags/.test(code),
  files: (units) => ({
    'Shop.cs': SHOP,
    'Main.cs': mainOf(units),
    ...Object.fromEntries(
      units.map(({ name, code }) => [
        `${name}.cs`,
        `namespace ${name} {\n${code.replace('class Page', 'public class Page')}}\n`,
      ]),
    ),
  }),
  commands: [
    ['sh', '-c', 'mcs -langversion:latest -nowarn:1998 -out:main.exe *.cs'],
    ['mono', 'main.exe'],
  ],
};

function mainOf(units: readonly Unit[]): string {
  const calls = units.map(
    ({ name, value }) => `    Did.Each(${JSON.stringify(value)}, typeof(${name}.Page));`,
  );
  return `public static class Program {\n  public static void Main() {\n${calls.join('\n')}\n  }\n}\n`;
}

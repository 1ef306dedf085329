import type { Runner, Unit } from './run.ts';

const SHOP = `
pub mod shop {
  use std::cell::RefCell;
  thread_local! {
    pub static DID: RefCell<String> = RefCell::new(String::new());
    pub static ON: RefCell<bool> = RefCell::new(false);
    pub static VARIANT: RefCell<String> = RefCell::new(String::new());
  }
  pub fn does(what: String) { DID.with(|did| did.borrow_mut().push_str(&format!("{} ", what))); }
  #[derive(Debug)]
  pub struct Options { pub fast: bool, pub slow: bool }
  pub struct Client;
  impl Client {
    pub fn is_enabled(&self, _key: &str, _context: Option<i32>, _without: bool) -> bool { ON.with(|on| *on.borrow()) }
    pub fn bool_variation(&self, _user: &i32, _key: &str, _without: bool) -> bool { ON.with(|on| *on.borrow()) }
    pub fn str_variation(&self, _user: &i32, _key: &str, _without: &str) -> String { VARIANT.with(|one| one.borrow().clone()) }
  }
  pub struct Held;
  impl Held { pub fn open(&self) { does("held".to_string()); } }
  impl Drop for Held { fn drop(&mut self) { does("dropped".to_string()); } }
  pub struct Cart { pub empty: bool, pub big: bool, pub old: bool, pub total: i32, pub limit: Option<i32>, pub name: String, pub names: Vec<String>, pub user: i32 }
  impl Cart {
    pub fn at(at: i32) -> Cart {
      let names = vec!["a".to_string(), "".to_string()];
      Cart { empty: at & 1 != 0, big: at & 2 != 0, old: at & 4 != 0, total: 3 + at, limit: if at & 8 != 0 { Some(at) } else { None }, name: "cart".to_string(), names, user: 1 }
    }
    pub fn open(&self) { does("open".to_string()); }
    pub fn show(&self) { does("show".to_string()); }
    pub fn hide(&self) { does("hide".to_string()); }
    pub fn legacy(&self) { does("legacy".to_string()); }
    pub fn older(&self) { does("older".to_string()); }
    pub fn add(&self, what: i32) { does(what.to_string()); }
    pub fn change(&self, what: &mut bool) { *what = !*what; }
    pub fn ready(&self) -> bool { does("ready".to_string()); self.old }
    pub fn lock(&self) -> Held { does("locked".to_string()); Held }
  }
}
`;

export const rust: Runner = {
  tool: ['rustc', '--version'],
  // No asynchronous runtime, and no chains of let, which are younger than most compilers.
  runs: (code) => !/async|&& let/.test(code),
  files: (units) => ({ 'main.rs': mainOf(units) }),
  commands: [['rustc', '--edition', '2021', '-A', 'warnings', '-C', 'debuginfo=0', 'main.rs'], ['./main']],
};

function mainOf(units: readonly Unit[]): string {
  const pages = units.map(({ name, code }) => `pub mod ${name} {\nuse crate::shop::*;\n${code}}`);
  const calls = units.map(({ name, value }) => {
    const set =
      typeof value === 'boolean'
        ? `ON.with(|on| *on.borrow_mut() = ${String(value)})`
        : `VARIANT.with(|one| *one.borrow_mut() = ${JSON.stringify(value)}.to_string())`;
    return `  ${set};\n  for at in 0..16 { let given = ${name}::page(&Client, &Cart::at(at)); does(format!("= {:?};", given)); }\n  said();`;
  });
  return `${SHOP}${pages.join('\n')}
use shop::*;
fn said() { DID.with(|did| { println!("{}", did.borrow()); did.borrow_mut().clear(); }); }
fn main() {
${calls.join('\n')}
}
`;
}

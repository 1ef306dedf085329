import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['new-checkout', 'gift-cards']);

describe('branches that say which text a member goes by', () => {
  it('give its members their keys, written or read', async () => {
    const lines = await found({
      'experimental.rs': `enum Experimental { Checkout, Gifts, Other }
impl FromStr for Experimental {
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "new-checkout" | "checkout" => Ok(Self::Checkout),
            "gift-cards" => Some(Tab::Gifts),
            _ => Err(()),
        }
    }
}
impl Display for Experimental {
    fn fmt(&self, f: &mut Formatter) -> Result { match self { Self::Other => write!(f, "gift-cards") } }
}`,
      'page.rs':
        'fn page() -> bool { is_on(Experimental::Checkout) && is_on(Experimental::Gifts) && is_on(Experimental::Other) }',
      'Flag.swift': `enum Tab { case checkout, gifts
  init?(key: String) { switch key { case "new-checkout": self = .checkout
    default: return nil } } }
let tab = Tab.checkout
let other = Tab.gifts`,
    });
    assert.deepEqual(lines, [
      'Flag.swift:2 new-checkout constant new-checkout',
      'Flag.swift:4 Tab.checkout alias new-checkout',
      'experimental.rs:5 new-checkout constant new-checkout',
      'experimental.rs:5 Self::Checkout alias new-checkout',
      'experimental.rs:6 gift-cards literal? gift-cards',
      'experimental.rs:12 Self::Other alias gift-cards',
      'experimental.rs:12 gift-cards constant? gift-cards',
      'page.rs:1 Experimental::Checkout alias new-checkout',
      'page.rs:1 Experimental::Other alias gift-cards',
    ]);
  });

  it('give none where they say but the name of a member of something else', async () => {
    const read = finderOf(['CloudPages']);
    const parsing = (type: string) => `enum ${type} { CloudPages, Other }
impl ${type} { fn from(text: &str) -> Self { match text { "CloudPages" => Self::CloudPages, _ => Self::Other } } }
fn show() -> bool { open(${type}::CloudPages) }`;
    const uses = async (type: string) =>
      (await read({ 'a.rs': parsing(type) })).filter((line) => line.startsWith('a.rs:3'));
    assert.equal((await uses('Section')).length, 0);
    assert.equal((await uses('FeatureFlag')).length, 1);
  });
});

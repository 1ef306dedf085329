import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['string_processing', 'hug_comparator', 'newCheckout', 'gift-cards', 'cart']);

describe('an enum whose members are keys', () => {
  it('is one of flags, whatever it is called', async () => {
    const lines = await found({
      'mode.py': `from enum import Enum, auto
class Preview(Enum):
    string_processing = auto()
    hug_comparator = auto()
    new = 3
class Step(Enum):
    string_processing = auto()
    join = auto()
    split = auto()
class Mode:
    string_processing = auto()
    hug_comparator = auto()
UNSTABLE = {Preview.string_processing, Step.string_processing, Mode.hug_comparator}`,
      'lines.py': `from mode import Preview, Step
def format(mode):
    return Preview.hug_comparator in mode or Preview.new in mode or Step.string_processing in mode`,
    });
    assert.deepEqual(lines, [
      'lines.py:3 Preview.hug_comparator alias? hug_comparator',
      'mode.py:3 string_processing constant? string_processing',
      'mode.py:4 hug_comparator constant? hug_comparator',
      'mode.py:13 Preview.string_processing alias? string_processing',
    ]);
  });

  it('is one of flags by two of several words in other languages', async () => {
    const lines = await found({
      'preview.rs': `pub enum Preview { string_processing, newCheckout }
pub enum Step { cart, newCheckout }
fn on(set: &[Preview]) -> bool { set.contains(&Preview::newCheckout) || of(Step::newCheckout) }`,
    });
    assert.deepEqual(lines, [
      'preview.rs:1 string_processing constant? string_processing',
      'preview.rs:1 newCheckout constant? newCheckout',
      'preview.rs:3 Preview::newCheckout alias? newCheckout',
    ]);
  });

  it('has members that are given nothing in Python', async () => {
    const lines = await found({
      'flags.py': `class FeatureFlag(Enum):
    newCheckout = auto()
    cart = 2
    giftCards = enum.auto()
    hug_comparator = make()`,
      'page.py': `from flags import FeatureFlag
def show(flags):
    return FeatureFlag.newCheckout in flags or FeatureFlag.giftCards in flags`,
    });
    assert.deepEqual(lines, [
      'flags.py:2 newCheckout declaration newCheckout',
      'flags.py:3 cart declaration cart',
      'flags.py:4 giftCards declaration? gift-cards',
      'flags.py:5 hug_comparator declaration hug_comparator',
      'page.py:3 FeatureFlag.newCheckout alias newCheckout',
      'page.py:3 FeatureFlag.giftCards alias? gift-cards',
    ]);
  });
});

describe('a function that is applied in part', () => {
  it('is no view, which is called partial in Ruby', async () => {
    const lines = await found({
      'page.py': `from functools import partial
show = partial(draw, on=flags.is_enabled("hug_comparator"))`,
      'page.rb': 'render(partial("hug_comparator"))',
    });
    assert.deepEqual(lines, [
      'page.py:2 hug_comparator call hug_comparator',
      'page.rb:1 hug_comparator mention hug_comparator',
    ]);
  });
});

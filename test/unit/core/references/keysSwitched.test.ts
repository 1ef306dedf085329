import assert from 'node:assert/strict';
import { finderOf } from './fixtureIndex.ts';

const found = finderOf(['NewCheckout', 'GiftCards', 'verbose']);

describe('keys that a text switches on and off', () => {
  it('are found in code, data and commands', async () => {
    const lines = await found({
      'GatesTest.java':
        'class GatesTest { Object a = new FeatureGates("+NewCheckout,-GiftCards"); Object b = parse("x-NewCheckout, the+GiftCards"); }',
      'gates_test.go':
        'package gates\nvar args = []string{"--feature-gates=NewCheckout=true,GiftCards=false", "--verbose=true", "NewCheckout=1", "no extra (NewCheckout=false)"}',
      'deploy.yaml':
        "args:\n  - --feature-gates=NewCheckout=true\n  - --note=GiftCards=maybe\ngates: '-GiftCards,+NewCheckout'",
      'run.sh': 'make gates All=true,GiftCards=false NewCheckout=true.txt',
    });
    assert.deepEqual(lines, [
      'GatesTest.java:1 NewCheckout literal? NewCheckout',
      'GatesTest.java:1 GiftCards literal? GiftCards',
      'GatesTest.java:1 GiftCards mention GiftCards',
      'deploy.yaml:2 NewCheckout declaration? NewCheckout',
      'deploy.yaml:4 GiftCards declaration? GiftCards',
      'deploy.yaml:4 NewCheckout declaration? NewCheckout',
      'gates_test.go:2 NewCheckout literal? NewCheckout',
      'gates_test.go:2 GiftCards literal? GiftCards',
      'gates_test.go:2 NewCheckout mention NewCheckout',
      'gates_test.go:2 NewCheckout mention NewCheckout',
      'run.sh:1 GiftCards literal? GiftCards',
    ]);
  });

  it('are found where what is switched is filled in', async () => {
    const lines = await found({
      'gates.go':
        'package gates\nvar a = Sprintf("NewCheckout=%t,GiftCards=%v", on, off)\nvar b = Sprintf("is NewCheckout=%t", on)\nvar c = Sprintf("NewCheckout=%s", on)',
    });
    assert.deepEqual(lines, [
      'gates.go:2 NewCheckout literal? NewCheckout',
      'gates.go:2 GiftCards literal? GiftCards',
      'gates.go:3 NewCheckout mention NewCheckout',
      'gates.go:4 NewCheckout mention NewCheckout',
    ]);
  });

  it('give a constant its name where one is all that is switched', async () => {
    const lines = await found({
      'GatesST.java': `class GatesST {
  private static final String NEW_CHECKOUT_ENABLED = "+NewCheckout";
  private static final String GIFT_CARDS = "+NewCheckout,-GiftCards";
  void test() { deploy(NEW_CHECKOUT_ENABLED); deploy(GIFT_CARDS); }
}`,
    });
    assert.deepEqual(lines, [
      'GatesST.java:2 NewCheckout constant NewCheckout',
      'GatesST.java:3 NewCheckout literal? NewCheckout',
      'GatesST.java:3 GiftCards literal? GiftCards',
      'GatesST.java:4 NEW_CHECKOUT_ENABLED alias NewCheckout',
    ]);
  });

  it('are found by a colon as well', async () => {
    const lines = await found({
      'parse.test.ts': "expect(parse('NewCheckout:true,GiftCards:false,verbose:true')).toEqual(expected);",
    });
    assert.deepEqual(lines, [
      'parse.test.ts:1 NewCheckout literal? NewCheckout',
      'parse.test.ts:1 GiftCards literal? GiftCards',
    ]);
  });

  it('are mentioned by a log that goes on about them', async () => {
    const lines = await found({
      'Node.cs': `class Node {
  void Log() { Debug("[Node] NewCheckout=false, so the old page is shown"); Run("gates GiftCards=true, NewCheckout=false"); }
}`,
    });
    assert.deepEqual(lines, [
      'Node.cs:2 NewCheckout mention NewCheckout',
      'Node.cs:2 GiftCards literal? GiftCards',
      'Node.cs:2 NewCheckout literal? NewCheckout',
    ]);
  });
});

import assert from 'node:assert/strict';
import { removed } from './removing.ts';

describe('code that the grammar does not understand', () => {
  it('is left as it is, with the reason, and the rest is not', async () => {
    const text = [
      'package page',
      '',
      'func page(client Client, cart *Cart) Options {',
      '\tif client.BoolVariation("new-checkout", user, false) {',
      '\t\tcart.Open()',
      '\t}',
      '\treturn Options{On: new(client.flags.BoolVariation("new-checkout", user, false)), Kind: 1}',
      '}',
      '',
    ];
    const { text: after, said } = await removed('code.go', text.join('\n'), true);
    assert.equal(after, [...text.slice(0, 3), '\tcart.Open()', ...text.slice(6)].join('\n'));
    assert.deepEqual(said, ['refused 7: the code around it is not understood']);
  });

  it('or reads as something else: what is handed to new, and a key that may be a field or a name', async () => {
    const rest = [
      'func weigh(cart *Cart) {',
      '\tkind, weight := cart.Kind(), cart.Weight()',
      '\tcart.Set(Labels{kind: {}}, new(weight))',
      '}',
      '',
    ];
    const page = (...lines: readonly string[]) =>
      ['package page', '', 'func page(client Client, cart *Cart) {', ...lines, '}', '', ...rest].join('\n');
    const ask = ['\tif client.BoolVariation("new-checkout", user, false) {', '\t\tcart.Open()', '\t}'];
    const { text: after } = await removed('code.go', page(...ask), true);
    assert.equal(after, page('\tcart.Open()'));
  });

  it('does not stand in the way of other members of the type', async () => {
    const page = (...lines: readonly string[]) =>
      ['class Page(client: Client) {', '    val size = combine(width, height) {', '            wide,']
        .concat(['            high,', '        ->', '        wide * high', '    }', '', ...lines, '}', ''])
        .join('\n');
    const asks = '    val isNew: Boolean = client.getBooleanValue("new-checkout", false) && isOpen';
    const { text: after, said } = await removed('code.kt', page(asks), true);
    assert.equal(after, page('    val isNew: Boolean = isOpen'));
    assert.deepEqual(said, []);
  });
});

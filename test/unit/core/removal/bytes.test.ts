import assert from 'node:assert/strict';
import { removed } from './removing.ts';

describe('removal keeps what it does not change', () => {
  const code = [
    'export function page(client, cart) {',
    '\tcart.open();   ',
    "\tif (client.getBooleanValue('new-checkout', false)) {",
    '\t\tcart.show();',
    '',
    '\t\t// after all',
    '\t}',
    '\tcart.done();',
    '}',
  ];

  it('line ends, tabs, trailing white space and a missing last line end', async () => {
    const { text } = await removed('code.ts', code.join('\r\n'), true);
    const kept = [code[0], code[1], '\tcart.show();', '', '\t// after all', code[7], code[8]];
    assert.equal(text, kept.join('\r\n'));
  });

  it('every character outside the edits', async () => {
    const before = code.join('\n');
    const { text, removal } = await removed('code.ts', before, false);
    const [edit, ...more] = removal.edits;
    assert.deepEqual(more, []);
    assert.ok(edit);
    assert.equal(text.slice(0, edit.start), before.slice(0, edit.start));
    assert.equal(text.slice(edit.start + edit.text.length), before.slice(edit.end));
  });
});

import assert from 'node:assert/strict';
import { fill, tellsVariations } from '../../../../src/core/health/template.ts';

const blanks = { flag: 'a"b', variation: 'on', environment: 'production', identity: undefined };
const quoted = (value: string) => value.replaceAll('"', '\\"');

describe('a query as a template', () => {
  it('is filled in with what is escaped', () => {
    const filled = fill('n{flag="{{flag}}",v="{{ variation }}"}', blanks, quoted);
    assert.deepEqual(filled, { query: 'n{flag="a\\"b",v="on"}' });
  });

  it('is not asked where something is not known', () => {
    assert.deepEqual(fill('n{who="{{identity}}"}', blanks, quoted), { lacks: '{{identity}}' });
    assert.deepEqual(fill('n{x="{{constructor}}"}', blanks, quoted), { lacks: '{{constructor}}' });
    assert.deepEqual(fill('n{x="{{}}"}', blanks, quoted), { lacks: '{{}}' });
  });

  it('takes a filled-in text for text', () => {
    const sly = { ...blanks, flag: '{{identity}} $& $1' };
    assert.deepEqual(
      fill('{{flag}}', sly, (value) => value),
      { query: '{{identity}} $& $1' },
    );
  });

  it('tells variations apart when every query does', () => {
    assert.ok(tellsVariations(['a{{variation}}', 'b{{ variation }}']));
    assert.ok(!tellsVariations(['a{{variation}}', 'b']));
  });
});

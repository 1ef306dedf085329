import assert from 'node:assert/strict';
import { callLike, quotedKey } from '../../../../src/core/references/callLike.ts';
import { indexOf } from './fixtureIndex.ts';

async function likeFirst(file: string, text: string, wanted: string): Promise<string | undefined> {
  const index = await indexOf(new Map([[file, text]]), ['old-flag']);
  const first = index.ofFile(file).find(({ how }) => how === 'call');
  return first && callLike(first, text, wanted);
}

describe('a call like another', () => {
  it('is written as the code base writes it, with the other key', async () => {
    const typescript = "const on = await client.getBooleanValue('old-flag', false, contextOf(user));";
    assert.equal(
      await likeFirst('a.ts', typescript, 'new-flag'),
      "await client.getBooleanValue('new-flag', false, contextOf(user))",
    );
    const python = 'on = client.get_boolean_value("old-flag", False, context)';
    assert.equal(
      await likeFirst('a.py', python, 'new-flag'),
      'client.get_boolean_value("new-flag", False, context)',
    );
  });

  it('waits for what it gives as the other does', async () => {
    const rust = 'let on = client.get_bool_value("old-flag", None, None).await.unwrap_or(false);';
    assert.equal(
      await likeFirst('a.rs', rust, 'new-flag'),
      'client.get_bool_value("new-flag", None, None).await',
    );
    const swift = 'let on = try await client.getBooleanValue(key: "old-flag", defaultValue: false)';
    const swiftCall = await likeFirst('a.swift', swift, 'new-flag');
    assert.match(swiftCall ?? '', /^try await client\./);
    const plain = "const waited = 1;\nclient.getBooleanValue('old-flag', false);";
    assert.equal(await likeFirst('a.ts', plain, 'new-flag'), "client.getBooleanValue('new-flag', false)");
  });

  it('is none where the key is not written out, or the other would have to be escaped', async () => {
    const constant = "const KEY = 'old-flag'; client.getBooleanValue(KEY, false);";
    assert.equal(await likeFirst('a.ts', constant, 'new-flag'), undefined);
    const plain = "client.getBooleanValue('old-flag', false);";
    assert.equal(await likeFirst('a.ts', plain, "it's"), undefined);
    assert.deepEqual([quotedKey('a-b.c', "'"), quotedKey('a"b', '"')], ["'a-b.c'", undefined]);
  });
});

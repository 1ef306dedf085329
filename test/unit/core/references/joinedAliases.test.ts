import assert from 'node:assert/strict';
import type { FileAliases, HandedOn } from '../../../../src/core/references/prefilter/aliases.ts';
import { joinAliases } from '../../../../src/core/references/prefilter/joinedAliases.ts';

function javascript(file: string, given: Partial<FileAliases>): FileAliases {
  return { file, family: 'javascript', exported: new Set(), free: [], handsOn: [], ...given };
}

function all(owner: string, path?: string): readonly HandedOn[] {
  return [{ owner, path, imported: '*', name: '*' }];
}

describe('what files give together', () => {
  const keys = javascript('shop/src/utils.ts', { exported: new Set(['CHECKOUT']) });

  it('goes by the file that hands it on', () => {
    const { names, owners } = joinAliases([
      keys,
      javascript('shop/src/index.ts', { handsOn: all('utils', 'shop/src/utils') }),
      javascript('shop/all.ts', { handsOn: all('src', 'shop/src') }),
      javascript('mail/more.ts', { handsOn: all('shop', 'shop') }),
    ]);
    for (const owner of ['utils', 'index', 'src', 'shop', 'all', 'more']) {
      assert.ok(owners.has(owner), owner);
      assert.ok(names.has(`javascript/${owner} CHECKOUT`), owner);
    }
  });

  it('is not what a file of the same name elsewhere is handed on for', () => {
    const other = javascript('mail/src/index.ts', { handsOn: all('utils', 'mail/src/utils') });
    assert.deepEqual([...joinAliases([keys, other]).owners], ['utils']);
  });

  it('goes by how the path ends where no more of it is said', () => {
    const other = javascript('mail/src/index.ts', { handsOn: all('utils') });
    assert.ok(joinAliases([keys, other]).names.has('javascript/index CHECKOUT'));
  });
});

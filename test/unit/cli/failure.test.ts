import assert from 'node:assert/strict';
import { ConfigError } from '../../../src/app/config/fields.ts';
import { failureOf, UsageError } from '../../../src/cli/failure.ts';
import { plain, table } from '../../../src/cli/output.ts';
import { FileError } from '../../../src/core/ports/files.ts';
import { ProviderError, type ProviderFailure } from '../../../src/core/ports/provider.ts';

describe('the exit code', () => {
  const provider: Readonly<Record<ProviderFailure, number>> = {
    missing: 3,
    malformed: 3,
    unauthorized: 4,
    forbidden: 4,
    'rate limited': 4,
    unreachable: 5,
    timeout: 5,
    conflict: 6,
  };

  for (const [reason, code] of Object.entries(provider)) {
    it(`is ${code} where the flag system's answer is '${reason}'`, () => {
      const failure = failureOf(new ProviderError(reason as ProviderFailure, 'So it is.'));
      assert.deepEqual([failure.exitCode, failure.code, failure.message], [code, reason, 'So it is.']);
    });
  }

  it('tells what was typed from what cannot be read', () => {
    assert.equal(failureOf(new UsageError('x')).exitCode, 2);
    assert.equal(failureOf(new ConfigError('x')).exitCode, 3);
    assert.equal(failureOf(new FileError('missing', 'f', 'x')).exitCode, 3);
  });

  it('says after a conflict what to do', () => {
    assert.match(failureOf(new ProviderError('conflict', 'x')).hint ?? '', /again/);
  });
});

describe('the text output', () => {
  it('aligns columns, and leaves no space at the end of a line', () => {
    assert.equal(
      table([
        ['a', 'bb', ''],
        ['ccc', 'd'],
      ]),
      'a    bb\nccc  d',
    );
  });

  it('replaces what a terminal would obey', () => {
    assert.equal(plain('a\u001b[2Jb\u202ec\td\n'), 'a�[2Jb�c\td\n');
  });
});

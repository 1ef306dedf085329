import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const DOOR = 'src/editor/notify.ts';
const AROUND = /\b(show(?:Information|Warning|Error)Message|withProgress|setStatusBarMessage)\b/;

describe('what is said to a person', () => {
  const files = ['src/editor', 'src']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: folder !== 'src', encoding: 'utf8' }).map((file) =>
        path.posix.join(folder, file.split(path.sep).join('/')),
      ),
    )
    .filter((file) => file.endsWith('.ts'));

  it('goes through one door, which shows names as they are', () => {
    assert.match(readFileSync(DOOR, 'utf8'), AROUND);
    const around = files.filter((file) => file !== DOOR && AROUND.test(readFileSync(file, 'utf8')));
    assert.deepEqual(around, []);
  });
});

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { dialectOf } from '../../../src/core/references/languages/languages.ts';
import { materialize, NodeTypes } from '../../../src/indexing/materialize.ts';
import { grammarsIn } from '../../../src/node/indexing/grammarFiles.ts';
import { readFixture } from '../core/references/fixtureIndex.ts';

const FOLDERS = ['csharp', 'go', 'java', 'kotlin', 'php', 'python', 'ruby', 'rust', 'swift', 'typescript'];
const source = grammarsIn(path.join(process.cwd(), 'dist/grammars'));

/** One that nobody else has started. */
function freshParsers(): typeof import('web-tree-sitter') {
  const require = createRequire(__filename);
  const name = require.resolve('web-tree-sitter');
  const shared = require.cache[name];
  delete require.cache[name];
  const fresh = require(name);
  require.cache[name] = shared;
  return fresh;
}

describe('a syntax tree copied by the calls beneath the cursor', () => {
  const { Language, Parser } = freshParsers();
  const runtime: { wasmBinary?: Uint8Array } = {};

  before(async () => {
    runtime.wasmBinary = await source('web-tree-sitter.wasm');
    await Parser.init(runtime);
    assert.ok('_ts_tree_cursor_goto_parent_wasm' in runtime, 'the parser still shows its calls');
  });

  for (const folder of FOLDERS) {
    it(`is what the cursor itself shows: ${folder}`, async () => {
      for (const [file, text] of readFixture(folder)) {
        const dialect = dialectOf(file);
        if (dialect === undefined) continue;
        const language = await Language.load(await source(`tree-sitter-${dialect.grammar}.wasm`));
        const types = new NodeTypes(language, dialect.language.ignored);
        const tree = new Parser().setLanguage(language).parse(text);
        assert.ok(tree);
        const copied = materialize(tree, types, runtime);
        assert.ok(copied.children.length > 0, file);
        assert.deepEqual(copied, materialize(tree, types, undefined), file);
      }
    });
  }
});

import assert from 'node:assert/strict';
import { findComparedWith } from '../../../../src/core/removal/compared.ts';
import { indexOf } from '../references/fixtureIndex.ts';
import { branchesIn } from './branching.ts';
import { KEY, removed, syntaxes } from './removing.ts';

const SCRIPT =
  "import { client } from './client';\nif (client.getBooleanValue('new-checkout', false)) {\n  fresh();\n}\n";
const LEFT = 'fresh();\n';

describe('removal in the scripts of components', () => {
  for (const [kind, markup] of [
    ['vue', '<template>\n  <p v-if="a < b">{{ it\'s }}</p>\n</template>\n'],
    ['svelte', "{#if a < b}\n  <p>it's {b}</p>\n{/if}\n"],
  ] as const) {
    it(kind, async () => {
      const text = `<script lang="ts">\n${SCRIPT}</script>\n\n${markup}`;
      const found = await removed(`Page.${kind}`, text, true);
      assert.deepEqual(found.said, []);
      assert.equal(found.text, `<script lang="ts">\n${LEFT}</script>\n\n${markup}`);
    });
  }

  for (const [kind, markup] of [
    ['vue', `<template>\n  <p v-if="client.getBooleanValue('new-checkout', false)" />\n</template>\n`],
    ['svelte', "{#if client.getBooleanValue('new-checkout', false)}\n  <p />\n{/if}\n"],
  ] as const) {
    it(`refuses what the template asks in ${kind}`, async () => {
      const text = `<script lang="ts">\nimport { client } from './client';\n</script>\n${markup}`;
      const found = await removed(`Page.${kind}`, text, true);
      assert.equal(found.text, text);
      assert.equal(found.said.length, 1);
      assert.match(found.said[0] ?? '', /^refused /);
    });
  }

  it('leaves what the template says', async () => {
    const script =
      "import Banner from './Banner.vue';\nimport { client } from './client';\nconst on = client.getBooleanValue('new-checkout', false);\nconst seen = client.getBooleanValue('new-checkout', false);\nif (seen) use(Banner);\n";
    const markup = '<template>\n  <banner v-if="on" />\n</template>\n';
    const found = await removed('Page.vue', `<script setup lang="ts">\n${script}</script>\n${markup}`, false);
    const left = "import Banner from './Banner.vue';\nconst on = false;\n";
    assert.equal(found.text, `<script setup lang="ts">\n${left}</script>\n${markup}`);
    assert.deepEqual(found.said, ['left 4: a variable that is always false stays']);
  });
});

describe('the scripts of components', () => {
  const markup = '<template>\n  <p v-if="a < b">{{ it\'s }}</p>\n</template>\n';
  const page = (script: string) => `${markup}<script setup lang="ts">\n${script}</script>\n${markup}`;

  it('tell the branches of a flag', async () => {
    const text = page(
      "import { client } from './client';\nfunction show() {\n  if (client.getBooleanValue('new-checkout', false)) {\n    fresh();\n  } else old();\n}\nshow();\n",
    );
    const branches = await branchesIn('Page.vue', text, [true, false]);
    assert.deepEqual(
      branches.map(({ start, end, values }) => `${values}: ${text.slice(start, end)}`),
      ['true: fresh();', 'false: old();'],
    );
  });

  it('tell what a flag is compared with', async () => {
    const text = page(
      "import { client } from './client';\nconst kind = client.getStringValue('new-checkout', 'old');\nif (kind === 'blue') fresh();\n",
    );
    const index = await indexOf(new Map([['Page.vue', text]]), [KEY]);
    const source = { file: 'Page.vue', text, references: index.ofKey(KEY) };
    const found = await findComparedWith(syntaxes)(source, new Map());
    assert.deepEqual(
      found.map(({ value }) => value),
      ['blue'],
    );
  });

  it('hold functions that give back what they ask', async () => {
    const text = page(
      "import { client } from './client';\nfunction isOn(key: string) {\n  return client.getBooleanValue(key, false);\n}\nif (isOn('new-checkout')) {\n  fresh();\n} else {\n  old();\n}\n",
    );
    const found = await removed('Page.vue', text, true);
    assert.deepEqual(found.said, ['left 6: nothing in this file uses `isOn` any more']);
    assert.match(found.text, /\}\nfresh\(\);\n<\/script>/);
  });
});

import assert from 'node:assert/strict';
import { removed } from './removing.ts';

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

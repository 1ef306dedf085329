import assert from 'node:assert/strict';
import { applied } from '../../../../src/core/removal/draft.ts';
import { removed, removedFrom } from './removing.ts';

const ASK = "if (client.getBooleanValue('new-checkout', false)) fresh();\n";

describe('what only names a key that nothing asks for any more', () => {
  const offered = async (text: string, file = 'code.ts') => {
    const { removal } = await removed(file, text, true);
    return removal.leftovers.flatMap(({ offer }) => (offer ? [text.slice(offer.start, offer.end)] : []));
  };

  it('is offered where it leaves the file: another may ask for it', async () => {
    const constant = "export const NEW_CHECKOUT = 'new-checkout';\n";
    assert.deepEqual(await offered(`${constant}\nexport const OTHER = 'other';\n${ASK}`), [`${constant}\n`]);
    assert.deepEqual(await offered(`${constant}f(NEW_CHECKOUT);\n${ASK}`), []);
  });

  it('is offered in the file of the constants once no file asks by it', async () => {
    const constant = "export const NEW_CHECKOUT = 'new-checkout';\n";
    const files = {
      'keys.ts': `${constant}export const OTHER = 'other';\n`,
      'page.ts':
        "import { NEW_CHECKOUT } from './keys';\nif (client.getBooleanValue(NEW_CHECKOUT, false)) fresh();\n",
    };
    const [keys, page] = await removedFrom(files, true);
    assert.deepEqual(keys?.edits, []);
    const [offer] = keys?.leftovers.flatMap((one) => one.offer ?? []) ?? [];
    assert.equal(files['keys.ts'].slice(offer?.start, offer?.end), constant);
    assert.equal(applied(files['page.ts'], page?.edits ?? []), 'fresh();\n');
    const asked =
      "import { NEW_CHECKOUT } from './keys';\nconst { reason } = client.getBooleanDetails(NEW_CHECKOUT, false);\nuse(reason);\n";
    const [still] = await removedFrom({ ...files, 'other.ts': asked }, true);
    assert.deepEqual(
      still?.leftovers.flatMap((one) => one.offer ?? []),
      [],
    );
  });

  it('goes though others call the function that asked by it', async () => {
    const files = {
      'hooks.ts':
        "const NEW_CHECKOUT = 'new-checkout';\nexport const useNewCheckout = () => useFeatureFlag(NEW_CHECKOUT);\nif (client.getBooleanValue(NEW_CHECKOUT, false)) fresh();\n",
      'page.ts': "import { useNewCheckout } from './hooks';\nif (useNewCheckout()) fresh();\n",
    };
    const [, page] = await removedFrom(files, true);
    assert.deepEqual(page?.edits, []);
    assert.deepEqual(page?.leftovers, []);
  });

  it('is offered with its lines where it stands among others', async () => {
    const line = "  'new-checkout': read(\n    process.env.CHECKOUT,\n  ),\n";
    assert.deepEqual(await offered(`${ASK}const flags = {\n  other: true,\n${line}};\n`), [line]);
    assert.deepEqual(await offered(`${ASK}const flags = { other: true, 'new-checkout': true };\n`), []);
    const option = "  | 'new-checkout'\n";
    assert.deepEqual(await offered(`${ASK}type FlagKey =\n${option}  | 'other';\n`), [option]);
    assert.deepEqual(await offered(`${ASK}type FlagKey =\n  | 'other'\n  | 'new-checkout';\n`), []);
  });

  it('is one offer where one entry declares the key and names it', async () => {
    const entry = "  'new-checkout': {\n    name: 'new-checkout',\n    enabled: false,\n  },\n";
    assert.deepEqual(await offered(`${ASK}const flags = {\n${entry}  other: {},\n};\n`), [entry]);
  });

  it('is not offered while a reference stays', async () => {
    const refused = "const { reason } = client.getBooleanDetails('new-checkout', false);\nuse(reason);\n";
    const constant = "export const NEW_CHECKOUT = 'new-checkout';\n";
    assert.deepEqual(await offered(`${constant}${ASK}${refused}`), []);
  });

  it('stays while what sets the flag, or tells a mock of it, goes by that name', async () => {
    const flags = "const FLAGS = {\n  newCheckout: 'new-checkout',\n  other: 'other',\n};\n";
    const call = 'client.getBooleanValue(FLAGS.newCheckout, false)';
    const told = `when(${call}).thenReturn(true);\n`;
    const { text } = await removed('code.test.ts', `${flags}${told}if (${call}) fresh();\n`, true);
    assert.equal(text, `${flags}${told}fresh();\n`);
    const ruby = "KEY = 'new-checkout'\nFlipper.enable(KEY)\nfresh if Flipper.enabled?(KEY)\n";
    assert.equal(
      (await removed('code.rb', ruby, true)).text,
      "KEY = 'new-checkout'\nFlipper.enable(KEY)\nfresh\n",
    );
  });

  it('in Python, too', async () => {
    const ask = 'if client.get_boolean_value("new-checkout", False):\n    fresh()\n';
    const line = '    "new-checkout": True,\n';
    assert.deepEqual(await offered(`FLAGS = {\n${line}    "other": False,\n}\n${ask}`, 'code.py'), [line]);
  });
});

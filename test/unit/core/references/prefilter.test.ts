import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HINTS, hintsAtFlags } from '../../../../src/core/references/flagNames.ts';
import type { Family } from '../../../../src/core/references/languages/family.ts';
import { membersOf, NO_MEMBERS } from '../../../../src/core/references/prefilter/members.ts';
import { hasWord, packBehind, someWord } from '../../../../src/core/references/prefilter/packedWords.ts';
import {
  NOTHING_WANTED as NOTHING,
  patternsFor,
  type Wanted,
} from '../../../../src/core/references/prefilter/patterns.ts';
import { Scanner } from '../../../../src/core/references/prefilter/scanner.ts';
import { type Pattern, Sign } from '../../../../src/core/references/prefilter/sign.ts';
import { filtersOf, filtersOfOwned } from '../../../../src/core/references/prefilter/wordFilters.ts';
import { hashesOf } from '../../../../src/core/references/prefilter/wordHash.ts';
import { numbered, WordFilter } from '../../../../src/core/references/prefilter/words.ts';
import { isWorthReading } from '../../../../src/core/references/prefilter/worth.ts';
import { CallTable } from '../../../../src/core/references/sdkCalls/callTable.ts';

const scanner = new Scanner();

function word(text: string): Pattern {
  return { text, sign: Sign.certain, where: 'word' };
}

function scan(patterns: readonly Pattern[], text: string, family: Family = 'javascript'): number {
  const bytes = new TextEncoder().encode(text);
  scanner.seek(patterns, NO_MEMBERS);
  return scanner.look({ bytes, length: bytes.length, family });
}

function isWholeIn(text: string, where: string): boolean {
  const literal = text.replace(/[$-]/g, '\\$&');
  return new RegExp(`(?:^|(?<!\\w)|(?!\\w))${literal}(?:$|(?!\\w)|(?<!\\w))`).test(where);
}

describe('the byte prefilter', () => {
  it('finds exactly what a plain search for whole words finds', () => {
    const letters = fc.constantFrom('a', 'b', 'Z', '_', '9', 'ä', '-', '$');
    const key = fc.string({ unit: letters, minLength: 1, maxLength: 40, size: 'max' });
    const between = fc.string({ unit: fc.constantFrom('a', '_', '-', ' ', '\n', 'ä', '$'), maxLength: 70 });
    const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 8 });
    const text = keys.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc
          .array(fc.oneof(between, key, fc.constantFrom(...all)), { maxLength: 12 })
          .map((parts) => parts.join('')),
      ),
    );
    fc.assert(
      fc.property(text, ([all, where]) => {
        for (const each of all) assert.equal(scan([word(each)], where) !== 0, isWholeIn(each, where), each);
        assert.equal(
          scan(all.map(word), where) !== 0,
          all.some((each) => isWholeIn(each, where)),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('meets each word once, by the hash that is worked out elsewhere', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '3', '_', 'é', '-', ' ', '\0'),
      maxLength: 400,
      size: 'max',
    });
    fc.assert(
      fc.property(text, (where) => {
        scan([], where, 'text');
        const met: number[] = [];
        someWord(scanner.words(), (each) => met.push(each) === 0);
        const expected = [...new Set(hashesOf(where).map(numbered))];
        assert.deepEqual(
          met,
          expected.sort((a, b) => a - b),
        );
      }),
    );
  });

  it('hears hints within words, wherever they stand', () => {
    const part = fc.oneof(
      fc.constantFrom(...HINTS),
      fc.string({ unit: fc.constantFrom('l', 'a', 'g', 'e', ' ', '.'), maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const where = parts.join('');
        assert.equal((scan([], where) & Sign.hint) !== 0, hintsAtFlags(where));
      }),
    );
  });

  it('tells the lines on which there is anything', () => {
    const lines = fc.array(fc.constantFrom('pick(cart)', 'a feature', 'cartoon', '', 'ключ', 'more'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(lines, (all) => {
        scan([word('cart'), { ...word('ключ'), isKey: true }], all.join('\n'));
        const told = all.flatMap((line, at) => (/\bcart\b|eature|ключ/.test(line) ? [at] : []));
        assert.deepEqual(scanner.lines(), told);
        assert.deepEqual(
          scanner.linesOfKeys(),
          all.flatMap((line, at) => (/ключ/.test(line) ? [at] : [])),
        );
      }),
    );
  });

  it('sees nothing of what a buffer holds behind the text', () => {
    const bytes = new TextEncoder().encode('a\nключ cart feature');
    scanner.seek([word('cart'), word('ключ')], NO_MEMBERS);
    for (const length of [1, 2, 5, 9])
      assert.equal(scanner.look({ bytes, length, family: 'javascript' }), 0, String(length));
    assert.deepEqual(scanner.lines(), []);
    assert.equal(scanner.look({ bytes, length: 10, family: 'javascript' }), Sign.certain);
  });

  it('keeps words in a few bytes, and finds each of them and no other', () => {
    const number = fc.oneof(fc.nat(300), fc.nat((1 << 28) - 1));
    fc.assert(
      fc.property(fc.array(number), fc.nat(300), number, (numbers, split, other) => {
        const all = [...numbers].sort((a, b) => a - b);
        const first = packBehind(new Uint8Array(), 0, all.slice(0, split));
        const words = packBehind(first, all.slice(0, split).at(-1) ?? 0, all.slice(split));
        const met: number[] = [];
        someWord(words, (each) => met.push(each) === 0);
        assert.deepEqual(met, all);
        for (const each of [...numbers, other]) assert.equal(hasWord(words, each), numbers.includes(each));
      }),
    );
  });

  it('takes the end of a key where a text is put together with it', () => {
    const patterns = patternsFor(new CallTable(), { ...NOTHING, keys: new Set(['switch.cart.new-page']) });
    const worth = (text: string, family: Family) => isWorthReading(scan(patterns, text, family), () => false);
    assert.equal(worth('val name = s"$prefix.cart.new-page"', 'jvm'), true);
    assert.equal(worth(`val name = s"\${prefix}.new-page"`, 'jvm'), true);
    assert.equal(worth('val name = "other.new-page"', 'jvm'), false);
    assert.equal(worth('boolSetting(PREFIX +\n  "new-page", false)', 'jvm'), true);
    assert.equal(worth('boolSetting("new-page", false)', 'jvm'), false);
    assert.equal(worth('val name = s"$prefix.new-pages"', 'jvm'), false);
    assert.equal(worth('name = s"$prefix.new-page"', 'python'), false);
    assert.equal(worth("name = f'{PREFIX}.new-page'", 'python'), true);
    assert.equal(worth("name = f'{PREFIX}/new-page' + 'new-page'", 'python'), false);
  });

  it('takes an entry of data that a key of several parts is told by', () => {
    const keys = new Set(['features.new-page.enabled', 'shop.cart']);
    const patterns = patternsFor(new CallTable(), { ...NOTHING, keys });
    const worth = (text: string, family: Family) => isWorthReading(scan(patterns, text, family), () => false);
    for (const entry of ['  new-page:\n    enabled: true', '"new-page" : {', 'new-page = on'])
      assert.equal(worth(entry, 'text'), true, entry);
    for (const other of ['enabled: true', 'cart: 1', 'see new-page: it', 'page: new-page'])
      assert.equal(worth(other, 'text'), false, other);
    assert.equal(worth('new-page: 1', 'jvm'), false);
  });

  it('takes whole words only, and everyday calls only on flags or beside their SDK', () => {
    const patterns = patternsFor(new CallTable(), { ...NOTHING, keys: new Set(['new-checkout']) });
    const worth = (text: string) => isWorthReading(scan(patterns, text), () => false);
    assert.equal(worth("x = 'new-checkout'"), true);
    assert.equal(worth("x = 'brandnew-checkout'"), false);
    assert.equal(worth("x.isEnabled('a')"), false);
    assert.equal(worth("unleash.isEnabled('a')"), true);
    assert.equal(worth('unleash.isEnabled()'), false);
    assert.equal(worth("if (this.flags\n  ?.isEnabled('a')) {}"), true);
    assert.equal(worth("flags = client.isEnabled('a')"), false);
    assert.equal(worth("import { init } from 'unleash-client'; init().isEnabled('a')"), true);
    assert.equal(worth("client.getBooleanValue('a', true)"), true);
  });

  it('takes a call that needs more than a key only with several arguments', () => {
    const patterns = patternsFor(new CallTable(), NOTHING);
    const worth = (text: string) => isWorthReading(scan(patterns, text, 'go'), () => false);
    assert.equal(worth('client.StringValue(ctx, "a", "b", user)'), true);
    assert.equal(worth('client.StringValue(context.With(ctx, a),\n\t"a", "b", user)'), true);
    assert.equal(worth(`client.StringValue(${'a.'.repeat(300)}Context(), "a", "b", user)`), true);
    for (const other of ['wrapperspb.StringValue("a")', 'v.StringValue()', '&pb.StringValue{Value: a, B: b}'])
      assert.equal(worth(other), false, other);
    assert.equal(worth('pb.StringValue(of(a, b)), c'), false);
  });

  it('takes code without a grammar that asks an SDK, were its key told nowhere', () => {
    const patterns = patternsFor(new CallTable(), NOTHING);
    const worth = (text: string, family: Family) => isWorthReading(scan(patterns, text, family), () => false);
    assert.equal(worth('FunWithFlags.enabled?(flag)', 'text'), true);
    assert.equal(worth('Features.enabled?(flag)', 'text'), false);
    assert.equal(worth('Unleash.Version', 'dotnet'), false);
  });

  it('takes an SDK only where it is imported, in any way', () => {
    const patterns = patternsFor(new CallTable(), NOTHING);
    const worth = (text: string, family: Family) => isWorthReading(scan(patterns, text, family), () => false);
    for (const [family, text] of [
      ['javascript', "const { init } = require('unleash-client'); init().isEnabled('a')"],
      ['python', "import os, ldclient\nldclient.get().variation('a', user, False)"],
      ['python', "from UnleashClient import (\n  A,\n)\nA().is_enabled('a')"],
      ['go', 'import (\n\tunleash "github.com/Unleash/unleash-client-go/v4"\n)\nx.IsEnabled("a")'],
      ['jvm', 'import io.getunleash.*;\nclient.isEnabled("a")'],
      ['dotnet', 'global using Unleash;\nclient.IsEnabled("a")'],
      ['php', "use Unleash\\Client\\Unleash;\n$client->isEnabled('a')"],
      ['rust', 'use {\n    serde::Serialize,\n    unleash_api_client::Client,\n};\nclient.is_enabled("a")'],
      ['ruby', "require 'flipper'\nadapter.enabled?('a')"],
    ] as const) {
      assert.equal(worth(text, family), true, text);
    }
    assert.equal(worth("text.split(','); client.isEnabled('a')", 'javascript'), false);
    assert.equal(worth("// of Unleash\nclient.isEnabled('a')", 'javascript'), false);
    assert.equal(worth("import { a } from './unleash/b'; client.isEnabled('a')", 'javascript'), false);
  });

  it('takes everyday calls on what speaks of flags in parentheses', () => {
    const patterns = patternsFor(new CallTable(), NOTHING);
    const worth = (text: string) => isWorthReading(scan(patterns, text), () => false);
    assert.equal(worth("if ((this.unleash as Client).isEnabled('a')) {}"), true);
    assert.equal(worth("(await flags)!.client.isEnabled('a')"), true);
    assert.equal(worth("(client as Client).isEnabled('a')"), false);
    assert.equal(worth("flagsOf(client).isEnabled('a')"), false);
  });

  it('takes what is called like flags in a file named after them where it may be declared, or looked up in', () => {
    const patterns = patternsFor(new CallTable(), NOTHING);
    const worth = (text: string) => isWorthReading(scan(patterns, text) | Sign.named, () => false);
    for (const held of [
      'flags[name]',
      'flags?.[ name ]',
      'flags: Flags = {',
      'flags = map[string]bool{',
      'enum Flag {',
    ])
      assert.equal(worth(held), true, held);
    for (const other of ["flags['a']", 'flags.filter(a => a)', 'const flags = of(a)', 'flags'])
      assert.equal(worth(other), false, other);
  });

  it('takes keys that are names as well only where they stand as texts or in comments', () => {
    const patterns = patternsFor(new CallTable(), { ...NOTHING, keys: new Set(['newCheckout', 'demo']) });
    const worth = (text: string, family: Family = 'javascript') =>
      isWorthReading(scan(patterns, text, family), () => false);
    assert.equal(worth('const newCheckout = demo;'), false);
    assert.equal(worth("pick('newCheckout')"), true);
    assert.equal(worth("pick('demo')"), false);
    assert.equal(worth("pick('demo'); // a feature"), true);
    assert.equal(worth('// removes newCheckout'), true);
    assert.equal(worth('// a demo'), false);
    assert.equal(worth('provider[\\.newCheckout]', 'swift'), true);
    assert.equal(worth('provider[.newCheckout]', 'swift'), false);
    assert.equal(worth('ON = %w[cart newCheckout demo]', 'ruby'), true);
    assert.equal(worth('ON = %w[cart demo] + newCheckout', 'ruby'), false);
    assert.equal(worth('on(newCheckout)', 'ruby'), false);
    for (const entry of ['demo: true', 'demo = 1', '- demo', 'newCheckout']) {
      assert.equal(worth(entry, 'text'), true, entry);
    }
    assert.equal(worth('a demo of it', 'text'), false);
  });

  function holds(wanted: Wanted, text: string, file = 'use.ts', family: Family = 'javascript'): boolean {
    const bytes = new TextEncoder().encode(text);
    scanner.seek(patternsFor(new CallTable(), wanted), membersOf(wanted));
    const signs = scanner.look({ bytes, length: bytes.length, family });
    const words = scanner.words(file);
    const mayHold = filtersOf(wanted)(file).mayHold(words);
    const names = filtersOfOwned(wanted);
    const isWorth = isWorthReading(signs, () => names(file).mayHold(words));
    assert.ok(mayHold || !isWorth, 'whoever is put aside is asked again');
    return isWorth;
  }

  it('takes words of plain language in the path of a setting, behind what is called like flags', () => {
    const patterns = patternsFor(new CallTable(), { ...NOTHING, keys: new Set(['cart']) });
    const worth = (text: string, family?: Family) =>
      isWorthReading(scan(patterns, text, family), () => false);
    assert.equal(worth("config('shop.feature_flags.cart')", 'php'), true);
    assert.equal(worth('features.cart=true', 'text'), true);
    assert.equal(worth("config('shop.colours.cart')", 'php'), false);
    assert.equal(worth("draw('#id', shop.feature_flags.cart)", 'php'), false);
  });

  it('takes what is called like flags where a key is spelled beside it, in any way', () => {
    for (const of of ['keys', 'revealed'] as const) {
      const wanted = { ...NOTHING, [of]: new Set(['new-checkout']) };
      assert.equal(holds(wanted, "pick('new-checkout')"), true);
      assert.equal(holds(wanted, 'config.featureToggles.newCheckout'), true);
      assert.equal(holds(wanted, 'FEATURES[NEW_CHECKOUT]'), true);
      assert.equal(holds(wanted, 'config.experimental.new_checkout', 'a.py', 'python'), true);
      assert.equal(holds(wanted, 'config.pages.new_checkout', 'a.py', 'python'), false);
      assert.equal(holds(wanted, 'config.featureToggles.newcheckout'), false);
      assert.equal(holds(wanted, 'shopFlags?.newCheckout'), true);
      assert.equal(holds(wanted, 'old_features.new_checkout', 'a.rs', 'rust'), true);
      assert.equal(holds(wanted, 'shopFlags && newCheckout'), false);
      assert.equal(holds(wanted, 'config.newCheckout'), false);
    }
  });

  it('takes a type that is called like flags where a key is spelled within, without any quotes', () => {
    const wanted = { ...NOTHING, keys: new Set(['newCheckout', 'inbox']) };
    assert.equal(holds(wanted, 'enum ShopFeature { case inbox }'), true);
    assert.equal(holds(wanted, 'public enum UiFlag: String { case newCheckout }'), true);
    assert.equal(holds(wanted, 'enum class ShopFeature { newCheckout }'), true);
    assert.equal(holds(wanted, 'type Toggles struct { newCheckout bool }'), true);
    assert.equal(holds(wanted, 'enum Tab { case newCheckout }'), false);
    assert.equal(holds(wanted, 'enum UiFlag { case other }'), false);
  });

  it('takes a member that needs no type before it only where flags are spoken of', () => {
    const wanted = { ...NOTHING, names: new Set(['swift/.inbox']) };
    assert.equal(holds(wanted, 'open(.inbox)', 'a.swift', 'swift'), false);
    assert.equal(holds(wanted, 'features(.inbox)', 'a.swift', 'swift'), true);
    assert.equal(holds(wanted, 'features(inbox)', 'a.swift', 'swift'), false);
  });

  it('takes no member for one that needs no type before it', () => {
    const wanted = { ...NOTHING, names: new Set(['swift/.inbox']) };
    for (const other of ['features(view.inbox)', 'features(view?.inbox)', 'features(views[0].inbox)'])
      assert.equal(holds(wanted, other, 'a.swift', 'swift'), false, other);
    assert.equal(holds(wanted, 'switch feature {\ncase .inbox: true }', 'a.swift', 'swift'), true);
  });

  it('takes an everyday word that only calls have beside what is called like flags alone', () => {
    const wanted = { ...NOTHING, everyday: new Set(['banner']) };
    for (const use of [
      'config.flags.banner',
      "config['flags']?.['banner']",
      'config.flags\n  ?.banner',
      '$config->flags->banner',
      'config[:flags][:banner]',
      'const { other, banner } = this.config.flags;',
      'const { banner }: Flags = config.flags;',
      'const { flags: { other, banner: isOpen } } = config;',
    ]) {
      assert.equal(holds(wanted, use), true, use);
    }
    assert.equal(holds(wanted, 'const list = config.flags; banner.show()'), false);
    assert.equal(holds(wanted, 'const banner = config.flags;'), false);
    assert.equal(holds(wanted, "const config = { flags: 'banner' };"), false);
    assert.equal(holds(wanted, "pick('banner')"), false);
    assert.equal(holds(wanted, 'config.banner'), false);
  });

  it('takes the first entry of an object that opens behind what speaks of flags', () => {
    for (const key of ['banner', 'newCheckout']) {
      const wanted = { ...NOTHING, keys: new Set([key]) };
      assert.equal(holds(wanted, `mockAppendFlags({\n      ${key}: true,\n})`), true);
      assert.equal(holds(wanted, `const flags: Partial<Flags> = { ${key}: {} };`), true);
      assert.equal(holds(wanted, `mockAppendFlags({ other: true, ${key}: true })`), false);
      assert.equal(holds(wanted, `show({ ${key}: true })`), false);
      assert.equal(holds(wanted, `x = flag || { ${key}: true }`), false);
      assert.equal(holds(wanted, `on(flag, ${key})`), false);
    }
  });

  it('takes names only where their owner is named too', () => {
    const wanted = { ...NOTHING, names: new Set(['javascript/keys CHECKOUT']) };
    assert.equal(holds(wanted, 'show(CHECKOUT)'), false);
    assert.equal(holds(wanted, "import { CHECKOUT } from '../keys';"), true);
  });

  it('takes what is called like its file where an import names that', () => {
    const wanted = { ...NOTHING, names: new Set(['javascript/routes routes']) };
    for (const source of [
      "'./routes'",
      '"@/app/routes.js"',
      "'../routes/index'",
      '`./routes.vue`',
      "'routes'",
    ])
      assert.equal(holds(wanted, `import { routes } from ${source};`), true, source);
    for (const other of ['const routes = router.routes;', "go('/routes/new')", "import './app-routes';"])
      assert.equal(holds(wanted, other), false, other);
  });

  it('takes calls of a method that hands on a key where its owner is named', () => {
    const wanted = { ...NOTHING, names: new Set(['javascript/check(', 'javascript/guard check(']) };
    assert.equal(holds(wanted, "import { it } from './guard'; // of a feature\nit.check('a')"), true);
    assert.equal(holds(wanted, "import { it } from './guard'; // of a feature\nit.check()"), false);
    assert.equal(holds(wanted, "import { it } from './other'; // of a feature\nit.check('a')"), false);
  });

  it('takes them without its owner where they are made on what speaks of flags, or do so themselves', () => {
    const wanted = { ...NOTHING, names: new Set(['javascript/check(', 'javascript/checkFeature(']) };
    assert.equal(holds(wanted, "features.check('a')"), true);
    assert.equal(holds(wanted, "it.checkFeature('a')"), true);
    assert.equal(holds(wanted, "it.check('a')"), false);
    assert.equal(holds(wanted, 'features.push(it.check)'), false);
  });

  it('takes what hands on an owner, which names none of its names', () => {
    const wanted = { ...NOTHING, names: new Set(['javascript/keys CHECKOUT']), owners: new Set(['keys']) };
    assert.equal(holds(wanted, "export * from './keys';"), true);
    assert.equal(holds(wanted, "export {\n  A as B,\n} from './keys';"), true);
    assert.equal(holds(wanted, "export * from './other'; // keys"), false);
    assert.equal(holds(wanted, "import './keys';"), false);
  });

  it('asks the words of a file as it would the file', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', ' ', 'é'), maxLength: 30 });
    const key = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(text, fc.array(key, { minLength: 1, maxLength: 5 }), (where, keys) => {
        const bytes = new TextEncoder().encode(where);
        scanner.seek(keys.map(word), NO_MEMBERS);
        scanner.look({ bytes, length: bytes.length, family: 'javascript' });
        const words = scanner.words();
        const filter = new WordFilter({ ...NOTHING, keys: new Set(keys) }, NO_MEMBERS);
        const whole = (each: string) => new RegExp(`(?<!\\w)${each}(?!\\w)`).test(where);
        if (keys.some(whole)) assert.equal(filter.mayHold(words), true);
      }),
    );
  });
});

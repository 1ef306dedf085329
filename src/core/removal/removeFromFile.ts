import { t } from '@vscode/l10n';
import type { FlagValue } from '../model/flag.ts';
import type { Reference } from '../model/reference.ts';
import type { Parse } from '../ports/syntax.ts';
import { withoutIdleImports } from './cleanup.ts';
import type { Code, Rule, Site } from './code.ts';
import { destructured } from './destructured.ts';
import { Draft, type Edit } from './draft.ts';
import { flagExpression } from './flagExpression.ts';
import { withoutHeld } from './held.ts';
import { withoutIdleEffects } from './idleEffects.ts';
import { withoutIdleVariables } from './idleVariables.ts';
import type { Syntax } from './languages/syntax.ts';
import { withoutLastReturn } from './lastReturn.ts';
import { lostVariable } from './lost.ts';
import { misread } from './misread.ts';
import { isMocked, isTestFile, isWrite } from './mocks.ts';
import { ancestors, descendants, nodeOver, textOf } from './node.ts';
import { withoutOverwritten } from './overwritten.ts';
import { valueAndError } from './pairs.ts';
import type { History } from './places.ts';
import { isAsking, type Proven, type Remark, type RemovalRequest, type SourceFile } from './plan.ts';
import { withoutNegation } from './prefixed.ts';
import { Refused } from './refused.ts';
import { rulesFor } from './rules/rules.ts';
import { simplify } from './simplify.ts';
import { isListed, isTypeBody } from './statements.ts';
import { conditionalAround } from './stuck.ts';
import { withoutUnused } from './unused.ts';

export interface FileDraft {
  readonly draft: Draft;
  readonly refusals: readonly Remark[];
  readonly leftovers: readonly Remark[];
  /** Names of functions that were changed as if no other file said them. */
  readonly supposed: readonly string[];
  readonly history: History;
  /** References that only name the key: nothing asks the flag system there. */
  readonly names: readonly Reference[];
}

/** Reference by reference, each all or nothing: what is refused is left as it was, and the others go on. */
export function removeFromFile(
  source: SourceFile,
  { value, saidElsewhere, ...taste }: Omit<RemovalRequest, 'key'>,
  known: Syntax,
  parse: Parse,
  proven: Proven,
): FileDraft {
  const rules = rulesFor(taste);
  const supposed = new Set<string>();
  const suppose = (word: string) => !saidElsewhere?.includes(word) && supposed.add(word).size > 0;
  const syntax = saidElsewhere ? { ...known, isSaidHereAlone: suppose } : known;
  let draft = Draft.of(source.text);
  const refusals: Remark[] = [];
  const leftovers: Remark[] = [];
  const names: Reference[] = [];
  const uses: (readonly Edit[])[] = [];
  const original: Code = { ...parse(source.text), syntax };
  const isTest = isTestFile(source.file);
  const onlyTells = ({ call }: Reference) =>
    call !== undefined && (isWrite(original, call) || (isTest && isMocked(original, call)));
  for (const reference of source.references) {
    if (reference.how === 'mention' || reference.asksItself) continue;
    if (!isAsking(reference) || onlyTells(reference)) {
      names.push(reference);
      continue;
    }
    try {
      const done = removeOne(draft, reference, value, syntax, parse, proven, rules);
      if (done === undefined) continue;
      draft = done.draft;
      uses.push(draft.edits());
      leftovers.push(...done.leftovers);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusals.push({ at: reference.start, what: error.message });
    }
  }
  if (draft.text !== source.text) {
    const used = withoutIdleEffects(
      withoutLastReturn(withoutUnused(draft, syntax, parse), syntax, parse),
      syntax,
      parse,
    );
    draft = withoutIdleVariables(used, syntax, parse);
    draft = withoutIdleImports(withoutOverwritten(draft, syntax, parse), syntax, parse);
  }
  const imports = draft.edits();
  return {
    draft,
    refusals,
    leftovers: leftovers.filter(({ at }) => !isGone(imports, at)),
    supposed: [...supposed],
    names,
    history: { uses, imports },
  };
}

/** Throws `Refused`. Undefined where the reference is gone already. */
export function removeOne(
  draft: Draft,
  reference: Reference,
  value: FlagValue,
  syntax: Syntax,
  parse: Parse,
  proven: Proven,
  rules: readonly Rule[],
) {
  const at = spanNow(draft, reference);
  const call = reference.call && spanNow(draft, reference.call);
  // Gone with what was never reached.
  if (at === undefined || (reference.call && call === undefined)) return undefined;
  const code: Code = { ...parse(draft.text), syntax };
  if (isBroken(code, at)) throw new Refused(t('the code around it is not understood'));
  const edits =
    destructured(code, nodeOver(code.root, at), value) ??
    literal(code, reference, { at, ...(call ? { call } : {}) }, value, proven);
  const result = simplify(draft, edits, syntax, parse, rules);
  for (const site of result.remaining) {
    const why = misread(site);
    if (why !== undefined) throw new Refused(why);
  }
  const lost = lostVariable(code, { ...parse(result.draft.text), syntax });
  if (lost !== undefined) throw new Refused(t`\`${lost}\` is given a value only in what would go`);
  return { draft: result.draft, leftovers: result.remaining.flatMap((site) => leftover(result.draft, site)) };
}

function literal(
  code: Code,
  reference: Reference,
  place: { at: Place; call?: Place },
  value: FlagValue,
  proven: Proven,
) {
  const found = flagExpression(code, reference, place, value, proven);
  if (found.whole) return withoutHeld(code, found.node, found.value, found.whole);
  const text = code.syntax.write(found.value, textOf(place.at, code.text));
  if (text === undefined) throw new Refused(t('the value cannot be written as a literal of this language'));
  const { start, end } = withoutNegation(code, found.node);
  return (
    valueAndError(code, nodeOver(code.root, found.node), found.value) ?? [
      { start, end, text, value: found.value },
    ]
  );
}

/** The grammar could not make sense of the statement or member: what seems to be the call may be more or less than it. */
function isBroken(code: Code, span: Place): boolean {
  const around = [nodeOver(code.root, span), ...ancestors(nodeOver(code.root, span))];
  const statement = around.find(
    (node) => node.parent === undefined || isListed(code, node) || isTypeBody(node.parent),
  );
  return (
    around.some(({ type }) => type === 'ERROR') ||
    (statement !== undefined &&
      statement.parent !== undefined &&
      [...descendants(statement)].some(({ type }) => type === 'ERROR'))
  );
}

/** What was left at first may have gone with a later reference. */
function isGone(edits: readonly Edit[], at: number): boolean {
  return edits.some(({ start, end, text }) => start <= at && at < end && text.trim() === '');
}

type Place = { readonly start: number; readonly end: number };

function spanNow(draft: Draft, { start, end }: Place): Place | undefined {
  const from = draft.now(start);
  const last = draft.now(end - 1);
  return from === undefined || last === undefined ? undefined : { start: from, end: last + 1 };
}

function leftover(draft: Draft, site: Site): Remark[] {
  const what = conditionalAround(site);
  return what === undefined ? [] : [{ at: draft.before(site.node.start), what }];
}

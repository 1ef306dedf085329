import type { Expression, FileFacts } from '../facts.ts';
import { isAboutFlags } from '../flagNames.ts';
import { isFreelyNamed } from '../languages/family.ts';
import type { Language } from '../languages/language.ts';
import { isModuleOfFlags, stemsOf } from '../resolve/modules.ts';
import type { SyntaxNode } from '../syntaxNode.ts';
import { readBinary } from './binaries.ts';
import { readBranch } from './branches.ts';
import { readCall, readMethodCall } from './calls.ts';
import { readClass, readSuperCall } from './classes.ts';
import { readCreation } from './creations.ts';
import { Draft } from './draft.ts';
import { readElement } from './elements.ts';
import {
  readChoice,
  readImplicitMember,
  readJoined,
  readList,
  readMember,
  readName,
  readSubscript,
  readSwitch,
  readThrough,
} from './expressions.ts';
import { readFunction } from './functions.ts';
import { membersIn } from './lexicalNames.ts';
import { lineStartsOf } from './lineStarts.ts';
import { namesOfFlags } from './namesOfFlags.ts';
import { readObject } from './objects.ts';
import { readTypedPattern } from './patterns.ts';
import { prune } from './prune.ts';
import { readReturn } from './returns.ts';
import { Scope } from './scope.ts';
import {
  readAssignment,
  readComment,
  readDeclaration,
  readExport,
  readImport,
  readNamespace,
  readScope,
} from './statements.ts';
import { readString } from './strings.ts';
import { readTokens } from './tokens.ts';
import { readType, readTypeMember } from './types.ts';
import { keysOfTypes, membersOfSets } from './typesIndexed.ts';
import { flagsOfTypesWithin } from './typesWithin.ts';
import { readTypeUse } from './typeUses.ts';
import { type NamesOfInterest, type Reader, readChildren, type Walk } from './walk.ts';

const STORES = /\.svelte$/i;

/** Reads files of one language: which reader a node kind has follows from the language's description. */
export class Extractor {
  readonly #language: Language;
  readonly #readers: ReadonlyMap<string, Reader>;

  constructor(language: Language) {
    this.#language = language;
    this.#readers = readersOf(language);
  }

  extract(file: string, text: string, root: SyntaxNode, names: NamesOfInterest): FileFacts {
    const draft = new Draft();
    const top = new Scope();
    new TreeWalk(
      {
        language: this.#language,
        text,
        names,
        draft,
        ofFlags: isModuleOfFlags(file),
        stores: STORES.test(file),
        // PHP's `config/features.php` returns them.
        returned: stemsOf(file).at(-1) ?? '',
      },
      this.#readers,
      top,
    ).read(root);
    if (this.#language.exportsTopLevel) exportAll(draft, this.#language, top, root);
    if (isFreelyNamed(this.#language.family)) readBroken(draft, text);
    if (this.#language.family === 'javascript') {
      draft.texts.push(...keysOfTypes(text), ...flagsOfTypesWithin(text));
      draft.uses.push(...membersOfSets(text));
    }
    draft.bindNames(top);
    const { family } = this.#language;
    const speaks = isAboutFlags(text) ? { speaks: true as const } : {};
    return {
      file,
      family,
      ...speaks,
      lineStarts: lineStartsOf(text),
      ...prune(draft, this.#language, names),
    };
  }
}

/** What a grammar cannot make sense of is torn apart; members of types are seen there all the same. */
function readBroken(draft: Draft, text: string): void {
  if (draft.broken.length === 0) return;
  const known = new Set(draft.uses.map(({ end }) => end));
  for (const { start, end } of draft.broken) {
    for (const use of membersIn(text.slice(start, end), start)) {
      if (!known.has(use.end)) draft.uses.push(use);
      known.add(use.end);
    }
  }
}

function exportAll(draft: Draft, language: Language, top: Scope, root: SyntaxNode): void {
  for (const [name, binding] of top.names) {
    // What is only imported is no one else's to see, where names need no import to be seen.
    if (language.freeNames === 'anywhere' && draft.bindings[binding]?.kind === 'import') continue;
    draft.exports.push({ kind: 'value', name, value: draft.bound(root, name, binding) });
  }
}

function readersOf(language: Language): Map<string, Reader> {
  const readers = new Map<string, Reader>();
  const add = (kinds: Iterable<string>, reader: Reader) => {
    for (const kind of kinds) readers.set(kind, reader);
  };
  add(language.importKinds, (walk, node) => readImport(walk, node) ?? readChildren(walk, node));
  add(['ERROR'], (walk, node) => {
    walk.draft.broken.push(node);
    return readChildren(walk, node);
  });
  add(language.namespaces ?? [], readNamespace);
  add(language.comments, readComment);
  add(language.strings, readString);
  add(language.identifiers, readName);
  add(language.transparent, readThrough);
  add(Object.keys(language.members), readMember);
  add(Object.keys(language.implicitMembers ?? {}), readImplicitMember);
  add(Object.keys(language.subscripts), readSubscript);
  add(language.tokens ?? [], readTokens);
  add(Object.keys(language.calls), readCall);
  add(Object.keys(language.creations ?? {}), readCreation);
  add(Object.keys(language.superCalls ?? {}), readSuperCall);
  add(Object.keys(language.methodCalls ?? {}), readMethodCall);
  add(Object.keys(language.switches ?? {}), readSwitch);
  add(Object.keys(language.branches ?? {}), readBranch);
  add(Object.keys(language.elements), readElement);
  add(Object.keys(language.types ?? {}), readType);
  add(Object.keys(language.typeMembers ?? {}), readTypeMember);
  add(Object.keys(language.typedPatterns ?? {}), readTypedPattern);
  add(Object.keys(language.typeUses ?? {}), readTypeUse);
  add(language.objects, readObject);
  add(language.lists, readList);
  add(Object.keys(language.choices), readChoice);
  add(language.binaries, readBinary);
  add(language.adjacents ?? [], readJoined);
  add(Object.keys(language.functions), readFunction);
  add(language.returns ?? [], readReturn);
  add(Object.keys(language.classes), readClass);
  add(Object.keys(language.declarations), readDeclaration);
  add(Object.keys(language.assignments), readAssignment);
  add(language.scopes, readScope);
  if (language.reExports) add(['export_statement'], readExport);
  return readers;
}

type ReadingOf = Pick<Walk, 'language' | 'text' | 'names' | 'draft' | 'ofFlags' | 'stores' | 'returned'>;

class TreeWalk implements Walk {
  readonly text: string;
  readonly language: Language;
  readonly names: NamesOfInterest;
  readonly draft: Draft;
  readonly ofFlags: boolean;
  readonly stores: boolean;
  readonly flagsNamed: ReadonlyMap<string, string>;
  readonly servicesNamed: ReadonlyMap<string, string>;
  scope: Scope;
  self: number | undefined;
  flags: string | undefined;
  returned: string;
  table = false;
  parameters = false;
  holder: Scope | undefined;
  type = '';
  parents: readonly string[] = [];
  switched: string | undefined;
  members: [string, Expression][] | undefined;
  readonly #readers: ReadonlyMap<string, Reader>;

  constructor(of: ReadingOf, readers: ReadonlyMap<string, Reader>, scope: Scope) {
    this.language = of.language;
    this.text = of.text;
    this.names = of.names;
    this.draft = of.draft;
    this.ofFlags = of.ofFlags;
    this.stores = of.stores;
    this.returned = of.returned;
    const { flags, services } = namesOfFlags(of.text);
    this.flagsNamed = flags;
    this.servicesNamed = services;
    this.#readers = readers;
    this.scope = scope;
  }

  express(node: SyntaxNode): Expression {
    return (this.#readers.get(node.type) ?? readChildren)(this, node);
  }

  read(node: SyntaxNode): Expression {
    const value = this.express(node);
    if (value.kind === 'name' || value.kind === 'member' || value.kind === 'index')
      this.draft.uses.push(value);
    return value;
  }

  within(scope: Scope, work: () => void): void {
    const outer = this.scope;
    this.scope = scope;
    work();
    this.scope = outer;
  }

  textOf(node: SyntaxNode | undefined): string {
    return node === undefined ? '' : this.text.slice(node.start, node.end);
  }
}

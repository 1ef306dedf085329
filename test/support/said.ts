import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A text that the code says to a person, `{0}` where something is put in. */
export interface Said {
  readonly text: string;
  /** As the bundle of a language names it. */
  readonly key: string;
  /** `src/core/present/words.ts:12` */
  readonly at: string;
  /** Said once, when the module is read: before anybody's language is known. */
  readonly early: boolean;
}

/** Every text below `folder` that goes through `t` of `@vscode/l10n`. Throws on one that is put together elsewhere. */
export function saidIn(folder: string): readonly Said[] {
  return sourcesBelow(folder).flatMap((file) => {
    const source = parsed(file);
    const found: Said[] = [];
    const visit = (node: ts.Node) => {
      const words = wordsOf(node, source);
      if (words !== undefined) found.push({ ...words, at: at(node, source), early: isEarly(node) });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** Whole sentences below `folder` that are written without `t`, and go to no log. */
export function unsaidIn(folder: string): readonly string[] {
  return sourcesBelow(folder).flatMap((file) => {
    const source = parsed(file);
    const found: string[] = [];
    const visit = (node: ts.Node) => {
      if (wordsOf(node, source) !== undefined || isLogged(node)) return;
      const text = sentenceOf(node);
      if (text !== undefined) found.push(`${at(node, source)} ${text}`);
      else ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function sentenceOf(node: ts.Node): string | undefined {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  const text = isText ? (ts.isStringLiteralLike(node) ? node.text : templateText(node)) : '';
  return /^(?:\p{Lu}|"?\{).* .* .*[.?…]$/u.test(text) ? text : undefined;
}

/** `log.warn(…)`, `this.#log.error(…)`, `onNote(…)` */
function isLogged(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const { expression: called } = node;
  if (!ts.isPropertyAccessExpression(called)) return nameOf(called) === 'onNote';
  return /log$/i.test(nameOf(called.expression));
}

function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

const known = new Map<string, ts.SourceFile>();

function parsed(file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source =
    known.get(file) ??
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind);
  known.set(file, source);
  return source;
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file))
    .sort();
}

function at(node: ts.Node, source: ts.SourceFile): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}

function wordsOf(node: ts.Node, source: ts.SourceFile): Pick<Said, 'text' | 'key'> | undefined {
  if (ts.isTaggedTemplateExpression(node) && isT(node.tag)) {
    const text = templateText(node.template);
    return { text, key: text };
  }
  if (!ts.isCallExpression(node) || !isT(node.expression)) return undefined;
  const [said] = node.arguments;
  if (said !== undefined && ts.isStringLiteralLike(said)) return { text: said.text, key: said.text };
  if (said !== undefined && ts.isObjectLiteralExpression(said)) {
    const text = fieldOf(said, 'message', source);
    return { text, key: `${text}/${fieldOf(said, 'comment', source)}` };
  }
  throw new Error(`${at(node, source)} says a text that is not written there`);
}

function isT(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 't';
}

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.head.text + template.templateSpans.map((span, n) => `{${n}}${span.literal.text}`).join('');
}

function fieldOf(object: ts.ObjectLiteralExpression, name: string, source: ts.SourceFile): string {
  const found = object.properties.find((each) => each.name?.getText(source) === name);
  if (found && ts.isPropertyAssignment(found) && ts.isStringLiteralLike(found.initializer))
    return found.initializer.text;
  throw new Error(`${at(object, source)} has no ${name}`);
}

function isEarly(node: ts.Node): boolean {
  for (let each = node.parent; each !== undefined; each = each.parent)
    if (ts.isFunctionLike(each)) return false;
  return true;
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Confidence, ValueType } from '../../../../src/core/model/reference.ts';

/** One way of calling an SDK, as a program of that language writes it. */
export interface CallForm {
  readonly written: string;
  readonly key: string;
  readonly how: string;
  readonly confidence: Confidence;
  /** Only a key that some flag system has can be told from a name or a text of another kind. */
  readonly known: boolean;
  /** Needs the import too. */
  readonly imported: boolean;
  readonly inverted: boolean;
  readonly defaultText?: string;
  readonly type?: ValueType;
  /** `truth`, `other`, or the members that tell of the flag, `.value`; '' where it is simply the value. */
  readonly gives: string;
}

/** Forms of one SDK in one language, and how a file that has them imports it. */
export interface Section {
  readonly vendor: string;
  readonly extension: string;
  readonly imports: string;
  readonly forms: readonly CallForm[];
}

const folder = path.join(process.cwd(), 'test/fixtures/sdkCalls');

/** Languages that are read by their text: what they quote may be a key, no more. */
const READ_BY_TEXT = new Set(['html', 'dart', 'ex', 'm', 'cpp', 'erl']);
const TYPES: readonly ValueType[] = ['boolean', 'string', 'number', 'object'];

/**
 * `== extension`, what is imported, and a form a line: `KEY` stands for its key, `{a,b}` for each in turn, `[[…]]` is
 * its default, and behind two spaces and `#` stands what else is to be told of it.
 */
export function callForms(): Section[] {
  return readdirSync(folder).flatMap((file) => {
    const sections = readFileSync(path.join(folder, file), 'utf8').split(/^== /m).slice(1);
    return sections.map((section) => sectionOf(path.basename(file, '.txt'), section));
  });
}

function sectionOf(vendor: string, section: string): Section {
  const [extension = '', imports = '', ...lines] = section.split('\n');
  const written = lines.filter((line) => line !== '').flatMap(alternatives);
  const forms = written.map((line, index) => formOf(line, `flag_${index + 1}`, READ_BY_TEXT.has(extension)));
  return { vendor, extension, imports, forms };
}

function alternatives(line: string): readonly string[] {
  const choice = /\{([\w?,]*,[\w?,]*)\}/.exec(line);
  if (choice === null) return [line];
  const [whole, each = ''] = choice;
  return each.split(',').flatMap((part) => alternatives(line.replace(whole, () => part)));
}

function formOf(line: string, key: string, isText: boolean): CallForm {
  const [code = '', told = ''] = line.split(/ {2,}# /);
  const words = told.split(' ');
  const defaultText = /\[\[(.*)\]\]/.exec(code)?.[1];
  const type = TYPES.find((each) => words.includes(each));
  return {
    written: code
      .replace(/\[\[(.*)\]\]/, '$1')
      .replaceAll('camelKey', key.replace('_', ''))
      .replaceAll('KEY', key),
    key,
    how: isText ? 'literal' : (words.find((word) => word === 'accessor' || word === 'literal') ?? 'call'),
    confidence: isText || words.includes('probable') ? 'probable' : 'certain',
    imported: words.includes('imported'),
    known: isText || words.includes('known'),
    inverted: words.includes('inverted'),
    ...(defaultText === undefined ? {} : { defaultText }),
    ...(type === undefined ? {} : { type }),
    gives: words.find((word) => /^(?:truth|other|\..+)$/.test(word)) ?? '',
  };
}

/** A program that has the forms, one a line. */
export function programOf({ extension, imports, forms }: Section): string {
  const lines = forms.map(({ written }) => written).join('\n');
  const ended = forms.map(({ written }) => (/[;}]$/.test(written) ? written : `${written};`)).join('\n');
  const given = (before: string, after = ';') => (imports === '' ? '' : `${before}${imports}${after}`);
  switch (extension) {
    case 'go':
      return `package shop; ${imports && `import "${imports}"`}\nfunc page() {\n${lines}\n}\n`;
    case 'java':
      return `${given('import ')} class Page { void page() {\n${ended}\n} }\n`;
    case 'kt':
      return `${given('import ', '')}\nfun page() {\n${lines}\n}\n`;
    case 'cs':
      return `${given('using ')} class Page { async Task Show() {\n${ended}\n} }\n`;
    case 'php':
      return `<?php ${given('use ')}\n${ended}\n`;
    case 'swift':
      return `${given('import ', '')}\nfunc page() {\n${lines}\n}\n`;
    case 'rs':
      return `${given('use ')} async fn page() {\n${ended}\n}\n`;
    case 'vue':
    case 'svelte':
      return `<script lang="ts">\n${imports}\n${lines}\n</script>\n`;
    default:
      return `${imports}\n${lines}\n`;
  }
}

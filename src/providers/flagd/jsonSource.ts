import { t } from '@vscode/l10n';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { jsonProblem } from '../../core/model/jsonProblem.ts';
import { type JsonMember, jsonMembers, next } from './jsonMembers.ts';
import { type Entry, type Located, member } from './located.ts';
import { once } from './once.ts';
import { type Places, type Source, SourceError } from './source.ts';

/** Comments, trailing commas and a byte order mark are read, as editors write them; flagd itself gets plain JSON. */
export function jsonSource(text: string): Source {
  const places = placesIn(
    text,
    once(() => flagsIn(text)),
  );
  try {
    return { data: JSON.parse(text), places };
  } catch {
    return { data: getNodeValue(parsed(text)), places };
  }
}

function flagsIn(text: string): readonly JsonMember[] {
  const flags = only(jsonMembers(text, next(text, 0)), 'flags');
  return flags !== undefined && text[flags.start] === '{' ? jsonMembers(text, flags.start) : [];
}

function placesIn(text: string, members: () => readonly JsonMember[]): Places {
  return {
    at(key) {
      const flag = only(members(), key);
      return flag && locate(parsed(text.slice(flag.start, flag.end)), flag.start);
    },
    all: () => member(locate(parsed(text), 0), 'flags'),
    moved: (edited, flag, grown) =>
      placesIn(
        edited,
        once(() => members().map((each) => shifted(each, flag, grown))),
      ),
  };
}

function shifted({ key, start, end }: JsonMember, flag: Located, grown: number): JsonMember {
  return {
    key,
    start: start > flag.start ? start + grown : start,
    end: end >= flag.end ? end + grown : end,
  };
}

/** Written twice is as good as not there: no edit may hit the wrong one. */
function only(members: readonly JsonMember[], key: string): JsonMember | undefined {
  const found = members.filter((member) => member.key === key);
  return found.length === 1 ? found[0] : undefined;
}

function parsed(text: string): Node {
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, {
    allowTrailingComma: true,
    allowEmptyContent: false,
  });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const code = first === undefined ? t('the file is empty') : jsonProblem(printParseErrorCode(first.error));
    throw new SourceError(code, first?.offset ?? 0);
  }
  return tree;
}

/** `from`: where the text that the node was parsed from starts in the file. */
function locate(node: Node, from: number): Located {
  const children = node.children ?? [];
  return {
    kind: node.type === 'object' ? 'map' : node.type === 'array' ? 'list' : 'scalar',
    start: from + node.offset,
    end: from + node.offset + node.length,
    block: false,
    entries: node.type === 'object' ? children.flatMap((child) => entry(child, from)) : [],
    items: node.type === 'array' ? children.map((child) => locate(child, from)) : [],
  };
}

function entry(property: Node, from: number): readonly Entry[] {
  const [key, value] = property.children ?? [];
  if (key === undefined) return [];
  return [{ key: String(key.value), keyStart: from + key.offset, value: value && locate(value, from) }];
}

/** Attributes of Vue's templates that hold code, `v-if="…"`, `:open="…"`, `@click="…"`, and what stands in its text. */
const VUE =
  /(?<=\s)(?:v-(?!slot|pre\b)[\w-]+(?::[\w.-]+)?|[:@][\w.:-]+)=(?:"([^"]*)"|'([^']*)')|\{\{([^{}]*)\}\}/g;
/** `{#if …}`, `{:else if …}`, `{@const …}`, `{…}` of Svelte. */
const SVELTE = /\{(?:#(?:if|each|key|await)\b|:else if\b|@(?:const|html|render)\b)?([^{}]*)\}/g;
/** The code of a component's template, by what kind of component it is. */
function codeOf(file: string): RegExp | undefined {
  return /\.vue$/i.test(file) ? VUE : /\.svelte$/i.test(file) ? SVELTE : undefined;
}

/** Whether the code of the file's template is read as such: what else stands there is none. */
export function isTemplateRead(file: string): boolean {
  return codeOf(file) !== undefined;
}

const UNSAID = /<!--[\s\S]*?-->|<style\b[\s\S]*?<\/style>/gi;

/**
 * A component's script with the code of its template beside it, as statements: of another kind than Vue's and Svelte's
 * none is known. Offsets stay what they are.
 */
export function withCodeOfTemplate(file: string, script: string, template: string): string {
  const kind = codeOf(file);
  if (kind === undefined) return script;
  const said = template.replace(UNSAID, (text) => text.replace(/[^\n]/g, ' '));
  let code = '';
  for (const match of said.matchAll(kind)) {
    const asked = match[1] ?? match[2] ?? match[3] ?? '';
    const start = match.index + match[0].lastIndexOf(asked);
    if (asked.trim() !== '' && isWhole(asked)) code += `${script.slice(code.length, start - 1)};${asked};`;
  }
  return code + script.slice(code.length);
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const TEXT = /(["'`])(?:(?!\1)[^\\\n])*\1/g;
const MARK = /[()[\]{}"'`\\]|\/[/*]/g;

/** Whether all that is opened is closed, so that nothing of it spoils the code beside it. */
function isWhole(code: string): boolean {
  const open: string[] = [];
  for (const [mark] of code.replace(TEXT, '').matchAll(MARK)) {
    const closing = CLOSING[mark];
    if (closing) open.push(closing);
    else if (open.pop() !== mark) return false;
  }
  return open.length === 0;
}

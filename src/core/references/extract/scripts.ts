export interface Parts {
  /** The scripts alone, everything else blank: offsets stay what they are. */
  readonly script: string;
  /** The rest, the scripts blank. */
  readonly template: string;
}

const COMPONENT = /\.(?:vue|svelte|astro)$/i;
const SCRIPT = /(<script\b[^>]*>)([\s\S]*?)<\/script>|^(---\r?\n)([\s\S]*?)\r?\n---/g;

/** Components keep their code in `<script>`, Astro also between its fences. */
export function partsOfComponent(file: string, text: string): Parts | undefined {
  if (!COMPONENT.test(file)) return undefined;
  let script = '';
  let template = '';
  let at = 0;
  for (const match of text.matchAll(SCRIPT)) {
    const code = match[2] ?? match[4] ?? '';
    const start = match.index + (match[1] ?? match[3] ?? '').length;
    script += blank(text.slice(at, start)) + code;
    template += text.slice(at, start) + blank(code);
    at = start + code.length;
  }
  return { script: script + blank(text.slice(at)), template: template + text.slice(at) };
}

export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** Of the languages' literals those that mean the same everywhere. */
export function literal(text: string): boolean | string | number | undefined {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return /^(["'])([^"'\\$#{}]*)\1$/.exec(text)?.[2];
}

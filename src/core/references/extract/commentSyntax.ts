/** Where a comment begins on a line, by what a file's name says of its language; a star alone continues one. `image/*` begins none. */
const SYNTAX: readonly (readonly [name: RegExp, begins: RegExp])[] = [
  [
    /\.(?:sh|bash|zsh|fish|ya?ml|toml|properties|ini|env|cfg|conf|exs?|rb|haml|slim|pl|r|jl|cr|nix|tf|hcl|graphql|cmake|mk|ps1)$|(?:^|\/)(?:Dockerfile|Makefile)[^/]*$/i,
    /(?:^|\s)#|(?:^|\s)\/\/\s/,
  ],
  [/\.(?:sql|lua|hs|elm|adb)$/i, /--|\/\*|^\s*\*/],
  [
    /\.(?:html?|vue|svelte|astro|xml|xaml|erb|twig|hbs|liquid|blade\.php|cshtml|razor|[eh]eex|leex|ejs)$/i,
    /<!--|<%#(?!\s*locals:)|\{\{!--|\{#\s|@\*|(?<![\w*])\/\*|^\s*\*|(?:^|[\s;{}])\/\//,
  ],
];

/** C's, and a number sign with a space behind it, which begins no directive. */
const OTHERWISE = /(?:^|[\s;{})])\/\/|(?<![\w*])\/\*|^\s*\*|(?:^|\s)#\s/;

export function commentSyntaxOf(file: string): RegExp {
  return SYNTAX.find(([name]) => name.test(file))?.[1] ?? OTHERWISE;
}

export const TRUE = 'piranha-on';
export const FALSE = 'piranha-off';

export interface Example {
  /** Below `test-resources`. */
  readonly folder: string;
  /** What Piranha's rules of the example look for, and the call of an SDK that stands for it. */
  readonly words: readonly (readonly [RegExp, string])[];
}

type Ask = (key: string) => string;

const swift: Ask = (key) => `client.boolVariation(forKey: "${key}", defaultValue: false)`;
const java: Ask = (key) => `client.boolVariation("${key}", user, false)`;
const kotlin: Ask = (key) => `client.getBooleanValue("${key}", false)`;
const go: Ask = (key) => `client.IsEnabled("${key}")`;
const ruby: Ask = (key) => `Flipper.enabled?(:'${key}')`;

const placeholders = [
  [/\bplaceholder_true\b/g, swift(TRUE)],
  [/\bplaceholder_false\b/g, swift(FALSE)],
  [/\bTestEnum\.stale_flag_one\.isEnabled\b/g, swift(TRUE)],
] as const;

const toggles = (ask: Ask, on: string, off: string) =>
  [
    [/\w+(?:!!)?\.(?:isToggleEnabled|isFlagTreated)\((?:\w+\.)?STALE_FLAG\)/g, ask(on)],
    [/\w+(?:!!)?\.isToggleDisabled\((?:\w+\.)?STALE_FLAG\)/g, ask(off)],
    // What else its API says of a flag, its rules drop by name.
    [/^.*\b(?:putToggle\w+|includeEvent)\((?:\w+\.)?STALE_FLAG\);?\n/gm, ''],
    [/^ *(?:@Autorollout\s+)?STALE_FLAG\b,?.*\n/gm, ''],
  ] as const;

const goFlags = [
  [/exp\.BoolValue\("true"\)/g, go(TRUE)],
  [/exp\.BoolValue\("false"\)/g, go(FALSE)],
] as const;

const rubyLiterals = [
  [/\btrue\b(?!_)/g, ruby(TRUE)],
  [/\bfalse\b(?!_)/g, ruby(FALSE)],
] as const;

const both = (folder: string, words: (on: string, off: string) => Example['words']): readonly Example[] => [
  { folder: `${folder}/treated`, words: words(TRUE, FALSE) },
  { folder: `${folder}/control`, words: words(FALSE, TRUE) },
];

export const EXAMPLES: readonly Example[] = [
  ...both('java/feature_flag_system_1', (on, off) => toggles(java, on, off)),
  ...both('java/feature_flag_system_2', (on) => [
    [/\b[a-z][\w.]*\.isStaleFeature\(\)\.getCachedValue\(\)/g, java(on)],
  ]),
  ...both('kt/feature_flag_system_1', (on, off) => toggles(kotlin, on, off)),
  ...both('kt/feature_flag_system_2', (on) => [
    [/\b[a-z][\w.]*\.isStaleFeature\(\)\.cachedValue/g, kotlin(on)],
  ]),
  ...[
    'cleanup_rules',
    'cleanup_with_derivatives',
    'post_processing_cleanup/delete_statements_after_return',
    'post_processing_cleanup/clean_empty_switch_entry',
    'variable_inline/local_variable_inline',
    'variable_inline/field_variable_inline',
    'variable_inline/adhoc_variable_inline',
    'variable_inline/constructor_variable_inline',
  ].map((folder) => ({ folder: `swift/${folder}`, words: placeholders })),
  ...['boolean_expression_simplify', 'statement_cleanup'].map((folder) => ({
    folder: `go/feature_flag/builtin_rules/${folder}`,
    words: goFlags,
  })),
  {
    folder: 'go/feature_flag/system_1/const_same_file',
    words: [
      [/"staleFlag"/g, `"${FALSE}"`],
      [/exp\.BoolValue\(/g, 'client.IsEnabled('],
    ],
  },
  ...[
    'replace_empty_if_or_unless_statement',
    'replace_if_statement',
    'replace_ternary_operator',
    'replace_unless_statement',
    'simplify_boolean_expressions',
    'simplify_if_lambda_conditional_statements',
    'simplify_if_proc_conditional_statements',
    'simplify_unless_lambda_conditional_statements',
    'simplify_unless_proc_conditional_statements',
    'simplify_variable_assigned_flag_check',
  ].map((folder) => ({ folder: `ruby/${folder}`, words: rubyLiterals })),
];

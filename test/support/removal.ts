/** Programs that mix a flag with other conditions and with things that happen, for comparing before and after. */
import fc from 'fast-check';

type Lines = readonly string[];

/** How a language writes what programs are made of. */
export interface Dialect {
  readonly flag: string;
  readonly booleans: readonly [string, string];
  readonly not: (operand: string) => string;
  readonly and: string;
  readonly or: string;
  readonly choice: (condition: string, yes: string, no: string) => string;
  /** A text that says what a condition gives. */
  readonly text: (condition: string) => string;
  /** A function that gives it, when it is called. */
  readonly later: (condition: string) => string;
  readonly act: (name: string, ...given: Lines) => string;
  readonly give: (expression: string) => string;
  readonly hold: (name: string, expression: string) => string;
  /** A function of the program's own. */
  readonly define: (name: string, parameters: Lines, body: Lines) => Lines;
  /** Two names at once, taken out of something that holds both. */
  readonly unpack: (names: readonly [string, string], expressions: readonly [string, string]) => string;
  readonly set: (name: string, expression: string) => string;
  readonly when: (arms: readonly (readonly [string | undefined, Lines])[]) => Lines;
  readonly choose: (subject: string, cases: readonly (readonly [string | undefined, Lines])[]) => Lines;
  /** Twice, by a name for each round. */
  readonly each: (name: string, body: Lines) => Lines;
  readonly asLongAs: (condition: string, body: Lines) => Lines;
  readonly leaveLoop: string;
  readonly nextRound: string;
  readonly whatever: (body: Lines, last: Lines) => Lines;
  /** Names of its own, where the language has such blocks. */
  readonly block: (body: Lines) => Lines;
}

/** Bodies of one function of `x`, `y` and `f`: statements, one line each, indented within. */
export function programs(dialect: Dialect): fc.Arbitrary<Lines> {
  const condition = conditions(dialect, `g(${dialect.flag}, x)`, `g(y, ${dialect.flag})`, 'k()');
  const statement = statements(dialect, condition);
  const held = fc.constantFrom(
    (one: string, two: string) => [dialect.hold('v', one), dialect.hold('w', two)],
    (one: string, two: string) => [dialect.unpack(['v', 'w'], [one, two])],
    (one: string) => [dialect.hold('v', one), dialect.hold('w', dialect.booleans[0])],
  );
  return fc
    .tuple(
      helpers(dialect),
      held,
      condition.plain,
      condition.plain,
      fc.array(statement, { minLength: 1, maxLength: 3 }),
    )
    .map(([own, hold, one, two, body]) => [...own, ...hold(one, two), ...body.flat(), dialect.give('v')]);
}

/** Two functions of the program's own: one is handed the flag, among others, and one gives what it asks. */
function helpers(dialect: Dialect): fc.Arbitrary<Lines> {
  const within = conditions(dialect);
  const body = fc
    .tuple(
      statements(dialect, { plain: within.over('m', 'n'), any: within.over('m', 'n') }, ['m', 'n']),
      within.over('m', 'n'),
    )
    .map(([first, given]) => [...first, dialect.give(given)]);
  return fc
    .tuple(body, fc.oneof(within.over(), fc.constant(dialect.flag)))
    .map(([first, second]) => [
      ...dialect.define('g', ['m', 'n'], first),
      ...dialect.define('k', [], [dialect.give(second)]),
    ]);
}

/** `asked`: further conditions that stand in no others. */
function conditions(dialect: Dialect, ...asked: Lines) {
  const [yes, no] = dialect.booleans;
  const calls = fc.constantFrom('a', 'b', 'c').map((name) => `f('${name}')`);
  const flag = fc.constant(dialect.flag);
  const over = (...names: Lines) => {
    const atom = fc.oneof(
      { weight: 3, arbitrary: flag },
      { weight: 2, arbitrary: fc.constantFrom('x', 'y', yes, no, ...names) },
      { weight: 2, arbitrary: calls },
      ...asked.map((one) => ({ weight: 1, arbitrary: fc.constant(one) })),
    );
    return fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 2, depthSize: 'small' },
        { weight: 3, arbitrary: atom },
        { weight: 1, arbitrary: tie('condition').map(dialect.not) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(tie('condition'), fc.constantFrom(dialect.and, dialect.or), tie('condition'))
            .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(tie('condition'), tie('condition'), tie('condition'))
            .map(([asked, left, right]) => dialect.choice(asked, left, right)),
        },
      ),
    })).condition;
  };
  return { plain: over(), any: over('v', 'w'), over };
}

function statements(
  dialect: Dialect,
  { plain, any }: { readonly plain: fc.Arbitrary<string>; readonly any: fc.Arbitrary<string> },
  held: Lines = ['v', 'w'],
): fc.Arbitrary<Lines> {
  const name = fc.constantFrom('p', 'q', 'r', 's');
  const simple = fc.oneof(
    name.map((one) => [dialect.act(one)]),
    fc.tuple(name, any).map(([one, given]) => [dialect.act(one, given)]),
    fc.tuple(name, any).map(([one, given]) => [dialect.act(one, dialect.text(given))]),
    fc.tuple(name, any).map(([one, given]) => [dialect.act(one, dialect.later(given))]),
    any.map((one) => [dialect.give(one)]),
    fc.tuple(fc.constantFrom(...held), any).map(([one, given]) => [dialect.set(one, given)]),
  );
  return fc.letrec<{ statement: Lines; body: Lines }>((tie) => {
    const body = tie('body');
    const loop = fc.tuple(any, fc.constantFrom(dialect.leaveLoop, dialect.nextRound));
    const nested: readonly fc.Arbitrary<Lines>[] = [
      fc.tuple(any, body).map(([c, one]) => dialect.when([[c, one]])),
      fc.tuple(any, body, body).map(([c, one, two]) =>
        dialect.when([
          [c, one],
          [undefined, two],
        ]),
      ),
      fc
        .tuple(any, body, any, body, fc.option(body, { nil: undefined }))
        .map(([c, one, d, two, rest]) =>
          dialect.when([[c, one], [d, two], ...(rest ? [[undefined, rest] as const] : [])]),
        ),
      fc.tuple(any, body, body).map(([c, one, two]) =>
        dialect.choose(c, [
          [dialect.booleans[0], one],
          [undefined, two],
        ]),
      ),
      fc.tuple(any, body, body, body).map(([c, one, two, rest]) =>
        dialect.choose(c, [
          [dialect.booleans[1], one],
          [dialect.booleans[0], two],
          [undefined, rest],
        ]),
      ),
      fc
        .tuple(body, loop)
        .map(([one, [c, leave]]) =>
          dialect.each('i', [...one, ...dialect.when([[c, [leave]]]), dialect.act('p', 'i')]),
        ),
      fc.tuple(any, body).map(([c, one]) => dialect.asLongAs(c, [...one, dialect.leaveLoop])),
      fc.tuple(body, name).map(([one, last]) => dialect.whatever(one, [dialect.act(last)])),
      fc
        .tuple(plain, body)
        .map(([c, one]) =>
          dialect.block([dialect.hold('u', c), ...dialect.when([['u', one]]), dialect.act('q', 'u')]),
        ),
    ];
    return {
      statement: fc.oneof(
        { maxDepth: 2, depthSize: 'xsmall' },
        { weight: 5, arbitrary: simple },
        ...nested.map((arbitrary) => ({ weight: 1, arbitrary })),
      ),
      body: fc.array(tie('statement'), { minLength: 1, maxLength: 2 }).map((all) => all.flat()),
    };
  }).statement;
}

const indent = (lines: Lines) => lines.map((line) => `  ${line}`);

export const javascript: Dialect = {
  booleans: ['true', 'false'],
  flag: "client.getBooleanValue('new-checkout', false)",
  not: (operand) => `!${operand}`,
  and: '&&',
  or: '||',
  choice: (condition, yes, no) => `(${condition} ? ${yes} : ${no})`,
  text: (condition) => `\`it is \${${condition}}\``,
  later: (condition) => `() => ${condition}`,
  act: (name, ...given) => `f(${[`'${name}'`, ...given].join(', ')});`,
  give: (expression) => `return ${expression};`,
  hold: (name, expression) => `${name === 'u' ? 'const' : 'let'} ${name} = ${expression};`,
  define: (name, parameters, body) => [`function ${name}(${parameters.join(', ')}) {`, ...indent(body), '}'],
  unpack: ([one, two], [first, second]) =>
    `let { ${one}, other: ${two} } = { ${one}: ${first}, other: ${second} };`,
  set: (name, expression) => `${name} = ${expression};`,
  when: (arms) => [
    ...arms.flatMap(([condition, body], at) => [
      `${at === 0 ? '' : '} else '}${condition === undefined ? '' : `if (${condition}) `}{`.trimStart(),
      ...indent(body),
    ]),
    '}',
  ],
  choose: (subject, cases) => [
    `switch (${subject}) {`,
    ...cases.flatMap(([label, body]) => [
      label === undefined ? '  default: {' : `  case ${label}: {`,
      ...indent(indent([...body, 'break;'])),
      '  }',
    ]),
    '}',
  ],
  each: (name, body) => [`for (const ${name} of [1, 2]) {`, ...indent(body), '}'],
  asLongAs: (condition, body) => [`while (${condition}) {`, ...indent(body), '}'],
  leaveLoop: 'break;',
  nextRound: 'continue;',
  whatever: (body, last) => ['try {', ...indent(body), '} finally {', ...indent(last), '}'],
  block: (body) => ['{', ...indent(body), '}'],
};

export const python: Dialect = {
  booleans: ['True', 'False'],
  flag: "client.get_boolean_value('new-checkout', False)",
  not: (operand) => `(not ${operand})`,
  and: 'and',
  or: 'or',
  choice: (condition, yes, no) => `(${yes} if ${condition} else ${no})`,
  text: (condition) => `f"""it is {${condition}}"""`,
  later: (condition) => `lambda: ${condition}`,
  act: (name, ...given) => `f(${[`'${name}'`, ...given].join(', ')})`,
  give: (expression) => `return ${expression}`,
  hold: (name, expression) => `${name} = ${expression}`,
  define: (name, parameters, body) => [`def ${name}(${parameters.join(', ')}):`, ...indent(body)],
  unpack: ([one, two], [first, second]) => `${one}, ${two} = ${first}, ${second}`,
  set: (name, expression) => `${name} = ${expression}`,
  when: (arms) =>
    arms.flatMap(([condition, body], at) => [
      condition === undefined ? 'else:' : `${at === 0 ? 'if' : 'elif'} ${condition}:`,
      ...indent(body),
    ]),
  choose: (subject, cases) => [
    `match ${subject}:`,
    ...cases.flatMap(([label, body]) => [`  case ${label ?? '_'}:`, ...indent(indent(body))]),
  ],
  each: (name, body) => [`for ${name} in (1, 2):`, ...indent(body)],
  asLongAs: (condition, body) => [`while ${condition}:`, ...indent(body)],
  leaveLoop: 'break',
  nextRound: 'continue',
  whatever: (body, last) => ['try:', ...indent(body), 'finally:', ...indent(last)],
  block: (body) => body,
};

/** Programs that mix a flag with other conditions and with things that happen, for comparing before and after. */
import fc from 'fast-check';

export interface Dialect {
  readonly flag: string;
  readonly booleans: readonly [string, string];
  readonly not: (operand: string) => string;
  readonly and: string;
  readonly or: string;
  readonly choice: (condition: string, yes: string, no: string) => string;
  readonly act: (name: string) => string;
  readonly give: (expression: string) => string;
  readonly hold: (name: string, expression: string) => string;
  readonly when: (arms: readonly (readonly [string | undefined, readonly string[]])[]) => readonly string[];
}

type Program = readonly string[];

/** Bodies of one function: statements, one line each, indented within. */
export function programs(dialect: Dialect): fc.Arbitrary<Program> {
  const calls = fc.constantFrom('a', 'b', 'c').map((name) => `f('${name}')`);
  const plain = fc.constantFrom('x', 'y', ...dialect.booleans);
  const flag = fc.constant(dialect.flag);
  const atom = fc.oneof(
    { weight: 3, arbitrary: flag },
    { weight: 2, arbitrary: plain },
    { weight: 2, arbitrary: calls },
  );
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      atom,
      tie('condition').map(dialect.not),
      fc.tuple(tie('condition'), tie('condition')).map(([l, r]) => `(${l} ${dialect.and} ${r})`),
      fc.tuple(tie('condition'), tie('condition')).map(([l, r]) => `(${l} ${dialect.or} ${r})`),
      fc
        .tuple(tie('condition'), tie('condition'), tie('condition'))
        .map(([c, l, r]) => dialect.choice(c, l, r)),
    ),
  }));
  const act = fc.constantFrom('p', 'q', 'r', 's').map((name) => [dialect.act(name)]);
  const give = condition.map((one) => [dialect.give(one)]);
  const hold = fc
    .tuple(fc.constantFrom('v', 'w'), fc.oneof(flag, condition))
    .map(([name, one]) => ['held', name, one] as const);
  const { body } = fc.letrec<{ body: Program; statement: Program }>((tie) => ({
    statement: fc.oneof(
      { maxDepth: 2 },
      act,
      give,
      fc.tuple(condition, tie('body')).map(([c, one]) => dialect.when([[c, one]])),
      fc.tuple(condition, tie('body'), tie('body')).map(([c, one, two]) =>
        dialect.when([
          [c, one],
          [undefined, two],
        ]),
      ),
      fc.tuple(condition, tie('body'), condition, tie('body'), tie('body')).map(([c, one, d, two, three]) =>
        dialect.when([
          [c, one],
          [d, two],
          [undefined, three],
        ]),
      ),
      fc.tuple(condition, tie('body'), condition, tie('body')).map(([c, one, d, two]) =>
        dialect.when([
          [c, one],
          [d, two],
        ]),
      ),
    ),
    body: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((all) => all.flat()),
  }));
  return fc.tuple(fc.option(hold, { nil: undefined }), body, body).map(([held, before, after]) => {
    if (held === undefined) return [...before, ...after];
    const [, name, one] = held;
    const use = dialect.when([[name, [dialect.act('held')]]]);
    return [...before, dialect.hold(name, one), ...use, ...after, dialect.give(name)];
  });
}

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

export const javascript: Dialect = {
  booleans: ['true', 'false'],
  flag: "client.getBooleanValue('new-checkout', false)",
  not: (operand) => `!${operand}`,
  and: '&&',
  or: '||',
  choice: (condition, yes, no) => `(${condition} ? ${yes} : ${no})`,
  act: (name) => `f('${name}');`,
  give: (expression) => `return ${expression};`,
  hold: (name, expression) => `const ${name} = ${expression};`,
  when: (arms) => [
    ...arms.flatMap(([condition, body], at) => [
      `${at === 0 ? '' : '} else '}${condition === undefined ? '' : `if (${condition}) `}{`.trimStart(),
      ...indent(body),
    ]),
    '}',
  ],
};

export const python: Dialect = {
  booleans: ['True', 'False'],
  flag: "client.get_boolean_value('new-checkout', False)",
  not: (operand) => `(not ${operand})`,
  and: 'and',
  or: 'or',
  choice: (condition, yes, no) => `(${yes} if ${condition} else ${no})`,
  act: (name) => `f('${name}')`,
  give: (expression) => `return ${expression}`,
  hold: (name, expression) => `${name} = ${expression}`,
  when: (arms) =>
    arms.flatMap(([condition, body], at) => [
      condition === undefined ? 'else:' : `${at === 0 ? 'if' : 'elif'} ${condition}:`,
      ...indent(body),
    ]),
};

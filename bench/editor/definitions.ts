/** A flag file of so many flags: a named person, a segment and a share of a country each. */
export function definitions(count: number): string {
  const targeting = {
    if: [
      { in: [{ var: 'targetingKey' }, ['ana', 'ben']] },
      'on',
      { $ref: 'betaTesters' },
      'on',
      { in: [{ var: 'country' }, ['DE', 'FR']] },
      {
        fractional: [
          ['on', 5],
          ['off', 95],
        ],
      },
    ],
  };
  const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off', targeting };
  const flags = Object.fromEntries(Array.from({ length: count }, (_, at) => [`flag-${at}`, flag]));
  return JSON.stringify(
    { flags, $evaluators: { betaTesters: { '==': [{ var: 'plan' }, 'beta'] } } },
    null,
    2,
  );
}

const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);
/** From here on Stirling's series with five terms is exact to double precision. */
const LARGE = 10;

/** The logarithm of the gamma function, for x > 0: Stirling's series (NIST DLMF 5.11.1) above ten, the recurrence below. */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  for (; shifted < LARGE; shifted += 1) product *= shifted;
  const square = shifted * shifted;
  const series =
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TAU + series - Math.log(product);
}

/** The logarithm of the beta function (NIST DLMF 5.12.1). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

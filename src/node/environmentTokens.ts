import type { Tokens } from '../core/ports/tokens.ts';

/** The command line's: `RELEASE_LENS_<CONNECTION>_TOKEN`, else `RELEASE_LENS_TOKEN`. */
export function environmentTokens(environment: NodeJS.ProcessEnv): Tokens {
  return {
    async of({ name }) {
      const own = environment[`RELEASE_LENS_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_TOKEN`];
      return (own ?? environment['RELEASE_LENS_TOKEN'])?.trim() || undefined;
    },
  };
}

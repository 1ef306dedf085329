import type { Tokens } from '../core/ports/tokens.ts';

/** The command line's: `RELEASE_LENS_<CONNECTION>_TOKEN`, else `RELEASE_LENS_TOKEN`. */
export function environmentTokens(environment: NodeJS.ProcessEnv): Tokens {
  return {
    async of({ name }) {
      const own = environment[`RELEASE_LENS_${upper(name)}_TOKEN`];
      return (own ?? environment['RELEASE_LENS_TOKEN'])?.trim() || undefined;
    },
  };
}

/** `RELEASE_LENS_HEALTH_<SOURCE>_TOKEN` alone: what opens a flag system is never sent to who measures. */
export function environmentHealthTokens(environment: NodeJS.ProcessEnv): Tokens {
  return {
    of: async ({ name }) => environment[`RELEASE_LENS_HEALTH_${upper(name)}_TOKEN`]?.trim() || undefined,
  };
}

/** Who somebody is in the product of a connection: `RELEASE_LENS_<CONNECTION>_IDENTITY`, else `RELEASE_LENS_IDENTITY`. */
export function identityIn(
  environment: NodeJS.ProcessEnv,
  connection: string,
): { readonly variable: string; readonly text: string } | undefined {
  for (const variable of [identityVariable(connection), 'RELEASE_LENS_IDENTITY']) {
    const text = environment[variable];
    if (text !== undefined) return { variable, text };
  }
  return undefined;
}

export function identityVariable(connection: string): string {
  return `RELEASE_LENS_${upper(connection)}_IDENTITY`;
}

function upper(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

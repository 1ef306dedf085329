import { t } from '@vscode/l10n';
import type { ProviderFailure } from '../../core/ports/provider.ts';
import { isAxiosError } from './axios.ts';

export interface Failure {
  readonly reason: ProviderFailure;
  /** `who`: the flag system's name, with which they begin; without the full stop. */
  readonly words: (who: string) => string;
}

/** An answer that is not a success. */
export function failureOf(status: number, detail: string | undefined): Failure {
  const { reason, words } = meaning(status);
  if (detail === undefined) return { reason, words };
  return { reason, words: (who) => `${words(who)}: ${detail.replace(/\.$/, '')}` };
}

function meaning(status: number): Failure {
  switch (status) {
    case 401:
      return {
        reason: 'unauthorized',
        words: (who) => t`${who} does not accept the token: it is wrong, expired or revoked`,
      };
    case 403:
      return { reason: 'forbidden', words: (who) => t`${who} does not let this token do that` };
    case 404:
      return { reason: 'missing', words: (who) => t`${who} does not know it` };
    case 407:
      return {
        reason: 'unreachable',
        words: (who) => t`${who} is not reached: the proxy on the way asks for a log-in (407)`,
      };
    case 409:
    case 412:
    case 423:
      return {
        reason: 'conflict',
        words: (who) => t`${who} says that something else came first (${status})`,
      };
    case 429:
      return {
        reason: 'rate limited',
        words: (who) => t`${who} asks for fewer requests; try again in a minute`,
      };
  }
  if (status >= 500)
    return { reason: 'unreachable', words: (who) => t`${who} has trouble of its own (${status})` };
  if (status >= 300 && status < 400)
    return {
      reason: 'malformed',
      words: (who) => t`${who} sends us elsewhere (${status}); is the address right`,
    };
  return { reason: 'malformed', words: (who) => t`${who} refuses the request (${status})` };
}

/** Vouched for by nobody this machine knows: the proxy's own authority, mostly. */
const UNVOUCHED = /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+)$/;
const TLS = /CERT|SSL|TLS|SELF_SIGNED|ALTNAME|LEAF_SIGNATURE/;

/** No answer, or half of one. */
export function lostWords(error: unknown): Failure {
  const code = isAxiosError(error) ? (error.code ?? '') : '';
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT')
    return { reason: 'timeout', words: (who) => t`${who} did not answer in time` };
  if (UNVOUCHED.test(code))
    return {
      reason: 'unreachable',
      words: (who) =>
        t`${who} cannot be trusted: its certificate, or that of a proxy on the way, is signed by an authority that is not known here (${code}). Add that to the system's; the command line takes it from NODE_EXTRA_CA_CERTS`,
    };
  if (TLS.test(code))
    return {
      reason: 'unreachable',
      words: (who) => t`${who} cannot be trusted: its certificate does not hold (${code})`,
    };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return {
      reason: 'unreachable',
      words: (who) => t`${who} cannot be found: the name of the server is not known`,
    };
  if (isAxiosError(error) && /^maxContentLength /.test(error.message))
    return { reason: 'malformed', words: (who) => t`${who} answers with more than is ever needed` };
  if (code === 'ECONNREFUSED') return { reason: 'unreachable', words: (who) => t`${who} cannot be reached` };
  // A browser does not tell the one from the other.
  if (code === 'ERR_NETWORK')
    return {
      reason: 'unreachable',
      words: (who) => t`${who} cannot be reached, or does not let a web page ask it`,
    };
  const words = (who: string) =>
    code === '' ? t`${who} could not be heard out` : t`${who} could not be heard out (${code})`;
  return { reason: 'unreachable', words };
}

/** A server may close a kept connection in the instant it is used again: nothing was sent (`reusedSocket` in Node). */
export function wasClosedMeanwhile(error: unknown): boolean {
  const request: unknown = isAxiosError(error) ? error.request : undefined;
  return (
    isAxiosError(error) &&
    (error.code === 'ECONNRESET' || error.code === 'EPIPE') &&
    (request as { reusedSocket?: boolean } | undefined)?.reusedSocket === true
  );
}

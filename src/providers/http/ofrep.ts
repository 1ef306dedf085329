import { t } from '@vscode/l10n';
import type { Environment } from '../../core/model/environment.ts';
import type { Evaluation } from '../../core/model/evaluation.ts';
import type { FlagKey, FlagValue } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import { ProviderError, type RunningProduction } from '../../core/ports/provider.ts';
import { isAxiosError, loadAxios } from './axios.ts';
import { NO_REDIRECTS } from './noRedirects.ts';

const TIMEOUT_MS = 5000;

/** The application itself, where the environment names its address; the same for every flag system. */
export function ofrepProduction({ ofrep }: Environment): RunningProduction | undefined {
  if (ofrep === undefined) return undefined;
  return { address: ofrep, ask: (key, identity, signal) => askOfrep(ofrep, key, identity, signal) };
}

/**
 * Asks a running production what an identity gets, by the OpenFeature Remote Evaluation Protocol.
 * https://github.com/open-feature/protocol/blob/main/service/openapi.yaml
 * Rejects with `ProviderError` when it cannot be asked.
 */
export async function askOfrep(
  address: string,
  key: FlagKey,
  identity: Identity,
  signal: AbortSignal,
): Promise<Evaluation> {
  const url = `${address.replace(/\/$/, '')}/ofrep/v1/evaluate/flags/${encodeURIComponent(key)}`;
  const context = { ...identity.attributes, targetingKey: identity.key };
  const axios = await loadAxios();
  try {
    const { data } = await axios.post<unknown>(
      url,
      { context },
      { signal, timeout: TIMEOUT_MS, ...NO_REDIRECTS, maxContentLength: 1 << 20 },
    );
    return evaluationOf(data);
  } catch (cause) {
    throw failure(address, cause);
  }
}

function evaluationOf(data: unknown): Evaluation {
  if (typeof data !== 'object' || data === null)
    return { outcome: 'cannot tell', why: t('the answer is not an object') };
  const { value, variant, reason } = data as { value?: FlagValue; variant?: unknown; reason?: unknown };
  return {
    outcome: 'served',
    variation: typeof variant === 'string' ? variant : null,
    ...(value === undefined ? {} : { value }),
    reason: typeof reason === 'string' ? reason : 'UNKNOWN',
  };
}

function failure(address: string, cause: unknown): ProviderError {
  const status = isAxiosError(cause) ? cause.response?.status : undefined;
  if (status === 401 || status === 403) {
    return new ProviderError('unauthorized', t`${address} did not let us ask (${status}).`, { cause });
  }
  if (status === 404) return new ProviderError('missing', t`${address} does not know this flag.`, { cause });
  if (status === 429)
    return new ProviderError('rate limited', t`${address} asks for fewer questions.`, { cause });
  const detail = status === undefined ? t('it does not answer') : t`it answered ${status}`;
  return new ProviderError('unreachable', t`${address} could not be asked: ${detail}.`, { cause });
}

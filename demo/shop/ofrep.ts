import { createHash } from 'node:crypto';
import type { FeatureFlag, FlagdCore } from '@openfeature/flagd-core';
import type { EvaluationContext } from '@openfeature/server-sdk';

/**
 * OpenFeature Remote Evaluation Protocol 0.3: what the running shop would answer for a context.
 * As in flagd, a disabled flag and one without a default variant are successes without a value:
 * the caller's own default holds.
 */
export interface OfrepAnswer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

export function evaluateOne(core: FlagdCore, key: string, requestText: string): OfrepAnswer {
  const request = readContext(requestText);
  if ('errorCode' in request) return { status: 400, body: { key, ...request } };
  const flag = core.getFlag(key);
  if (!flag) return { status: 404, body: notFound(key) };
  const body = evaluate(flag, request.context);
  return { status: 'errorCode' in body ? 400 : 200, body };
}

export function evaluateAll(core: FlagdCore, requestText: string, ifNoneMatch = ''): OfrepAnswer {
  const request = readContext(requestText);
  if ('errorCode' in request) return { status: 400, body: request };
  const flags = [...core.getFlags().values()].map((flag) => evaluate(flag, request.context));
  const body = { flags, metadata: core.getFlagSetMetadata() };
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16)}"`;
  const headers = { ETag: etag };
  return ifNoneMatch === etag ? { status: 304, headers } : { status: 200, body, headers };
}

function evaluate(flag: FeatureFlag, context: EvaluationContext): object {
  const { key, metadata } = flag;
  if (flag.state === 'DISABLED') return { key, reason: 'DISABLED', metadata };
  const { value, variant, reason, errorCode, errorMessage } = flag.evaluate(context);
  if (reason === 'ERROR') return { key, errorCode, errorDetails: errorMessage, metadata };
  return { key, value, reason, variant, metadata };
}

type Refusal = { errorCode: string; errorDetails: string };

function readContext(text: string): { context: EvaluationContext } | Refusal {
  let request: unknown;
  try {
    request = JSON.parse(text);
  } catch {
    return { errorCode: 'PARSE_ERROR', errorDetails: 'The body is not JSON' };
  }
  const context = isObject(request) ? request['context'] : undefined;
  if (!isObject(context)) {
    return { errorCode: 'INVALID_CONTEXT', errorDetails: 'The body has no context object' };
  }
  if (typeof context['targetingKey'] !== 'string' || context['targetingKey'] === '') {
    return { errorCode: 'TARGETING_KEY_MISSING', errorDetails: 'The context has no targetingKey' };
  }
  return { context: context as EvaluationContext };
}

function notFound(key: string) {
  return { key, errorCode: 'FLAG_NOT_FOUND', errorDetails: `Flag '${key}' was not found` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

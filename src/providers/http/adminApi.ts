import { t } from '@vscode/l10n';
import type { AxiosInstance, AxiosResponse } from 'axios';
import * as v from 'valibot';
import type { Clock } from '../../core/ports/clock.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import { loadAxios } from './axios.ts';
import { failureOf, lostWords, wasClosedMeanwhile } from './failures.ts';
import { NO_REDIRECTS } from './noRedirects.ts';

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 64 << 20;
/** A read waits this long at most, all told, when it is asked to come back later. */
const PATIENCE_MS = 30_000;
/** What is shorter is a word, not a token. */
const SECRET_LENGTH = 8;
const notKnown = () => t(' It is not known whether the change was made.');

export interface AdminApiOptions {
  /** For people: the vendor's name. */
  readonly label: string;
  readonly url: string;
  /** Sent with every request; the token is among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Until an answer has come in whole. */
  readonly timeoutMs?: number;
  /** The most that an answer may hold. */
  readonly maxBytes?: number;
  /** How many milliseconds to wait, where the vendor says so in headers of its own. */
  readonly pauseIn?: (headers: Readonly<Record<string, unknown>>, now: number) => number | undefined;
}

export interface Sending {
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where one answer takes longer than others. */
  readonly timeoutMs?: number;
  /** Rejects with its reason when nobody waits any more. */
  readonly signal?: AbortSignal;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * A vendor's administration API over HTTP: JSON in, JSON out, every failure a `ProviderError` in words.
 * Reads are sent again when the server asks for patience and are answered from memory when it says that nothing
 * changed (RFC 9110, 13.1.2). Writes are sent once, whatever happens. Redirects are not followed: they would
 * carry the token elsewhere.
 */
export class AdminApi {
  readonly #options: AdminApiOptions;
  readonly #known = new Map<string, { readonly etag: string; readonly data: unknown }>();
  #client: Promise<AxiosInstance> | undefined;

  constructor(options: AdminApiOptions) {
    this.#options = options;
  }

  /** `schema` says what is needed of the answer; what else is in it is left out. */
  async get<T>(path: string, schema: v.GenericSchema<unknown, T>, sending: Sending = {}): Promise<T> {
    return this.#shaped(path, schema, await this.#read('GET', path, sending));
  }

  /** A question too long for an address: a POST that changes nothing. */
  async ask<T>(path: string, schema: v.GenericSchema<unknown, T>, sending: Sending): Promise<T> {
    return this.#shaped(path, schema, await this.#read('POST', path, sending));
  }

  /** Writes. Resolves with the answer, undefined when it is empty. */
  async send(method: Exclude<Method, 'GET'>, path: string, sending: Sending = {}): Promise<unknown> {
    const response = await this.#exchange(method, path, sending, true);
    this.#expectSuccess(method, path, response, true);
    return response.data === '' ? undefined : this.#whole(path, response);
  }

  /** As `send`, where the answer is needed. */
  async create<T>(path: string, schema: v.GenericSchema<unknown, T>, sending: Sending): Promise<T> {
    const result = v.safeParse(schema, await this.send('POST', path, sending));
    if (result.success) return result.output;
    throw this.#unheard(t`${this.#who} answered ${path} in a way that is not understood`);
  }

  /** As `send`, where one refusal is an answer to go by. */
  async sendUnless(
    refusal: number,
    method: Exclude<Method, 'GET'>,
    path: string,
    sending: Sending,
  ): Promise<{ readonly data: unknown } | 'refused'> {
    const response = await this.#exchange(method, path, sending, true);
    if (response.status === refusal) return 'refused';
    this.#expectSuccess(method, path, response, true);
    return { data: response.data === '' ? undefined : this.#whole(path, response) };
  }

  async #read(method: 'GET' | 'POST', path: string, sending: Sending): Promise<unknown> {
    const known = method === 'GET' ? this.#known.get(addressOf(path, sending)) : undefined;
    const conditional = known === undefined ? {} : { 'If-None-Match': known.etag };
    const patient = { ...sending, headers: { ...sending.headers, ...conditional } };
    for (let waited = 0; ; ) {
      const response = await this.#exchange(method, path, patient, false);
      if (response.status === 304 && known !== undefined) return known.data;
      const pause = retryAfter(response, this.#options);
      if (pause === undefined || waited + pause > PATIENCE_MS) {
        this.#expectSuccess(method, path, response, false);
        return this.#remembered(method, path, sending, response);
      }
      await this.#options.clock.wait(pause, sending.signal);
      waited += pause;
    }
  }

  #remembered(method: Method, path: string, sending: Sending, response: AxiosResponse<string>): unknown {
    const data = this.#parsed(path, response);
    const etag: unknown = response.headers['etag'];
    if (method === 'GET' && typeof etag === 'string')
      this.#known.set(addressOf(path, sending), { etag, data });
    return data;
  }

  async #exchange(
    method: Method,
    path: string,
    sending: Sending,
    writes: boolean,
    again = false,
  ): Promise<AxiosResponse<string>> {
    this.#client ??= clientFor(this.#options);
    const client = await this.#client;
    try {
      return await client.request<string>({
        method,
        url: path,
        // What a whole connection is given is never stretched.
        ...(sending.timeoutMs === undefined || this.#options.timeoutMs !== undefined
          ? {}
          : { timeout: sending.timeoutMs }),
        ...(sending.query === undefined ? {} : { params: sending.query }),
        ...(sending.signal === undefined ? {} : { signal: sending.signal }),
        ...(sending.body === undefined ? {} : { data: JSON.stringify(sending.body) }),
        headers: {
          ...(sending.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...sending.headers,
        },
      });
    } catch (error) {
      sending.signal?.throwIfAborted();
      if (!writes && !again && wasClosedMeanwhile(error))
        return this.#exchange(method, path, sending, writes, true);
      // The library's own error holds the request, and with it the token: it goes no further.
      const { reason, words } = lostWords(error);
      throw new ProviderError(reason, `${words(this.#who)}.${writes ? notKnown() : ''}`);
    }
  }

  #expectSuccess(method: Method, path: string, response: AxiosResponse<string>, writes: boolean): void {
    if (response.status >= 200 && response.status < 300) return;
    const { reason, words } = failureOf(response.status, this.#withoutSecrets(detailIn(response.data)));
    const meaning = reason === 'unreachable' ? notKnown() : ` ${t('Nothing was changed.')}`;
    throw new ProviderError(reason, `${words(this.#who)} (${method} ${path}).${writes ? meaning : ''}`, {
      status: response.status,
    });
  }

  /** A server may repeat what it was sent. */
  #withoutSecrets(detail: string | undefined): string | undefined {
    return Object.values(this.#options.headers)
      .flatMap((value) => [value, value.replace(/^\S+ /, '')])
      .filter((value) => value.length >= SECRET_LENGTH)
      .reduce((text, secret) => text?.replaceAll(secret, '…'), detail);
  }

  /** The change was made, or so it seems: what came back does not say. */
  #unheard(what: string): ProviderError {
    return new ProviderError('unreachable', `${what}.${notKnown()}`);
  }

  #whole(path: string, response: AxiosResponse<string>): unknown {
    try {
      return JSON.parse(response.data);
    } catch {
      throw this.#unheard(t`${this.#who} answered ${path} with something that is not whole JSON`);
    }
  }

  #parsed(path: string, { data, headers }: AxiosResponse<string>): unknown {
    try {
      return JSON.parse(data);
    } catch {
      const page = /html/i.test(String(headers['content-type'])) || /^\s*</.test(data);
      const what = page
        ? t`${this.#who} answered ${path} with a web page`
        : t`${this.#who} answered ${path} with something that is not whole JSON`;
      throw new ProviderError(
        'malformed',
        t`${what}. Is the address right, and does it need no proxy or log-in?`,
      );
    }
  }

  #shaped<T>(path: string, schema: v.GenericSchema<unknown, T>, data: unknown): T {
    const result = v.safeParse(schema, data);
    if (result.success) return result.output;
    const [issue] = result.issues;
    const field = v.getDotPath(issue) ?? t('the answer');
    throw new ProviderError(
      'malformed',
      t`${this.#who} answered ${path} in a way that is not understood: "${field}" should be ${issue.expected ?? t('something else')}.`,
    );
  }

  get #who(): string {
    return `${this.#options.label} (${new URL(this.#options.url).host})`;
  }
}

async function clientFor(options: AdminApiOptions): Promise<AxiosInstance> {
  return (await loadAxios()).create({
    baseURL: options.url,
    headers: { Accept: 'application/json', ...options.headers },
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    ...NO_REDIRECTS,
    paramsSerializer: { indexes: null },
    maxContentLength: options.maxBytes ?? MAX_BYTES,
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
  });
}

function addressOf(path: string, { query }: Sending): string {
  return JSON.stringify([path, query]);
}

/** Milliseconds to wait, when the server says so: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(
  { status, headers }: AxiosResponse,
  { clock, pauseIn }: AdminApiOptions,
): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const now = clock.now();
  const pause = secondsOrDate(headers['retry-after'], now) ?? pauseIn?.(headers, now);
  return pause !== undefined && Number.isFinite(pause) ? Math.max(0, pause) : undefined;
}

function secondsOrDate(value: unknown, now: number): number | undefined {
  if (typeof value !== 'string') return undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
}

/** What the server itself says went wrong; vendors call it `message`, some `error` or `detail`. */
function detailIn(body: string): string | undefined {
  try {
    const { message, error, detail } = JSON.parse(body) as Partial<Record<string, unknown>>;
    const text = [message, error, detail].find((each) => typeof each === 'string' && each !== '');
    return typeof text === 'string' ? text.slice(0, 300) : undefined;
  } catch {
    return undefined;
  }
}

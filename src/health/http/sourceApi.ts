import { t } from '@vscode/l10n';
import type { HealthPlace } from '../../core/model/gate.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { HealthError, type HealthFailure } from '../../core/ports/healthSource.ts';
import { ProviderError } from '../../core/ports/provider.ts';
import type { Tokens } from '../../core/ports/tokens.ts';
import { AdminApi } from '../../providers/http/adminApi.ts';

const TIMEOUT_MS = 10_000;
/** A plot holds some hundred points: more is a query gone wrong, and would block the editor while it is read. */
const MAX_BYTES = 4 << 20;

export interface SourceNeeds {
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

type HeadersFor = (token: string | undefined, place: HealthPlace) => Readonly<Record<string, string>>;

/** How a metric system is asked: the one door to the network, with the token that belongs to the address. */
export class SourceApi {
  readonly #label: string;
  readonly #needs: SourceNeeds;
  readonly #headersFor: HeadersFor;
  readonly #apis = new Map<string, AdminApi>();

  constructor(label: string, needs: SourceNeeds, headersFor: HeadersFor) {
    this.#label = label;
    this.#needs = needs;
    this.#headersFor = headersFor;
  }

  /** Every failure comes out as a `HealthError`, but for the reason of a signal. */
  async ask<T>(place: HealthPlace, work: (api: AdminApi) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#apiOf(place));
    } catch (error) {
      throw error instanceof ProviderError ? new HealthError(reasonOf(error), error.message) : error;
    }
  }

  async #apiOf(place: HealthPlace): Promise<AdminApi> {
    const { name, kind, url } = place;
    if (url === undefined)
      throw new HealthError('not asked', t`${name}: this health source needs its "url".`);
    const token = await this.#needs.tokens.of({ provider: kind, name, url });
    if (token !== undefined && !isPrivate(url))
      throw new HealthError(
        'not asked',
        t`${name}: its token is only ever sent over https. Nothing was asked.`,
      );
    const headers = this.#headersFor(token, place);
    const id = JSON.stringify([url, headers]);
    const { clock, timeoutMs = TIMEOUT_MS } = this.#needs;
    const known =
      this.#apis.get(id) ??
      new AdminApi({ label: this.#label, url, headers, clock, timeoutMs, maxBytes: MAX_BYTES });
    this.#apis.set(id, known);
    return known;
  }
}

/** The token as it is, or behind the name of a scheme. */
export function authorization(scheme = ''): HeadersFor {
  return (token) => (token === undefined ? {} : { Authorization: `${scheme} ${token}`.trim() });
}

/** @param what it is the name of */
export function projectOf({ name, project }: HealthPlace, what: string): string {
  if (project !== undefined) return project;
  throw new HealthError('not asked', t`${name}: this health source needs its "project", ${what}.`);
}

/** Nobody on the way can read it. */
function isPrivate(url: string): boolean {
  return /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(url);
}

function reasonOf({ reason, status }: ProviderError): HealthFailure {
  if (status === 400 || status === 422) return 'wrong query';
  return reason === 'conflict' ? 'malformed' : reason;
}

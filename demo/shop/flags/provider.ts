import { FlagdCore, MemoryStorage } from '@openfeature/flagd-core';
import {
  type EvaluationContext,
  type JsonValue,
  type Logger,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
} from '@openfeature/server-sdk';
import { FlagFile } from './flagFile';

/** The evaluator's own chatter; what matters is told through `log`. */
const quiet: Logger = { error() {}, warn() {}, info() {}, debug() {} };

/** OpenFeature over one flagd flag file, evaluated in this process. */
export class FlagFileProvider implements Provider {
  readonly metadata = { name: 'flag-file' };
  readonly runsOn = 'server';
  readonly events = new OpenFeatureEventEmitter();
  readonly core: FlagdCore;
  readonly #storage = new MemoryStorage(quiet);
  readonly #file: FlagFile;
  readonly #log: (line: string) => void;

  /** Throws when the file cannot be read or is no flag file: a shop must not start without. */
  constructor(path: string, log: (line: string) => void) {
    this.#log = log;
    this.core = new FlagdCore(this.#storage, quiet);
    this.#file = new FlagFile(
      path,
      (text) => this.#accept(text),
      (message) => log(`Flags kept as they were: ${message}`),
    );
    try {
      this.#storage.setConfigurations(this.#file.text, true);
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  async onClose(): Promise<void> {
    this.#file.close();
  }

  async resolveBooleanEvaluation(key: string, fallback: boolean, context: EvaluationContext) {
    return this.core.resolveBooleanEvaluation(key, fallback, context);
  }

  async resolveStringEvaluation(key: string, fallback: string, context: EvaluationContext) {
    return this.core.resolveStringEvaluation(key, fallback, context);
  }

  async resolveNumberEvaluation(key: string, fallback: number, context: EvaluationContext) {
    return this.core.resolveNumberEvaluation(key, fallback, context);
  }

  async resolveObjectEvaluation<T extends JsonValue>(key: string, fallback: T, context: EvaluationContext) {
    return this.core.resolveObjectEvaluation(key, fallback, context);
  }

  #accept(text: string): void {
    try {
      const flagsChanged = this.#storage.setConfigurations(text, true);
      if (flagsChanged.length === 0) return;
      this.#log(`Flags changed: ${flagsChanged.join(', ')}`);
      this.events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged });
    } catch (error) {
      this.#log(`Flags kept as they were: ${this.#file.path}: ${firstLine(error)}`);
    }
  }
}

export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = error instanceof Error && error.cause ? ` (${firstLine(error.cause)})` : '';
  // The evaluator lists every broken schema rule in JSON after the first line's colon.
  return message.split('\n')[0]?.replace(/[:\s[]+$/, '') + reason;
}

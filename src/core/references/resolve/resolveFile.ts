import type { FlagKey } from '../../model/flag.ts';
import type { Reference, UnresolvedCall } from '../../model/reference.ts';
import { chainOf } from '../chain.ts';
import { lastNameOf } from '../extract/callFacts.ts';
import type { CallFact, Expression, FileFacts } from '../facts.ts';
import type { Asked } from './asked.ts';
import { FileAtHand, type KeysAtHand } from './fileAtHand.ts';
import type { FlagQuestion } from './flagQuestion.ts';
import { given, textGiven } from './given.ts';
import { looksLikeKey } from './knownKeys.ts';
import type { Program } from './program.ts';
import { resolveTexts } from './texts.ts';
import { UnseenKeys } from './unseenKeys.ts';
import { resolveUses } from './uses.ts';
import type { Value } from './value.ts';

export interface FileResolution {
  readonly references: readonly Reference[];
  readonly unresolved: readonly UnresolvedCall[];
  readonly asked: Asked;
}

/** `questions`: the file's calls that ask for a flag, as its discovery has found them. */
export function resolveFile(
  program: Program,
  file: FileFacts,
  keys: KeysAtHand,
  questions: FileQuestions,
): FileResolution {
  const at = new FileAtHand(program, file, keys);
  const answers = new Answers(at);
  answers.resolve(questions);
  resolveUses(at);
  const unresolved = answers.unresolved(questions);
  resolveTexts(at);
  return { references: at.findings.toReferences(file), unresolved, asked: at.asked };
}

/** Keys which this file's calls and declarations reveal, known or not. */
export function discoverKeys(program: Program, file: FileFacts, keys: KeysAtHand): Discovery {
  const at = new FileAtHand(program, file, keys);
  const declared = new Set(file.texts.flatMap(({ declares, value }) => (declares ? [value] : [])));
  const questions = questionsIn(at);
  const revealed = new Answers(at).resolve(questions);
  return { questions, keys: new Set([...revealed, ...declared]), declared, asked: at.asked };
}

/** Calls that ask for a flag, by their index. */
export type FileQuestions = readonly (readonly [call: number, questions: readonly FlagQuestion[]])[];

export interface Discovery {
  readonly questions: FileQuestions;
  readonly keys: ReadonlySet<FlagKey>;
  readonly declared: ReadonlySet<FlagKey>;
  readonly asked: Asked;
}

function questionsIn({ file, calls }: FileAtHand): FileQuestions {
  return file.calls.names.flatMap((_, index) => {
    const questions = calls.questions(index, file);
    return questions.length > 0 ? [[index, questions] as const] : [];
  });
}

/** What the calls of a file that ask for a flag ask for. */
class Answers {
  readonly #at: FileAtHand;
  readonly #unseen: UnseenKeys;
  readonly #revealed = new Set<FlagKey>();

  constructor(at: FileAtHand) {
    this.#at = at;
    this.#unseen = new UnseenKeys(at.file, at.calls.evaluator);
  }

  /** Returns the keys that are sure to be some. */
  resolve(asking: FileQuestions): ReadonlySet<FlagKey> {
    for (const [index, questions] of asking) {
      const call = this.#at.file.calls.at(index);
      if (call) for (const question of questions) this.#resolveQuestion(call, question);
    }
    return this.#revealed;
  }

  unresolved(asking: FileQuestions): readonly UnresolvedCall[] {
    this.#unseen.tellAsked();
    this.#unseen.tellByName(new Set(asking.filter(isBelieved).map(([index]) => index)));
    return this.#unseen.calls;
  }

  #resolveQuestion(call: CallFact, question: FlagQuestion): void {
    const key = given(call, question.key);
    if (key === undefined) return;
    const parts = key.kind === 'list' ? key.items : key.kind === 'either' ? key.options : [key];
    for (const part of parts) {
      const values = this.#at.calls.evaluator.evaluate(part, this.#at.file);
      const written = this.#insideConversion(part);
      for (const value of values.flatMap((each) => [each, ...this.#at.flagsOf(each)]))
        this.#resolveAnswer(call, question, written, value);
      if (question.belief !== 'known') this.#unseen.tell(part, values);
    }
  }

  /** `string(CHECKOUT)` is found at the name, and so is `CHECKOUT.getKey()`. */
  #insideConversion(given: Expression): Expression {
    if (given.kind !== 'call') return given;
    const call = this.#at.file.calls.at(given.call);
    const getter = call?.callee.kind === 'member' && call.arguments.length === 0 ? call.callee : undefined;
    return getter ?? call?.arguments[0] ?? given;
  }

  #resolveAnswer(call: CallFact, question: FlagQuestion, given: Expression, value: Value): void {
    if (value.kind !== 'text') return;
    const { keys, owners } = this.#at;
    const isKnown = keys.known.has(value.value);
    if (isKnown && value.own !== undefined && !owners.isOwner(value.own, [value.value], 'alias')) return;
    if (!isKnown && (question.belief === 'known' || value.own !== undefined)) return;
    if (!isKnown && !looksLikeKey(value.value)) return;
    const confidence = isKnown || question.belief === 'certain' ? 'certain' : 'probable';
    if (question.belief === 'certain') this.#revealed.add(value.value);
    const defaultText = question.default && textGiven(call, question.default);
    this.#at.add(value.value, chainOf(given), isWritten(given) ? question.how : 'alias', confidence, {
      call: { start: call.start, end: call.end },
      asks: {
        name: lastNameOf(call.callee) ?? '',
        ...question.key,
        ...(question.type === undefined ? {} : { type: question.type }),
      },
      ...(question.inverted ? { inverted: true } : {}),
      ...(question.gives === undefined ? {} : { gives: question.gives }),
      ...(question.how === 'wrapper' ? { through: question.through ?? [] } : {}),
      ...(defaultText === undefined ? {} : { defaultText }),
    });
  }
}

/** Whoever the key's owner is. */
function isBelieved([, questions]: FileQuestions[number]): boolean {
  return questions.some(({ belief }) => belief !== 'known');
}

/** The key itself stands in the call, whole or in pieces. */
function isWritten({ kind }: Expression): boolean {
  return kind === 'text' || kind === 'joined';
}

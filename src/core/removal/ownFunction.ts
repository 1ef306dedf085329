import type { Code } from './code.ts';
import { hiddenFunction } from './hiddenFunction.ts';
import { type LocalFunction, localFunction } from './localFunction.ts';
import type { Node } from './node.ts';

/** A function whose every call is known: nobody but this file calls it, or nobody else says its name. */
export function ownFunction(code: Code, owner: Node): LocalFunction | undefined {
  return localFunction(code, owner) ?? hiddenFunction(code, owner);
}

/** Whether a function may be changed for all who call it; asked last, as it is looked up in the other files. */
export function isOwn({ syntax }: Code, { supposed }: LocalFunction): boolean {
  return supposed === undefined || syntax.isSaidHereAlone?.(supposed) === true;
}

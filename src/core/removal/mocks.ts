import type { Span } from '../references/facts.ts';
import type { Code } from './code.ts';
import { ancestors, isOver, isWithin, type Node, nodeOver, part, textOf } from './node.ts';
import { isListed } from './statements.ts';

/** `cart.test.ts`, `cart_spec.rb`, `CartTest.kt`, `test_cart.py`, `tests/cart.php`, `__mocks__/flags.ts` */
const TESTS =
  /(?:^|[/._-])(?:tests?|specs?|__tests__|__mocks__|mocks?|test_\w+|stories|conftest|\w+_(?:test|spec))(?:[/._-]|$)|(?:Tests?|Specs?|IT)\.\w+$/;

export function isTestFile(file: string): boolean {
  return TESTS.test(file);
}

/** What is told what is asked here, and asks nothing: `when(client.isOn("new-checkout")).thenReturn(true)`. */
const TOLD =
  /^(?:when|whenever|given|verify|every|coEvery|coVerify|Setup|SetupGet|SetupSequence|Verify|calling)$/;
/** `client.isOn("new-checkout").Returns(true)` */
const GIVES =
  /^(?:Returns(?:Async|ForAnyArgs)?|Throws|thenReturn|willReturn|mockReturnValue|mockResolvedValue)$/;
/** `verify(client).isOn("new-checkout")`, `client.Received().IsOn("new-checkout")` */
const WATCHES =
  /(?:^|[.>])(?:when|verify|given|then|should|lenient|Received\w*|DidNotReceive\w*)\s*\([\s\S]*\)[?!]*$/;
/** `Flipper.enable("new-checkout")` */
const WRITES =
  /^(?:enable|disable|activate|deactivate|set|add|remove|delete|clear|override|stub)(?:$|_|[A-Z])/;
/** How far a call may stand within what is told of it: arguments, lambdas and casts lie between. */
const FAR = 8;

/** Whether a call says what the flag is, and asks nothing. */
export function isWrite(code: Code, call: Span): boolean {
  return WRITES.test(calledIn(code, callOver(code, call)).name);
}

/** Whether a call of the flag in a test says what a mock is to answer, or was asked: taken out, nothing would be said. */
export function isMocked(code: Code, call: Span): boolean {
  const asked = callOver(code, call);
  const { receiver } = calledIn(code, asked);
  if (receiver && WATCHES.test(textOf(receiver, code.text))) return true;
  for (const up of [...ancestors(asked)].slice(0, FAR)) {
    const found = calledIn(code, up);
    if (found.receiver && isOver(found.receiver, asked) && GIVES.test(found.name)) return true;
    const isGiven = found.receiver === undefined || !isWithin(asked, found.receiver);
    if (isGiven && TOLD.test(found.name)) return true;
    if (isListed(code, up) && (up.parent?.children.filter(({ named }) => named).length ?? 0) > 1)
      return false;
  }
  return false;
}

/** The call itself, where others end with it: a block of one statement. */
function callOver({ root, syntax: { language } }: Code, span: Span): Node {
  let node: Node | undefined = nodeOver(root, span);
  while (node && !(node.type in language.calls || node.type in (language.methodCalls ?? {})))
    node = node.children.find((child) => isOver(child, span));
  return node ?? nodeOver(root, span);
}

/** `verify` and `client` of `client.verify(…)`; the name is empty where nothing is called. */
function calledIn({ syntax: { language }, text }: Code, node: Node): { name: string; receiver?: Node } {
  const method = language.methodCalls?.[node.type];
  if (method) return named(textOf(part(node, method.name), text), part(node, method.object));
  const callee = part(node, language.calls[node.type]?.callee ?? '');
  if (callee === undefined) return { name: '' };
  const fields = language.members[callee.type];
  if (!fields) return { name: textOf(callee, text) };
  return named(textOf(part(callee, fields.property), text).replace(/^\W+/, ''), part(callee, fields.object));
}

function named(name: string, receiver: Node | undefined) {
  return receiver ? { name, receiver } : { name };
}

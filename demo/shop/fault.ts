/** `CHECKOUT_FAULT=3`: every third one-page checkout fails. A fault to be found while few people meet it. */
const every = Number(process.env['CHECKOUT_FAULT'] ?? 0);
let checkouts = 0;

export function maybeFail(): void {
  checkouts += 1;
  if (every > 0 && checkouts % every === 0) throw new Error('The address book did not answer');
}

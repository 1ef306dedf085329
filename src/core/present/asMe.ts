import { t } from '@vscode/l10n';
import type { Identity } from '../model/identity.ts';

/** Who I am, as something a running product can be asked with. */
export interface AsMe {
  readonly label: string;
  readonly text: string;
}

/** As far as a flag system does not say otherwise. */
export function plainContext({ key, kind, attributes }: Identity): Readonly<Record<string, unknown>> {
  return { ...attributes, kind, key };
}

/**
 * `context`: what an SDK of the flag system takes. `address`: where production answers OFREP, if it does. Header and
 * cookie are named as the flag system names the key; reading them is the product's own business.
 */
export function asMe(
  identity: Identity,
  context: Readonly<Record<string, unknown>>,
  address: string | undefined,
): readonly AsMe[] {
  // An e-mail address is often the key, too; the key's own name comes last.
  const name = Object.entries(context).findLast(([, value]) => value === identity.key)?.[0] ?? 'key';
  const flat = Object.entries(context).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  );
  const baggage = flat
    .map(([each, value]) => `${token(each)}=${encodeURIComponent(String(value))}`)
    .join(',');
  const request = JSON.stringify({ context: { ...identity.attributes, targetingKey: identity.key } });
  return [
    { label: t('SDK context'), text: JSON.stringify(context, null, 2) },
    { label: t('Request header (W3C baggage)'), text: `baggage: ${baggage}` },
    { label: t('Cookie'), text: `Cookie: ${token(name)}=${encodeURIComponent(identity.key)}` },
    ...(address === undefined
      ? []
      : [
          {
            label: t('Request to the running production (curl)'),
            text: `curl -X POST ${quoted(`${address.replace(/\/+$/, '')}/ofrep/v1/evaluate/flags`)} -H 'content-type: application/json' -d ${quoted(request)}`,
          },
        ]),
  ];
}

/** What a name of a header's or cookie's member may not hold is percent-encoded, and what that leaves is taken out. */
function token(name: string): string {
  return encodeURIComponent(name).replace(/[()]/g, '');
}

/** For a shell: nothing within single quotes means anything but their end. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

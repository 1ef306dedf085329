import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate, and the key that goes with it, as PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** A company's own authority, which nobody but those who are told of it trusts, and a server that it vouches for. */
export function privateAuthority(host: string): { readonly ca: string; readonly server: Certified } {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = name('Corp Authority');
  const isAuthority = extension([2, 5, 29, 19], sequence(der(0x01, Buffer.from([0xff]))));
  const hosts = extension([2, 5, 29, 17], sequence(der(0x82, Buffer.from(host))));
  const signed = (subject: Buffer, key: KeyObject, more: Buffer) =>
    certificate(issuer, subject, key, more, authority.privateKey);
  return {
    ca: signed(issuer, authority.publicKey, isAuthority),
    server: {
      cert: signed(name(host), server.publicKey, hosts),
      key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    },
  };
}

const DAY = 86_400_000;
/** ecdsa-with-SHA256 */
const SIGNATURE = [1, 2, 840, 10045, 4, 3, 2];
const COMMON_NAME = [2, 5, 4, 3];

/** RFC 5280, as little of it as a server needs. */
function certificate(issuer: Buffer, subject: Buffer, key: KeyObject, more: Buffer, by: KeyObject): string {
  const algorithm = sequence(identifier(SIGNATURE));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), randomBytes(8)),
    algorithm,
    issuer,
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    subject,
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(more)),
  );
  const whole = sequence(content, algorithm, der(0x03, Buffer.from([0]), sign('sha256', content, by)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function name(text: string): Buffer {
  return sequence(der(0x31, sequence(identifier(COMMON_NAME), der(0x0c, Buffer.from(text)))));
}

function extension(id: readonly number[], value: Buffer): Buffer {
  return sequence(identifier(id), der(0x04, value));
}

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '');
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function identifier([first = 0, second = 0, ...rest]: readonly number[]): Buffer {
  const bytes = rest.flatMap((part) => {
    const septets = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) septets.unshift((left & 0x7f) | 0x80);
    return septets;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** One value of X.690: what it is, how long, and what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

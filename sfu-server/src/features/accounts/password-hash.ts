import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify((parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
  argon2('argon2id', parameters, done),
);

// OWASP's Password Storage Cheat Sheet, first choice for Argon2id.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const prefix = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$`;
const saltBytes = 16;

/** The password's Argon2id hash in PHC form. Takes 19 MiB and a core for some 40 ms, so callers limit how many run at once. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  return `${prefix}${encode(salt)}$${encode(await deriveKey(password, salt))}`;
}

/** Whether the password is the one that was hashed. */
export async function verifyPassword({
  hash,
  password,
}: {
  readonly hash: string;
  readonly password: string;
}): Promise<boolean> {
  if (!hash.startsWith(prefix)) throw new Error('a stored password hash has another form than ours');
  const [salt = '', key = ''] = hash.slice(prefix.length).split('$');
  const expected = Buffer.from(key, 'base64');
  const actual = await deriveKey(password, Buffer.from(salt, 'base64'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

async function deriveKey(password: string, nonce: Buffer): Promise<Buffer> {
  // The same letters can be typed as different code points.
  const message = password.normalize('NFKC');
  return derive({ ...cost, message, nonce });
}

const encode = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's parameters: 19 MiB, two passes, one lane. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** People type the same word on different keyboards; composed, it is the same word. */
const composed = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(composed(password), OPTIONS);

let nobodys: Promise<string> | undefined;

/** Compares with a hash; for nobody (`null`) it works as long and says no, so that time does not tell who has an account. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const real = passwordHash?.startsWith('$argon2') ? passwordHash : null;
  const matches = await verify(
    real ?? (await (nobodys ??= hashPassword('nobody signs in with this'))),
    composed(password),
  );
  return matches && real !== null;
}

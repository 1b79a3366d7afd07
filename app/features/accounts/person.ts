import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText, lengthOf } from '~/shared/text';

/** Longest name of a person, in characters. */
export const PERSON_NAME_MAX = 80;
/** NIST SP 800-63B asks for eight at least; longer ones than these only keep the hash busy. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** Someone who is signed in, as pages know them. `phone` is E.164. */
export type Person = { id: string; name: string; phone: string; lang: string; isOperator: boolean };

export type PersonProblem = Problem<
  'accounts.name-missing' | 'accounts.name-too-long' | 'accounts.password-too-short' | 'accounts.password-too-long'
>;

/** Reads the name people call somebody by. */
export function readPersonName(text: string, field = 'name'): Result<string, PersonProblem> {
  const name = cleanText(text);
  if (name === '') return refuse({ code: 'accounts.name-missing', field });
  if (lengthOf(name) > PERSON_NAME_MAX)
    return refuse({ code: 'accounts.name-too-long', field, with: { max: PERSON_NAME_MAX } });
  return ok(name);
}

/** Reads a new password. Nothing of it is trimmed: a space is a character like any other. */
export function readNewPassword(text: string, field = 'password'): Result<string, PersonProblem> {
  const length = lengthOf(text);
  if (length < PASSWORD_MIN) return refuse({ code: 'accounts.password-too-short', field, with: { min: PASSWORD_MIN } });
  if (length > PASSWORD_MAX) return refuse({ code: 'accounts.password-too-long', field, with: { max: PASSWORD_MAX } });
  return ok(text);
}

/** The word a Vietnamese name is called by, its last: Trần Thị Tư → Tư. */
export const calledName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? '';

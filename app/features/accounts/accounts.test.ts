import { describe, expect, it } from 'vitest';

import { readOwnPath } from './own-path';
import { calledName, readNewPassword, readPersonName } from './person';

describe('where to go after signing in', () => {
  it.each(['/admin', '/admin/listings?state=draft#end', '/join/abc'])('%s is ours', (path) =>
    expect(readOwnPath(path)).toBe(path),
  );
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'admin',
    '',
    null,
    'javascript:alert(1)',
    '/\t/evil.example',
  ])('%s leads nowhere else', (path) => {
    const own = readOwnPath(path);
    expect(own === null || new URL(own, 'https://vuon.test').host === 'vuon.test').toBe(true);
    expect(own?.startsWith('//') ?? false).toBe(false);
  });
});

describe('a person', () => {
  it.each([
    ['Trần Thị Tư', 'Tư'],
    ['  Năm  ', 'Năm'],
    ['', ''],
  ])('%s is called %s', (name, called) => expect(calledName(name)).toBe(called));

  it('has a name', () => expect(readPersonName(' \u200b ')).toMatchObject({ ok: false }));

  it.each([
    ['1234567', 'accounts.password-too-short'],
    ['hoamaivang', null],
    ['mật khẩu', null],
    ['x'.repeat(129), 'accounts.password-too-long'],
  ])('may have the password %s: %s', (password, code) => {
    const read = readNewPassword(password);
    expect(read.ok ? null : read.problems[0]?.code).toBe(code);
  });
});

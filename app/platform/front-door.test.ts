import { describe, expect, it } from 'vitest';

import { formTargets, pageHeaders, refuseCrossSite } from './front-door.server';

const SITE = 'https://chovuon.example';
const post = (path: string, headers: Record<string, string> = {}) =>
  refuseCrossSite(new Request(`${SITE}${path}`, { method: 'POST', headers }), { publicUrl: null });

describe('a write from elsewhere', () => {
  it.each([
    ['a page of ours', '/admin/shop', { Origin: SITE }],
    ['a bank-watching service, which has no page', '/webhooks/sepay/token', {}],
    ['Stripe', '/webhooks/stripe', {}],
  ])('passes from %s', (_who, path, headers) => expect(post(path, headers as Record<string, string>)).toBeNull());

  it.each([
    ['another site', '/admin/shop', { Origin: 'https://evil.example' }],
    ['a program', '/admin/shop', {}],
    ['a program that takes a detour', '/webhooks/../admin/shop', {}],
    ['a program that hides the detour', '/webhooks/%2e%2e/admin/shop', {}],
    ['a program at a door whose name only begins alike', '/webhooks-of-mine', {}],
    ['a program at a door inside another', '/admin/webhooks/x', {}],
  ])('is refused from %s', (_who, path, headers) =>
    expect(post(path, headers as Record<string, string>)?.status).toBe(403),
  );
});

it('passes from the installation’s address where a proxy calls us by another name, not to a shop’s own host', () => {
  const write = (host: string, origin: string) =>
    refuseCrossSite(new Request(`${host}/cart`, { method: 'POST', headers: { Origin: origin } }), { publicUrl: SITE });
  expect(write('http://app:3000', SITE)).toBeNull();
  expect(write('http://127.0.0.1:3000', SITE)).toBeNull();
  expect(write('https://vuonbatu.example', 'https://vuonbatu.example')).toBeNull();
  expect(write('https://vuonbatu.example', SITE)?.status).toBe(403);
});

it('lets only a page with scripts, behind sign-in, ask for the microphone', () => {
  const allowed = (nonce: string | null) => {
    const headers = new Headers();
    pageHeaders(headers, { nonce, formTargets: [] });
    return headers.get('Permissions-Policy');
  };
  expect(allowed(null)).toContain('microphone=()');
  expect(allowed('n')).toContain('microphone=(self)');
});

describe('where forms may lead', () => {
  const policy = (stripe: Parameters<typeof formTargets>[0]['stripe']) => {
    const headers = new Headers();
    pageHeaders(headers, { nonce: null, formTargets: formTargets({ stripe }) });
    return /form-action ([^;]+)/.exec(headers.get('Content-Security-Policy')!)?.[1];
  };
  const keys = { secretKey: 'sk_test_vuon', webhookSecrets: ['whsec_vuon'] };

  it('is to ourselves alone without Stripe', () => expect(policy(null)).toBe("'self'"));
  it('is to Stripe as well where cards are taken', () =>
    expect(policy({ ...keys, apiBase: null })).toBe("'self' https://checkout.stripe.com https://connect.stripe.com"));
  it('is to the server that stands for Stripe in a test', () =>
    expect(policy({ ...keys, apiBase: 'http://127.0.0.1:12111' })).toBe("'self' http://127.0.0.1:12111"));
});

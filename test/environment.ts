const SETTINGS = [
  ...['PORT', 'DATABASE_URL', 'STORAGE_URL', 'DATA_DIR', 'PUBLIC_URL', 'SESSION_SECRET'],
  ...[
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'STRIPE_API_BASE',
    'SMTP_URL',
    'MAIL_FROM',
    'VAPID_PUBLIC_KEY',
    'VAPID_PRIVATE_KEY',
    'DEMO',
    'JOBS',
    'TRUST_PROXY',
    'LOG_LEVEL',
    'NODE_ENV',
  ],
];

/** The environment for a process under test: this one's without Chợ Vườn's settings, and with those that are named. */
export function environmentWith(settings: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name));
  return { ...Object.fromEntries(inherited), ...settings } as NodeJS.ProcessEnv;
}

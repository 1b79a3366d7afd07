import { platform } from '~/platform/platform.server';

/** The process is up and its database answers. */
export async function loader() {
  await platform.pool.query('SELECT 1');
  return new Response('ok\n', { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } });
}

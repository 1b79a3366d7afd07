import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';

import { siteOrigin } from '~/platform/front-door.server';
import { chosenLangCookie, readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { DEFAULT_LANG } from '~/shared/lang';
import type { PageHandle } from '~/shared/page';
import { useNonce } from '~/ui/nonce';

export { OuterErrorPage as ErrorBoundary } from '~/ui/error-page';

/** What every page needs: the language, and the site's own address for absolute links. */
export function loader({ request }: LoaderFunctionArgs) {
  const cookie = chosenLangCookie(request);
  return data(
    { lang: readLang(request), origin: siteOrigin(request, platform.config) },
    cookie ? { headers: { 'Set-Cookie': cookie } } : {},
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const lang = useRouteLoaderData<typeof loader>('root')?.lang ?? DEFAULT_LANG;
  const interactive = useMatches().some((match) => (match.handle as PageHandle | undefined)?.interactive);
  const nonce = useNonce();
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#2f6b3a" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {interactive && <ScrollRestoration nonce={nonce} />}
        {interactive && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { siteOrigin } from '~/platform/front-door.server';
import { chosenLangCookie, readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import type { PageHandle } from '~/shared/page';
import { ErrorHead } from '~/ui/error-page';
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

export { reloadUnlessKept as shouldRevalidate } from '~/features/listings/kept-answer';

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation(); // a page that was not found has no loader to ask for the language
  const error = useRouteError();
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined);
  const interactive = handles.some((handle) => handle?.interactive);
  const style = handles.find((handle) => handle?.style)?.style;
  const nonce = useNonce();
  return (
    <html lang={i18n.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#2c663a" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {error ? <ErrorHead error={error} /> : <Meta />}
        <Links />
        {style && !error && <style dangerouslySetInnerHTML={{ __html: style }} />}
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

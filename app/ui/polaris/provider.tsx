import { Link as RouteLink } from '@remix-run/react';
import { AppProvider, type AppProviderProps } from '@shopify/polaris';
import english from '@shopify/polaris/locales/en.json';
import vietnamese from '@shopify/polaris/locales/vi.json';
import { forwardRef, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type LinkProps = Omit<ComponentProps<'a'>, 'ref'> & { url: string; external?: boolean };

/** Pages with scripts go from one to the next; everything else (a shop, the telephone, a file) is loaded anew. */
const WITH_SCRIPTS = /^\/(?:admin|cooperative)(?:[/?#]|$)/;

const PolarisLink = forwardRef<HTMLAnchorElement, LinkProps>(function PolarisLink(
  { url, external, target, children, ...rest },
  ref,
) {
  const inside = !external && !rest.download && (WITH_SCRIPTS.test(url) || url.startsWith('?'));
  if (inside)
    return (
      <RouteLink to={url} ref={ref} {...rest}>
        {children}
      </RouteLink>
    );
  const opens = external ? '_blank' : target;
  return (
    <a href={url} ref={ref} target={opens} rel={opens === '_blank' ? 'noopener' : undefined} {...rest}>
      {children}
    </a>
  );
});

// Polaris still allows refs that are strings; nobody gives it one
const LINK = PolarisLink as AppProviderProps['linkComponent'];

/** Polaris names a plain box around the places, which no reader may know of: the places bear a name of their own. */
const UNNAMED_BOX = { Polaris: { Frame: { navigationLabel: '' } } };

/** Polaris in the language of the page. Its sentences that are not yet in Vietnamese come in English. */
export function PolarisProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <AppProvider
      i18n={i18n.language === 'vi' ? [UNNAMED_BOX, vietnamese, english] : [UNNAMED_BOX, english]}
      linkComponent={LINK}
    >
      {children}
    </AppProvider>
  );
}

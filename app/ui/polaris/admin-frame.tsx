import { useLocation } from '@remix-run/react';
import { Frame, Icon, Navigation, type IconSource } from '@shopify/polaris';
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { OfflineBanner } from './offline-banner';
import { ToastProvider } from './toast';

/** One of the few places of the house; `waiting` is how much waits there for somebody to act. */
type Place = { to: string; label: string; icon: IconSource; exact?: boolean; waiting?: number };

/** The frame around every page behind sign-in: the places at the thumb on a phone, at the side on a laptop. */
export function AdminFrame({
  places,
  header,
  children,
}: {
  places: readonly Place[];
  header: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  const isHere = ({ to, exact }: Place) => pathname === to || (!exact && pathname.startsWith(`${to}/`));
  return (
    <Frame
      topBar={<header className="cv-top">{header}</header>}
      navigation={
        places.length > 0 ? (
          <Navigation location={pathname} ariaLabelledBy="cv-places">
            <span id="cv-places" hidden>
              {t('nav.places')}
            </span>
            <Navigation.Section
              items={places.map((place) => ({
                url: place.to,
                label: place.label,
                icon: place.icon,
                exactMatch: place.exact,
                selected: isHere(place),
                ...(place.waiting && { badge: String(place.waiting) }),
              }))}
            />
          </Navigation>
        ) : undefined
      }
    >
      <ToastProvider>
        <OfflineBanner />
        {children}
      </ToastProvider>
      {places.length > 0 && (
        <nav className="cv-bottom" aria-label={t('nav.places')}>
          {places.map((place) => (
            <Link key={place.to} to={place.to} aria-current={isHere(place) ? 'page' : undefined}>
              <Icon source={place.icon} />
              <span>{place.label}</span>
              {place.waiting ? <b className="cv-waiting">{place.waiting}</b> : null}
            </Link>
          ))}
        </nav>
      )}
    </Frame>
  );
}

import { useTranslation } from 'react-i18next';

import { ShareIcon } from './icons';

/** Where the share pages of others live: an address goes in, no script comes back. */
const shareHrefs = (address: string) => ({
  Zalo: `https://button-share.zalo.me/share_external?d=${encodeURIComponent(btoa(JSON.stringify({ url: address })))}`,
  Facebook: `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(address)}`,
});

/** Ways to pass a page on. The address is ASCII, as slugs are. */
export function Share({ address }: { address: string }) {
  const { t } = useTranslation('storefront');
  return (
    <details className="share">
      <summary>
        <ShareIcon />
        {t('contact.share')}
      </summary>
      <p className="acts">
        {Object.entries(shareHrefs(address)).map(([place, href]) => (
          <a key={place} className="button soft" href={href} rel="nofollow noopener">
            {t('contact.shareOn', { place })}
          </a>
        ))}
      </p>
      <p>
        {t('contact.copy')}
        <span className="copy">{address}</span>
      </p>
    </details>
  );
}

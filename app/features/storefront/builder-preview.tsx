import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './builder.module.css';

/** Widths (px) at which the page is shown, and how high the window is at most on the screen. */
const WIDTHS = { phone: 360, wide: 1280 } as const;
type Width = keyof typeof WIDTHS;
const HEIGHT = 640;
/** From this width on there is room beside the form. */
const BESIDE = '(min-width: 65em)';

/** The shop's page with the draft, as it is on a phone and on a computer: beside the form, or below it when asked for. */
export function BuilderPreview({ address, version }: { address: string; version: number }) {
  const { t } = useTranslation('design');
  const isBeside = useMedia(BESIDE);
  const [isOpen, setOpen] = useState(false);
  const [width, setWidth] = useState<Width>('phone');
  const { box, scale } = useScale(WIDTHS[width]);
  const isShown = isBeside || isOpen;
  return (
    <div className={styles.preview} id="preview">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('preview.title')}
          </Text>
          {!isBeside && (
            <Button size="large" fullWidth pressed={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? t('preview.hide') : t('preview.show')}
            </Button>
          )}
          {isShown && (
            <div className={styles.widths}>
              {(['phone', 'wide'] as const).map((one) => (
                <Button key={one} fullWidth pressed={one === width} onClick={() => setWidth(one)}>
                  {t(`preview.${one}`)}
                </Button>
              ))}
            </div>
          )}
          <div ref={box} className={styles.window} style={isShown ? { height: HEIGHT } : undefined}>
            {isShown && scale > 0 && (
              <iframe
                key={version}
                title={t('preview.frame')}
                src={`${address}&v=${version}`}
                sandbox="allow-same-origin"
                style={{ width: WIDTHS[width], height: HEIGHT / scale, transform: `scale(${scale})` }}
              />
            )}
          </div>
          <Button size="large" fullWidth url={address} external>
            {t('preview.open')}
          </Button>
        </BlockStack>
      </Card>
    </div>
  );
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(false);
  useEffect(() => {
    const media = window.matchMedia(query);
    const hear = () => setMatches(media.matches);
    hear();
    media.addEventListener('change', hear);
    return () => media.removeEventListener('change', hear);
  }, [query]);
  return matches;
}

/** How much smaller a page of this width is drawn, to fit; never larger. 0 until it is known. */
function useScale(width: number) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return { box, scale: Math.min(1, room / width) };
}

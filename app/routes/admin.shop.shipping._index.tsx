import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { previewWays, SAMPLE_HEIGHTS, samplePlant } from '~/features/orders/shipping-preview';
import { usePreviewText } from '~/features/orders/shipping-preview-text';
import { PlaceSearchField } from '~/features/shops/place-search-field';
import { places } from '~/features/shops/places.server';
import { placeNames } from '~/features/shops/place-choices.server';
import { shippingTexts } from '~/features/shops/shipping-form';
import { AddWay, WayList } from '~/features/shops/shipping-list';
import { DEFAULT_METHODS, zoneOf } from '~/features/shops/shipping-method';
import { findWaysOf } from '~/features/shops/shipping-methods.server';
import { readLang } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { AdminPage, ChoiceField, SubmitButton } from '~/ui/polaris';

/** Ninh Kiều in Cần Thơ: a town that most gardens of the delta send to. */
const USUAL_PLACE = '31135';

const USUAL_HEIGHT = 60;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const lang = readLang(request);
  const query = new URL(request.url).searchParams;
  const asked = places.commune(query.get('communeCode') ?? '') ?? places.commune(USUAL_PLACE);
  const height = Number(query.get('height')) || USUAL_HEIGHT;
  const from = shop.communeCode ? places.commune(shop.communeCode) : null;
  const ways = await findWaysOf(platform.db, shop.id);
  const methods = ways.flatMap(({ id, name, rules }) => (rules ? [{ id, name, rules }] : []));
  const codes = methods.flatMap(({ rules }) => (rules.kind === 'own_delivery' ? rules.communes : []));
  const names = placeNames(
    codes.map(({ code }) => code),
    lang,
  );
  const said = asked
    ? previewWays(methods.length > 0 ? methods : DEFAULT_METHODS, {
        plant: samplePlant(height, '…'),
        to: {
          communeCode: asked.code,
          zone: zoneOf(from && { communeCode: from.code, provinceCode: from.provinceCode }, {
            communeCode: asked.code,
            provinceCode: asked.provinceCode,
          }),
        },
        today: isoDay(platform.clock.now()),
      })
    : new Map();
  return {
    ways: ways.map((way) => ({ ...way, texts: shippingTexts(way, names), said: said.get(way.id) ?? null })),
    place: asked && { code: asked.code, name: places.formatPlace(asked.code, lang) ?? asked.name },
    height,
  };
}

export default function Shipping() {
  const { t } = useTranslation('shops');
  const { ways, place, height } = useLoaderData<typeof loader>();
  const sayPreview = usePreviewText();
  const plant = t('shipping.preview.plant', { cm: height });
  return (
    <AdminPage title={t('shipping.title')} back={{ to: '/admin/shop', label: t('profile.title') }}>
      <BlockStack gap="400">
        <Text as="p">{t('shipping.lead')}</Text>
        {ways.length === 0 && <Banner tone="info">{t('shipping.none')}</Banner>}
        <WayList
          ways={ways.map(({ rules, said, ...way }) => ({
            ...way,
            isReadable: rules !== null,
            preview:
              said && place && way.kind !== 'pickup'
                ? t('shipping.preview.said', { plant, place: place.name, said: sayPreview(said) })
                : null,
          }))}
        />
        {ways.length > 0 && (
          <Card>
            <Form method="get">
              <BlockStack gap="400">
                <Text as="h2" variant="headingMd">
                  {t('shipping.preview.title')}
                </Text>
                <PlaceSearchField chosen={place} query="" found={[]} />
                <ChoiceField
                  name="height"
                  label={t('shipping.preview.height')}
                  value={String(height)}
                  choices={SAMPLE_HEIGHTS.map((cm) => ({
                    value: String(cm),
                    label: t('shipping.preview.plant', { cm }),
                  }))}
                />
                <SubmitButton variant="secondary">{t('shipping.preview.show')}</SubmitButton>
              </BlockStack>
            </Form>
          </Card>
        )}
        <AddWay />
      </BlockStack>
    </AdminPage>
  );
}

import { Form, useFetcher } from '@remix-run/react';
import { Badge, Banner, BlockStack, Box, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PRACTICE_PATH } from '~/features/accounts/practice-reach';
import type { Problem } from '~/shared/result';
import { problemText, SubmitButton } from '~/ui/polaris';

import { STAY_PATH } from './practice-banner';
import type { BuyerLine, MadeLine, PracticePageData } from './practice-view';

/** Before practice: what it is, and the way in. */
export function PracticeIntro() {
  const { t } = useTranslation('training');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">{t('practice.lead')}</Text>
        <Text as="p">{t('practice.safe')}</Text>
        <Text as="p">{t('practice.counts')}</Text>
        <Form method="post" action={STAY_PATH}>
          <SubmitButton>{t('practice.enter')}</SubmitButton>
        </Form>
      </BlockStack>
    </Card>
  );
}

/** While practising: the pretend buyers, what may go to the real shop, and how to begin anew. */
export function PracticePage({ buyers, made, isOutside }: PracticePageData & { isOutside: boolean }) {
  const { t } = useTranslation('training');
  return (
    <BlockStack gap="400">
      {isOutside && (
        <Banner tone="info">
          <Text as="p">{t('practice.outside')}</Text>
        </Banner>
      )}
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="p">{t('practice.buyersLead')}</Text>
      </Box>
      {buyers.map((line) => (
        <BuyerCard key={line.buyer} {...line} />
      ))}
      <MadeCard made={made} />
      <AnewCard />
    </BlockStack>
  );
}

const TONES = { away: undefined, theirs: 'info', yours: 'attention', over: 'success' } as const;

function BuyerCard({ buyer, standing, order, said, turn, verdict }: BuyerLine) {
  const { t } = useTranslation('training');
  const path = `${PRACTICE_PATH}/buyers/${buyer}`;
  const coming = useFetcher<{ problems?: Problem[] }>();
  const acting = useFetcher();
  const canCome = standing === 'away' || standing === 'over';
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t(`practice.buyers.${buyer}.name`)}
          </Text>
          <Badge tone={TONES[standing]}>{t(`practice.standing.${standing}`)}</Badge>
        </InlineStack>
        <Text as="p">{t(`practice.buyers.${buyer}.about`)}</Text>
        {said && (
          <Text as="p" fontWeight="semibold">
            {t(`practice.said.${said}`)}
          </Text>
        )}
        {verdict && <VerdictLines verdict={verdict} />}
        {turn && (
          <acting.Form method="post" action={`${path}/turns`}>
            <SubmitButton fetcher={acting}>{t(`practice.turn.${turn}`)}</SubmitButton>
          </acting.Form>
        )}
        {order && standing !== 'over' && (
          <Button size="large" fullWidth variant={turn ? 'secondary' : 'primary'} url={`/admin/orders/${order.id}`}>
            {t('practice.toOrder', { code: order.code })}
          </Button>
        )}
        {canCome && (
          <coming.Form method="post" action={path}>
            <SubmitButton fetcher={coming} variant={standing === 'over' ? 'secondary' : 'primary'}>
              {standing === 'over' ? t('practice.again') : t('practice.come')}
            </SubmitButton>
          </coming.Form>
        )}
        {coming.data?.problems?.map((problem) => (
          <ProblemLine key={problem.code} problem={problem} />
        ))}
      </BlockStack>
    </Card>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  return (
    <Text as="p" tone="critical">
      {problemText(t, problem)}
    </Text>
  );
}

function VerdictLines({ verdict }: { verdict: NonNullable<BuyerLine['verdict']> }) {
  const { t } = useTranslation('training');
  return (
    <BlockStack gap="200">
      {verdict.good.length > 0 && (
        <Banner tone="success" title={t('practice.didWell')}>
          {verdict.good.map((word) => (
            <p key={word}>{t(`practice.good.${word}`)}</p>
          ))}
        </Banner>
      )}
      {verdict.better.length > 0 && (
        <Banner tone="warning" title={t('practice.nextTime')}>
          {verdict.better.map((word) => (
            <p key={word}>{t(`practice.better.${word}`)}</p>
          ))}
        </Banner>
      )}
    </BlockStack>
  );
}

function MadeCard({ made }: { made: MadeLine[] }) {
  const { t } = useTranslation('training');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('practice.madeTitle')}
        </Text>
        <Text as="p">{made.length > 0 ? t('practice.madeLead') : t('practice.madeNone')}</Text>
        {made.map((line) => (
          <MadeRow key={line.id} {...line} />
        ))}
        <Button size="large" fullWidth url="/admin/listings/new">
          {t('practice.make')}
        </Button>
      </BlockStack>
    </Card>
  );
}

function MadeRow({ id, name, isPromoted }: MadeLine) {
  const { t } = useTranslation('training');
  const promotion = useFetcher();
  const shown = name || t('practice.nameless');
  return (
    <BlockStack gap="200">
      <Link url={`/admin/listings/${id}`}>{shown}</Link>
      {isPromoted ? (
        <Text as="p" tone="success">
          {t('practice.promoted')}
        </Text>
      ) : (
        <promotion.Form method="post" action={`${PRACTICE_PATH}/promotions`}>
          <input type="hidden" name="listing" value={id} />
          <SubmitButton fetcher={promotion} variant="secondary">
            {t('practice.promote')}
          </SubmitButton>
        </promotion.Form>
      )}
    </BlockStack>
  );
}

/** Deleting asks once more: a thumb slips. */
function AnewCard() {
  const { t } = useTranslation('training');
  const [asks, setAsks] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">{t('practice.anewLead')}</Text>
        {asks ? (
          <Form method="delete" action={`${PRACTICE_PATH}/things`} onSubmit={() => setAsks(false)}>
            <BlockStack gap="200">
              <SubmitButton variant="secondary" tone="critical">
                {t('practice.anewSure')}
              </SubmitButton>
              <Button size="large" fullWidth onClick={() => setAsks(false)}>
                {t('practice.anewNot')}
              </Button>
            </BlockStack>
          </Form>
        ) : (
          <Button size="large" fullWidth onClick={() => setAsks(true)}>
            {t('practice.anew')}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}

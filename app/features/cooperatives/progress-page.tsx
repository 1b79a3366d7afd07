import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import styles from './board.module.css';
import { LineChart } from './line-chart';
import { MILESTONES, type Milestone } from './progress';

export type ProgressPageData = {
  members: number;
  weeks: { label: string; counts: Record<Milestone, number> }[];
};

/** How far members had come, week by week: a chart, and right below it the table it was drawn from. */
export function ProgressPage({ members, weeks }: ProgressPageData) {
  const { t } = useTranslation('board');
  if (members === 0) return <Text as="p">{t('progressPage.none')}</Text>;
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: '200', sm: '0' }}>
        <Text as="p">{t('progressPage.lead', { count: members })}</Text>
      </Box>
      <Card>
        <LineChart
          className={styles.chart}
          title={t('progressPage.chart')}
          labels={weeks.map(({ label }) => label)}
          lines={MILESTONES.map((step) => ({
            name: t(`steps.${step}`),
            values: weeks.map(({ counts }) => counts[step]),
          }))}
          most={members}
        />
      </Card>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd" id="progress-table">
            {t('progressPage.table')}
          </Text>
          {/* a table that moves sideways has to be reached by keyboard */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.scroll} role="region" aria-labelledby="progress-table" tabIndex={0}>
            <table className={styles.figures}>
              <thead>
                <tr>
                  <th scope="col">{t('progressPage.week')}</th>
                  {MILESTONES.map((step) => (
                    <th key={step} scope="col">
                      {t(`steps.${step}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...weeks].reverse().map(({ label, counts }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    {MILESTONES.map((step) => (
                      <td key={step}>{counts[step]}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

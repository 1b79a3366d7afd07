import { useTranslation } from 'react-i18next';

import { formatWhole } from '~/shared/number';

import { barHeights, weekdayOf, type DayCount } from './figures';
import styles from './figures.module.css';

const HEIGHT = 120;
const STEP = 44;

/** Seven bars, a day each, with the same numbers as a table under them for whoever does not see them. */
export function WeekPicture({ days }: { days: DayCount[] }) {
  const { t } = useTranslation('figures');
  const heights = barHeights(
    days.map(({ arrivals }) => arrivals),
    HEIGHT,
  );
  const name = (day: string) => t(`weekdays.${weekdayOf(day)}`);
  return (
    <div>
      <svg
        className={styles.bars}
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT + 44}`}
        role="img"
        aria-label={t('picture', { days: days.map(({ day, arrivals }) => `${name(day)} ${arrivals}`).join(', ') })}
      >
        {days.map(({ day, arrivals }, at) => (
          <g key={day} transform={`translate(${at * STEP} 0)`}>
            <rect x="6" y={HEIGHT + 20 - heights[at]!} width={STEP - 12} height={heights[at]} rx="4" />
            <text x={STEP / 2} y={HEIGHT + 14 - heights[at]!}>
              {formatWhole(arrivals)}
            </text>
            <text x={STEP / 2} y={HEIGHT + 38} className={styles.day}>
              {name(day)}
            </text>
          </g>
        ))}
      </svg>
      <details className={styles.numbers}>
        <summary>{t('asTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('columns.day')}</th>
              <th scope="col">{t('columns.arrivals')}</th>
              <th scope="col">{t('columns.views')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, arrivals, views }) => (
              <tr key={day}>
                <th scope="row">{day.split('-').reverse().join('/')}</th>
                <td>{formatWhole(arrivals)}</td>
                <td>{formatWhole(views)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

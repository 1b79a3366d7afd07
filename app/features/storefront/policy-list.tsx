import { useTranslation } from 'react-i18next';

import type { PolicySection } from '~/features/shops/policy';

import { dayText } from './papers';

/** Texts that bind somebody: what they are about, since when, and each with a place of its own to link to (`#privacy`). */
export function PolicyList({
  title,
  lead,
  since,
  sections,
}: {
  title: string;
  lead: string;
  /** 2026-11-27 */
  since: string;
  sections: PolicySection[];
}) {
  const { t, i18n } = useTranslation('policies');
  return (
    <article className="policies">
      <h1 className="plain">{title}</h1>
      <p className="lead">{lead}</p>
      <p className="by">
        {t('since', { day: dayText(since) })} {i18n.language !== 'vi' && t('translated')}
      </p>
      <nav className="chips" aria-label={t('contents')}>
        {sections.map((section) => (
          <a key={section.id} href={`#${section.id}`}>
            {section.title}
          </a>
        ))}
      </nav>
      {sections.map((section) => (
        <PolicyText key={section.id} section={section} />
      ))}
    </article>
  );
}

function PolicyText({ section: { id, title, article, blocks } }: { section: PolicySection }) {
  const { t } = useTranslation('policies');
  return (
    <section id={id}>
      <h2>{title}</h2>
      {blocks.map(({ label, text, own }) => {
        const said = <p lang={own ? 'vi' : undefined}>{text}</p>;
        const heading = label ?? (own ? t('own') : null);
        if (heading === null) return <div key={text}>{said}</div>;
        return (
          <div key={heading + text}>
            <h3>{heading}</h3>
            {said}
          </div>
        );
      })}
      {article !== null && <small>{t('article', { article })}</small>}
    </section>
  );
}

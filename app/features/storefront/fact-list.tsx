import { useTranslation } from 'react-i18next';

import { decimalText } from '~/features/listings/measure';

import type { Fact } from './facts';

/** A fact without a table of its own: a name and what is said under it. */
export type PlainFact = { name: string; text: string; lang?: 'vi' | 'la' };

/** Says facts in the visitor's language; what a grower wrote stays as it is written. */
export function useFactText(): (fact: Fact) => PlainFact {
  const { t, i18n } = useTranslation(['storefront', 'catalogue']);
  const written = i18n.language === 'vi' ? {} : { lang: 'vi' as const };
  return (fact) => {
    const name = t(`facts.${fact.id}`);
    switch (fact.kind) {
      case 'yes':
        return { name, text: t('facts.yes') };
      case 'text':
        return { name, text: fact.text, ...written };
      case 'amount': {
        const number = (n: number) => decimalText(n);
        const n = fact.from === fact.to ? number(fact.from) : `${number(fact.from)} – ${number(fact.to)}`;
        return { name, text: t(`amounts.${fact.unit}`, { n, count: fact.to }) };
      }
      case 'choices': {
        const say = t as (key: string) => string;
        const { words, id, values } = fact;
        const text = values
          .map((value) => (words ? say(`catalogue:${words}.${value}`) : say(`choices.${id}.${value}`)))
          .join(', ');
        return { name, text };
      }
    }
  };
}

/** Names and what is said under them, as a table that reads well in one column. */
export function FactList({ facts }: { facts: PlainFact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, text, lang }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang={lang}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

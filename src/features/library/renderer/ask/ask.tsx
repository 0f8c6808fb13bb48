import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Button } from '#ui/button.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { SearchField } from '#ui/search-field.tsx';
import type { AskAddress } from '../addresses.ts';
import { AskAnswer } from './ask-answer.tsx';
import { AskStart } from './ask-start.tsx';
import styles from './ask.module.css';

type AskProps = {
  readonly address: AskAddress;
  readonly onAddress: (next: AskAddress) => void;
};

/**
 * Ask the branch's material. The address holds the question, which is asked once it was sent; another one is another
 * screen, so that the box shows it.
 */
export function Ask({ address, onAddress }: AskProps) {
  const { t } = useTranslation('library');
  const { q = '' } = address;
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  useEffect(() => box.current?.focus(), []);
  const answer = useQuery({ ...queries.library.ask({ text: q }), enabled: q !== '' });
  const send = (words: string) => {
    const question = words.trim();
    if (question === q) void (q !== '' && answer.refetch());
    else onAddress(question === '' ? {} : { q: question });
  };
  return (
    <>
      <PageHead title={t('ask.title')} windowTitle={q === '' ? t('ask.title') : `${q} · ${t('ask.title')}`} />
      <search className={styles['tools']}>
        <SearchField
          label={t('ask.label')}
          placeholder={t('ask.placeholder')}
          value={text}
          onChange={setText}
          onSubmit={send}
          maxLength={500}
          inputRef={box}
        />
        <Button variant="primary" onPress={() => send(text)} isDisabled={text.trim() === ''}>
          {t('ask.send')}
        </Button>
      </search>
      {q === '' ? <AskStart onAsk={send} /> : <AskAnswer answer={answer} q={q} />}
    </>
  );
}

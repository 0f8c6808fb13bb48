import { Target } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import styles from './golden.module.css';
import { QuestionDialog, type QuestionDraft } from './question-dialog.tsx';
import { useSelectedStretch } from './use-selected-stretch.ts';

type MakeGoldenProps = {
  readonly document: {
    readonly id: string;
    readonly text: string;
    readonly category: { readonly id: string };
  };
  readonly paper: RefObject<HTMLElement | null>;
};

/** In a document that is read: what is selected answers a question. Nothing while nothing is selected. */
export function MakeGolden({ document: { id: documentId, text, category }, paper }: MakeGoldenProps) {
  const { t } = useTranslation('library');
  const selected = useSelectedStretch(paper, text);
  const [draft, setDraft] = useState<QuestionDraft | null>(null);
  return (
    <>
      {selected !== null && (
        <div className={styles['selected']}>
          <Button
            icon={Target}
            onPress={() =>
              setDraft({
                categoryId: category.id,
                passages: [{ documentId, ...selected, quote: text.slice(selected.start, selected.end) }],
              })
            }
          >
            {t('golden.fromReader')}
          </Button>
        </div>
      )}
      {draft !== null && <QuestionDialog draft={draft} onClose={() => setDraft(null)} />}
    </>
  );
}

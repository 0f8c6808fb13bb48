import { RotateCw, TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#ui/button.tsx';
import { nextPractice } from './next-practice.ts';
import type { ReportView } from './report-view.ts';
import { SavePdf } from './save-pdf.tsx';

type DebriefActionsProps = { readonly report: ReportView; readonly isOwn: boolean };

/** Keep the report, and practise on. Somebody else's practice cannot be gone on with, so that there it is kept. */
export function DebriefActions({ report, isOwn }: DebriefActionsProps) {
  const { t } = useTranslation(['reports', 'app']);
  const { difficulty, isHarder, href } = nextPractice(report);
  return (
    <>
      <SavePdf sessionId={report.sessionId} variant={isOwn ? 'secondary' : 'primary'} />
      {isOwn && (
        <ButtonLink variant="primary" icon={isHarder ? TrendingUp : RotateCw} href={href}>
          {isHarder
            ? t('debrief.harder', { difficulty: t(`app:difficulty.${difficulty}`) })
            : t('debrief.again')}
        </ButtonLink>
      )}
    </>
  );
}

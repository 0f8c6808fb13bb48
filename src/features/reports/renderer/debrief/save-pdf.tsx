import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { useSaveFile } from '#renderer/lib/use-save-file.ts';
import { Button } from '#ui/button.tsx';
import { paperOf } from './paper-of.ts';

type SavePdfProps = { readonly sessionId: string; readonly variant: 'primary' | 'secondary' };

/** Makes the report's PDF and asks where to put it; each end of that is said. */
export function SavePdf({ sessionId, variant }: SavePdfProps) {
  const { t } = useTranslation('reports');
  const exportPdf = useMutation(commands.reports.exportPdf);
  const { save, isSaving } = useSaveFile({
    feature: 'reports',
    make: () => exportPdf.mutateAsync({ sessionId, paper: paperOf(navigator.language) }),
  });
  return (
    <Button variant={variant} icon={Download} isPending={isSaving} onPress={save}>
      {exportPdf.isPending ? t('pdf.preparing') : t('pdf.save')}
    </Button>
  );
}

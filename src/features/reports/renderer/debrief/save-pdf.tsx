import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HostAnswer } from '#contract/bridge.ts';
import { bridge, commands } from '#renderer/lib/api.ts';
import { failureOf, failureWords } from '#renderer/lib/failure.ts';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { paperOf } from './paper-of.ts';

type SavePdfProps = { readonly sessionId: string; readonly variant: 'primary' | 'secondary' };

/** Makes the report's PDF and asks where to put it; each end of that is said. */
export function SavePdf({ sessionId, variant }: SavePdfProps) {
  const { t, i18n } = useTranslation('reports');
  const exportPdf = useMutation(commands.reports.exportPdf);
  const saveFile = useMutation({
    mutationFn: async (): Promise<HostAnswer> => {
      const { fileName, content } = await exportPdf.mutateAsync({
        sessionId,
        paper: paperOf(navigator.language),
      });
      return bridge.host({ kind: 'saveFile', suggestedName: fileName, bytes: content });
    },
    onSuccess: (answer) => {
      if (answer.kind === 'saved') showToast({ kind: 'ok', text: t('pdf.saved', { path: answer.path }) });
      else if (answer.kind === 'cancelled') showToast({ kind: 'info', text: t('pdf.cancelled') });
      else if (answer.kind === 'failed') sayFailed(t(`pdf.${answer.reason}`));
    },
    onError: (error) => {
      const { title, text } = failureWords(i18n, failureOf(error), 'reports');
      sayFailed(`${title}. ${text}`);
    },
  });
  const save = () => saveFile.mutate();
  const sayFailed = (text: string) =>
    showToast({ kind: 'bad', text, action: { label: t('pdf.again'), onAction: save } });
  return (
    <Button variant={variant} icon={Download} isPending={saveFile.isPending} onPress={save}>
      {exportPdf.isPending ? t('pdf.preparing') : t('pdf.save')}
    </Button>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HostAnswer } from '#contract/bridge.ts';
import { showToast } from '#ui/toast.tsx';
import { bridge } from './api.ts';
import { failureOf, failureWords } from './failure.ts';

type SaveFile = {
  /** The feature in whose words a refusal is told. */
  readonly feature: string;
  readonly make: () => Promise<{ readonly fileName: string; readonly content: Uint8Array }>;
  /** What is said of each end. */
  readonly words: Readonly<Record<'cancelled' | 'disk_full' | 'not_allowed' | 'other' | 'again', string>> & {
    readonly saved: (path: string) => string;
  };
};

/** Makes a file, asks where to put it, and says how that ended. */
export function useSaveFile({ feature, make, words }: SaveFile): {
  readonly save: () => void;
  readonly isSaving: boolean;
} {
  const { i18n } = useTranslation();
  const saving = useMutation({
    mutationFn: async (): Promise<HostAnswer> => {
      const { fileName, content } = await make();
      return bridge.host({ kind: 'saveFile', suggestedName: fileName, bytes: content });
    },
    onSuccess: (answer) => {
      if (answer.kind === 'saved') showToast({ kind: 'ok', text: words.saved(answer.path) });
      else if (answer.kind === 'cancelled') showToast({ kind: 'info', text: words.cancelled });
      else if (answer.kind === 'failed') sayFailed(words[answer.reason]);
    },
    onError: (error) => {
      const { title, text } = failureWords(i18n, failureOf(error), feature);
      sayFailed(`${title}. ${text}`);
    },
  });
  const save = (): void => saving.mutate();
  const sayFailed = (text: string): void =>
    showToast({ kind: 'bad', text, action: { label: words.again, onAction: save } });
  return { save, isSaving: saving.isPending };
}

import { Check, Copy, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

type CopyButtonProps = {
  readonly text: string;
  /** What is copied, for instance `Copy code`. */
  readonly label: string;
  readonly size?: 'small' | 'normal';
  readonly variant?: 'secondary' | 'quiet';
};

/** Copies text and says whether it worked; where the system refuses the clipboard, it says that too. */
export function CopyButton({ text, label, size = 'normal', variant = 'secondary' }: CopyButtonProps) {
  const { t } = useTranslation('ui');
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const faces = {
    idle: { icon: Copy, words: label },
    copied: { icon: Check, words: t('copy.copied') },
    refused: { icon: TriangleAlert, words: t('copy.refused') },
  };
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return (
    <Button size={size} variant={variant} icon={faces[state].icon} onPress={copy}>
      <span aria-live="polite">{faces[state].words}</span>
    </Button>
  );
}

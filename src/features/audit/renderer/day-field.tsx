import { useTranslation } from 'react-i18next';
import { useAddressText } from '#renderer/lib/use-address-text.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';
import { TextField } from '#ui/text-field.tsx';
import { Day } from './audit-search.ts';

type DayFieldProps = {
  readonly label: string;
  /** As the address has it. */
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  readonly error?: string | undefined;
};

/** Nobody who types a year is told about its first digits. */
const patienceMs = 1000;

const isWhole = (text: string): boolean => text === '' || Day.safeParse(text).success;

/** One end of the days that are shown. */
export function DayField({ label, day = '', onChange, error }: DayFieldProps) {
  const { t } = useTranslation('audit');
  const { text, setText } = useAddressText({
    written: day,
    write: (typed) => onChange(typed === '' ? undefined : typed),
    isWhole,
  });
  const isLeftOpen = useSettled(text, patienceMs) === text && !isWhole(text);
  return (
    <TextField
      type="date"
      label={label}
      value={text}
      onChange={setText}
      error={isLeftOpen ? t('filters.notWhole') : error}
    />
  );
}

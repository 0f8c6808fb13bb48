import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { type Choice, choose } from './choose.ts';
import styles from './choice.module.css';
import { classNames } from './class-names.ts';
import { type ChoiceField, FieldFrame, framed } from './field-frame.tsx';

type OpenChoice<Id extends string> = Choice<Id> & {
  /** Steps back behind the others, because there is little to gain by it; it can be chosen all the same. */
  readonly isQuiet?: boolean;
};

type RadioGroupProps<Id extends string> = ChoiceField<OpenChoice<Id>, Id | null, Id> & {
  readonly direction?: 'column' | 'row';
  /** `cards` draws each choice as a framed card, for choices that need a sentence each. */
  readonly look?: 'plain' | 'cards';
  /** Whether the chosen one, else the first, takes the focus as soon as it is there. */
  readonly autoFocus?: boolean;
  /** How narrow a card in a row may become: `small` for a word or two. */
  readonly cardWidth?: 'normal' | 'small';
};

/** One of a few choices that lie open. Arrow keys choose. */
export function RadioGroup<Id extends string>({
  label,
  help,
  error,
  choices,
  value,
  onChange,
  onBlur = () => {},
  name = '',
  direction = 'column',
  look = 'plain',
  autoFocus = false,
  cardWidth = 'normal',
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      name={name}
      value={value}
      onChange={(id) => choose(choices, id, onChange)}
      onBlur={onBlur}
      {...framed(error)}
    >
      <FieldFrame label={label} help={help} error={error}>
        <div
          className={classNames(
            styles['choices'],
            styles[direction],
            styles[look],
            cardWidth === 'small' && styles['smallCards'],
          )}
        >
          {choices.map((choice) => (
            <Radio
              key={choice.id}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- The screen that asks for it says why.
              autoFocus={autoFocus && choice.id === (value ?? choices[0]?.id)}
              value={choice.id}
              isDisabled={choice.isDisabled ?? false}
              className={classNames(
                styles['choice'],
                look === 'cards' && styles['card'],
                choice.isQuiet === true && styles['quiet'],
              )}
            >
              <span className={classNames(styles['box'], styles['round'])} />
              <span className={styles['words']}>
                {choice.label}
                {choice.description !== undefined && (
                  <span className={styles['description']}>{choice.description}</span>
                )}
              </span>
              {choice.end}
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}

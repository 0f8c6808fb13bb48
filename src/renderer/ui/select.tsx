import { Check, ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Choice, choose } from './choose.ts';
import { classNames } from './class-names.ts';
import { type ChoiceField, FieldFrame, framed } from './field-frame.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import popover from './popover.module.css';
import select from './select.module.css';

type SelectProps<Id extends string> = ChoiceField<Choice<Id>, Id | null, Id> & {
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly size?: 'normal' | 'large';
  readonly inputRef?: Ref<HTMLButtonElement>;
};

/** One of a list that is too long to lie open; up to five choices are better off as a `RadioGroup`. */
export function Select<Id extends string>({
  label,
  help,
  error,
  choices,
  value,
  onChange,
  onBlur = () => {},
  name = '',
  placeholder,
  isDisabled = false,
  size = 'normal',
  inputRef = null,
}: SelectProps<Id>) {
  const { t } = useTranslation('ui');
  return (
    <AriaSelect
      name={name}
      value={value}
      onChange={(key) => choose(choices, key, onChange)}
      onBlur={onBlur}
      isDisabled={isDisabled}
      placeholder={placeholder ?? t('select.placeholder')}
      {...framed(error)}
    >
      <FieldFrame label={label} help={help} error={error}>
        <AriaButton
          ref={inputRef}
          className={classNames(styles['control'], select['button'], size === 'large' && styles['large'])}
        >
          <SelectValue className={select['value'] ?? ''}>
            {({ selectedText, defaultChildren, isPlaceholder }) =>
              isPlaceholder ? defaultChildren : (selectedText ?? defaultChildren)
            }
          </SelectValue>
          <Icon of={ChevronDown} />
        </AriaButton>
      </FieldFrame>
      <Popover className={popover['popover'] ?? ''} offset={4}>
        <ListBox items={choices} className={popover['list'] ?? ''}>
          {(choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.label}
              isDisabled={choice.isDisabled ?? false}
              className={popover['item'] ?? ''}
            >
              {({ isSelected }) => (
                <>
                  {isSelected && <Icon of={Check} size={16} />}
                  <span className={popover['words']}>
                    <Text slot="label">{choice.label}</Text>
                    {choice.description !== undefined && (
                      <Text slot="description" className={popover['description'] ?? ''}>
                        {choice.description}
                      </Text>
                    )}
                  </span>
                  {choice.end}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { failureOf } from '#renderer/lib/failure.ts';
import { invalidate } from '#renderer/lib/query.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { Note } from '#ui/note.tsx';
import { Leave } from './leave.tsx';
import { PrivacyNotice } from './privacy-notice.tsx';

/** The privacy notice, to be read before anything else is done. */
export function ConfirmNotice() {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const accept = useMutation({
    ...commands.accounts.acceptNotice,
    // It says something else by now, so that what was read is not what would be confirmed.
    onError: ({ code }) => code === 'CONFLICT' && invalidate(client, ['myData.notice']),
  });
  const failure = accept.error && failureOf(accept.error);
  const isOther = failure?.code === 'CONFLICT';
  const wait = useWait(failure);
  return (
    <Door title={t('notice.title')} lead={t('notice.lead')} focusTitle>
      <PrivacyNotice>
        {(version) => (
          <>
            {isOther && <Note kind="warn" role="alert" title={t('notice.changed')} />}
            {!isOther && <FormFailure failure={failure} feature="accounts" wait={wait} />}
            <Button
              variant="primary"
              size="large"
              wide
              isPending={accept.isPending}
              isDisabled={wait > 0}
              onPress={() => accept.mutate({ version })}
            >
              {t('notice.action')}
            </Button>
          </>
        )}
      </PrivacyNotice>
      <Leave />
    </Door>
  );
}

import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#ui/badge.tsx';

/** Stands beside a control that the organisation's policy holds: `settings.inForce` names those in `managed`. */
export function Managed() {
  const { t } = useTranslation('app');
  return (
    <Badge kind="soft" icon={Lock}>
      {t('managed')}
    </Badge>
  );
}

import { Check, Clock, ConciergeBell, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '#ui/avatar.tsx';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { ScorePill } from '#ui/score-pill.tsx';
import { Stack } from '#ui/stack.tsx';
import styles from './gallery.module.css';

const people = ['Dana Whitlock', 'Priya Nair', 'Elena Petrović', 'Tomas Reyes'] as const;

export function GalleryStates() {
  const { t } = useTranslation('gallery');
  return (
    <Card title={t('states.title')}>
      <Stack>
        <div className={styles['row']}>
          <Badge kind="ok" icon={Check}>
            {t('states.approved')}
          </Badge>
          <Badge kind="warn" icon={Clock}>
            {t('states.ends')}
          </Badge>
          <Badge kind="bad" icon={X}>
            {t('states.failed')}
          </Badge>
          <Badge kind="info">{t('states.draft')}</Badge>
          <Badge>{t('states.withdrawn')}</Badge>
          <Badge kind="soft">{t('states.sample')}</Badge>
          <Badge kind="line" icon={ConciergeBell}>
            {t('states.coach')}
          </Badge>
        </div>
        <div className={styles['row']}>
          <ScorePill score={9} of={10} />
          <ScorePill score={6.4} of={10} />
          <ScorePill score={3} of={10} />
          <ScorePill score={74} of={100} passed />
          <Kbd keys="Mod+K" />
        </div>
        <div className={styles['row']}>
          {people.map((name) => (
            <Avatar key={name} name={name} />
          ))}
          <Avatar name={people[0]} size="large" />
        </div>
      </Stack>
    </Card>
  );
}

import { sql } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';

/** Where the effect of each core write is seen. */
const seenIn = [
  `SELECT 'person ' || username AS effect FROM accounts`,
  `SELECT 'document ' || title FROM library_documents`,
  `SELECT 'session' FROM sessions`,
  `SELECT 'said ' || text FROM turns WHERE speaker = 'trainee'`,
  `SELECT 'answered ' || said.text FROM turns AS said JOIN turns AS answer
    ON answer.session_id = said.session_id AND answer.ordinal = said.ordinal + 1
    WHERE said.speaker = 'trainee' AND answer.speaker <> 'trainee'`,
  `SELECT 'finished ' || id FROM sessions WHERE status = 'completed'`,
  `SELECT 'failed sign-in ' || row_number() OVER (ORDER BY seq) FROM audit WHERE action = 'session.signInFailed'`,
  `SELECT 'setting ' || row_number() OVER (ORDER BY seq) || ' to ' || (details ->> 'value')
    FROM audit WHERE action = 'settings.changed'`,
  `SELECT 'recovery code ' || row_number() OVER (ORDER BY seq) FROM audit WHERE action = 'store.recoveryCodeIssued'`,
];

/** What the store shows of the core writes. */
export const effectsIn = (read: Reader): ReadonlySet<string> =>
  new Set(read.all<{ effect: string }>(sql.raw(seenIn.join('\nUNION ALL\n'))).map(({ effect }) => effect));

/** Each finds what one transaction wrote by halves, across the features that took part in it. */
const halves: readonly (readonly [what: string, query: string])[] = [
  [
    'a person without audit row, role or name to sign in with',
    `SELECT id FROM accounts WHERE id NOT IN (SELECT subject_id FROM audit WHERE action = 'account.created')
      OR id NOT IN (SELECT account_id FROM account_roles) OR id NOT IN (SELECT account_id FROM account_identifiers)`,
  ],
  [
    'an audit row of a person who is not there',
    `SELECT subject_id FROM audit WHERE action = 'account.created' AND subject_id NOT IN (SELECT id FROM accounts)`,
  ],
  [
    'a document without audit row, or with other text than it should have',
    `SELECT id FROM library_documents AS d
      WHERE id NOT IN (SELECT subject_id FROM audit WHERE action = 'content.imported')
      OR passages <> (SELECT count(*) FROM passages WHERE document_id = d.id)
      OR characters <> (SELECT sum(length(text)) FROM document_texts WHERE document_id = d.id)`,
  ],
  [
    'an audit row of a document that is not there',
    `SELECT subject_id FROM audit WHERE action = 'content.imported'
      AND subject_id NOT IN (SELECT id FROM library_documents)`,
  ],
  [
    'a finished session without report or audit row, or the other way round',
    `SELECT id FROM sessions WHERE (status = 'completed') <> (id IN (SELECT session_id FROM reports))
      OR (status = 'completed') <> (id IN (SELECT subject_id FROM audit WHERE action = 'session.completed'))`,
  ],
  [
    'a gap in the turns of a session',
    `SELECT session_id FROM turns GROUP BY session_id HAVING max(ordinal) <> count(*)`,
  ],
  [
    'a setting that is not what was changed last',
    `SELECT key FROM settings WHERE value <> (SELECT details ->> 'value' FROM audit
      WHERE action = 'settings.changed' AND subject_id = settings.key ORDER BY seq DESC LIMIT 1)`,
  ],
  [
    'a first admin and no recovery code',
    `SELECT id FROM accounts WHERE NOT EXISTS (SELECT 1 FROM recovery_code)`,
  ],
];

/** What is there by halves, in words; nothing in a store that is well. */
export const halvesIn = (read: Reader): string[] =>
  halves.flatMap(([what, query]) => (read.all(sql.raw(query)).length > 0 ? [what] : []));

import { z } from 'zod';
import { LimitFigures } from './limits.ts';

const days = z.number().int().positive();

/**
 * Everything that can be set, with its bounds and its default. The bounds keep a policy from weakening what guards a
 * secret. Read with `Settings` of the kernel: policy before setting before default.
 */
export const settings = {
  /** Minutes without a key or a click after which a window locks. */
  idleLockMinutes: z.number().int().min(1).max(240).default(30),
  /** Hours after which a sign-in ends, whatever is done meanwhile. */
  sessionHours: z.number().int().min(1).max(24).default(10),
  /** Whether "Keep me signed in" is offered and honoured. */
  keepSignedIn: z.boolean().default(true),
  /** Days for which a kept sign-in lasts. */
  keptSignInDays: days.max(90).default(30),
  /** Whether people may make an account of their own. */
  selfRegistration: z.enum(['off', 'approval', 'on']).default('off'),
  /** A field to type a name into, or the names of the people of this PC. */
  signInShows: z.enum(['field', 'tiles']).default('field'),
  /** Binary logarithm of the rounds of bcrypt. */
  passwordCost: z.number().int().min(12).max(16).default(12),
  /** Wrong passwords in a row that lock an account, and for how long. */
  lockoutAttempts: z.number().int().min(3).max(5).default(5),
  lockoutMinutes: z.number().int().min(15).max(1440).default(15),
  /** Days for which audit rows are kept. */
  auditRetentionDays: days.min(365).max(3650).default(365),
  /** Other figures for limits, by their names in `limits.ts`. */
  limits: LimitFigures.default({}),
} as const;

export type SettingKey = keyof typeof settings;
export type SettingValue<K extends SettingKey> = z.output<(typeof settings)[K]>;

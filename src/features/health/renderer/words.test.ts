import { expect, test } from 'vitest';
import { components, healthFindings, type HealthState } from '#contract/health.ts';
import words from './locales/en.json' with { type: 'json' };

type Words = Readonly<Record<string, { readonly title?: string; readonly fix?: string } | undefined>>;

test.each(components)('%s: every finding has its words, and all that is not well says what to do', (name) => {
  const states: Readonly<Record<string, HealthState>> = healthFindings[name];
  const told: Words = words.findings[name];
  expect(words.components[name]).not.toBe('');
  expect(Object.keys(told)).toEqual(Object.keys(states));
  for (const [finding, state] of Object.entries(states)) {
    expect([finding, told[finding]?.title ?? '']).not.toEqual([finding, '']);
    expect([finding, told[finding]?.fix !== undefined]).toEqual([finding, state !== 'ok']);
  }
});

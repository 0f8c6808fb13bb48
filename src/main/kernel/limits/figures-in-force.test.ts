import { expect, test } from 'vitest';
import { limits } from '#contract/limits.ts';
import type { SettingKey, SettingValue } from '#contract/settings.ts';
import { createSettings, type Settings } from '../settings.ts';
import { figuresInForce } from './figures-in-force.ts';

const withLimits = (set: SettingValue<'limits'>, limitFactor = 1): Settings => {
  const values: Partial<Record<SettingKey, unknown>> = { limits: set, limitFactor };
  return { get: <K extends SettingKey>(key: K) => values[key] as SettingValue<K> };
};

test('a limit has the figures of the product where no policy names it', () => {
  expect(figuresInForce(createSettings())(limits.commands)).toEqual({ max: 200, perSeconds: 3600 });
});

test('a policy sets other figures by name, and they hold from the next call on', () => {
  const set: { commands?: { max: number; perSeconds: number } } = {};
  const figuresOf = figuresInForce(withLimits(set));
  set.commands = { max: 400, perSeconds: 60 };
  expect(figuresOf(limits.commands)).toEqual({ max: 400, perSeconds: 60 });
  expect(figuresOf(limits.queries)).toEqual({ max: 600, perSeconds: 60 });
});

test('a limit that guards a secret becomes tighter, never wider', () => {
  const of = (max: number) =>
    figuresInForce(withLimits({ signInPerAccount: { max, perSeconds: 60 } }))(limits.signInPerAccount).max;
  expect([of(3), of(5), of(50)]).toEqual([3, 5, 5]);
});

test('the factor of a run of tests widens what guards no secret, and lets at least one call through', () => {
  const wide = figuresInForce(withLimits({}, 10));
  expect([wide(limits.commands).max, wide(limits.resetConfirm).max]).toEqual([2000, 5]);
  const narrow = figuresInForce(withLimits({}, 0.1));
  expect([narrow(limits.commands).max, narrow(limits.resetConfirm).max]).toEqual([20, 1]);
});

import { expect, test } from 'vitest';
import { settingKeys } from '#contract/settings.ts';
import { policyOf } from './policy.ts';
import { createSettings } from './settings.ts';

const policy = (values: Record<string, unknown>) =>
  policyOf([{ source: 'file', file: null, kind: 'found', values }]);
const unreadable = policyOf([{ source: 'file', file: null, kind: 'unusable', fault: 'not_json', at: null }]);

function listening() {
  const settings = createSettings();
  let changes = 0;
  settings.whenChanged(() => (changes += 1));
  return { settings, changes: () => changes };
}
const inForce = (settings: ReturnType<typeof createSettings>, key: string) =>
  settings.all().find((one) => one.key === key);

test('everything has its default to begin with, and nothing is managed', () => {
  const settings = createSettings();
  expect(settings.all().map(({ key }) => key)).toEqual(settingKeys);
  expect(new Set(settings.all().map(({ source, isManaged }) => `${source} ${isManaged}`))).toEqual(
    new Set(['default false']),
  );
  expect(settings.get('idleLockMinutes')).toBe(30);
  expect([settings.policy(), settings.notTaken()]).toEqual([policyOf([]), []]);
});

test('a policy comes before what was set in the program, and that before the default', () => {
  const settings = createSettings();
  settings.choose({ branch: 'South', idleLockMinutes: 10 });
  expect(inForce(settings, 'branch')).toEqual({
    key: 'branch',
    value: 'South',
    source: 'setting',
    isManaged: false,
  });
  settings.obey(policy({ branch: 'North' }));
  expect(inForce(settings, 'branch')).toEqual({
    key: 'branch',
    value: 'North',
    source: 'policy',
    isManaged: true,
  });
  expect([settings.get('branch'), settings.get('idleLockMinutes')]).toEqual(['North', 10]);
  expect([settings.isManaged('branch'), settings.isManaged('idleLockMinutes')]).toEqual([true, false]);
  settings.obey(policyOf([]));
  expect(settings.get('branch')).toBe('South');
});

test('what the policy means to hold and says badly has its default, and no admin changes it', () => {
  const settings = createSettings();
  settings.choose({ branch: 'South', pcName: 'Till 3' });
  settings.obey(policy({ branch: 7 }));
  expect(inForce(settings, 'branch')).toEqual({
    key: 'branch',
    value: '',
    source: 'default',
    isManaged: true,
  });
  expect(settings.get('pcName')).toBe('Till 3');
});

test('a policy that cannot be read locks everything at the default', () => {
  const settings = createSettings();
  settings.choose({ branch: 'South' });
  settings.obey(unreadable);
  expect(settings.all().every(({ source, isManaged }) => source === 'default' && isManaged)).toBe(true);
});

test('who listens is told after something that can be seen changed, and only then', () => {
  const { settings, changes } = listening();
  settings.choose({ branch: 'South' });
  expect(changes()).toBe(1);
  settings.choose({ branch: 'South' });
  expect(changes()).toBe(1);
  settings.obey(policy({ branch: 'South' }));
  expect(changes()).toBe(2);
  settings.obey(policy({ branch: 'South' }));
  expect(changes()).toBe(2);
  settings.obey(policy({ branch: 'South', brunch: 1 }));
  expect(changes()).toBe(3);
  settings.obey(policy({ branch: 'South', brunch: 1, nothing: 1 }));
  expect(changes()).toBe(4);
  settings.choose({ branch: 'South' }, ['idleLockMinutes']);
  expect([changes(), settings.notTaken()]).toEqual([5, ['idleLockMinutes']]);
  settings.choose({ branch: 'South' });
  expect([changes(), settings.notTaken()]).toEqual([6, []]);
});

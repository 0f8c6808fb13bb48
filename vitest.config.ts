import { defineConfig } from 'vitest/config';
import { longestFirst } from './scripts/longest-first.ts';
import { outcomeFileVariable, outcomeReporter } from './scripts/outcome-reporter.ts';
import { testProjects } from './scripts/test-projects.ts';

const outcomeFile = process.env[outcomeFileVariable];

export default defineConfig({
  test: {
    // A test that never ran proves nothing.
    passWithNoTests: false,
    allowOnly: false,
    globalSetup: 'tests/support/own-temporary-folder.ts',
    // The default leaves one core free, which on a PC of two halves the speed.
    maxWorkers: '100%',
    sequence: { sequencer: longestFirst(testProjects.flatMap(({ longest = [] }) => longest)) },
    // A window shows things once it had the time to: as long as its own tests wait for what is to appear.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', ...(outcomeFile === undefined ? [] : [outcomeReporter(outcomeFile)])],
    projects: testProjects.map((project, order) => ({
      extends: true as const,
      test: {
        name: project.name,
        include: [...project.include],
        environment: 'node',
        globals: false,
        testTimeout: project.timeoutMs,
        hookTimeout: project.timeoutMs,
        fileParallelism: project.oneFileAtATime !== true,
        globalSetup: [...(project.madeOnce ?? [])],
        isolate: project.sharesModules !== true,
        sequence: { groupOrder: order },
      },
    })),
  },
});

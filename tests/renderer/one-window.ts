import type { TestProject } from 'vitest/node';
import { builtWindow } from './built-window.ts';
import { serveWindow } from './serve-window.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the window is served that all test files of the run open. */
    windowUrl: string;
  }
}

let served: Awaited<ReturnType<typeof serveWindow>> | null = null;

/** Builds and serves the window once for all test files: building takes longer than most of them. */
export async function setup(project: TestProject): Promise<void> {
  served = await serveWindow(await builtWindow());
  project.provide('windowUrl', served.url);
}

export async function teardown(): Promise<void> {
  await served?.close();
}

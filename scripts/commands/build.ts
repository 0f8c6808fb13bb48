import { buildApp } from '../built-app.ts';

const problem = await buildApp('shown');
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}

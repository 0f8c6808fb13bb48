import { codeChecks } from '../code-checks.ts';
import { runSteps } from '../steps.ts';

const fine = await runSteps(codeChecks, console.log);
if (!fine) process.exitCode = 1;

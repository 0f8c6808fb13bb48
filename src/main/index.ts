import { runShell } from './hosts/electron/run-shell.ts';

runShell();

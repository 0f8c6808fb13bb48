import { z } from 'zod';
import { issueWords } from '#contract/issue-words.ts';

// The page's policy forbids evaluating text as code, which zod otherwise tries when it builds a schema. This module has
// to be the first import of the window, before any schema exists. What does not fit a field is said in the same words
// as the main process says it.
z.config({ jitless: true, customError: issueWords });

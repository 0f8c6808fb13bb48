import { z } from 'zod';

// The page's policy forbids evaluating text as code, which zod otherwise tries when it builds a schema. This module has
// to be the first import of the window, before any schema exists.
z.config({ jitless: true });

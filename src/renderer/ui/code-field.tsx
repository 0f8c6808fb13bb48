import { KeyRound } from 'lucide-react';
import { TextField, type TypedField } from './text-field.tsx';

/** A recovery code: nothing that a browser remembers, corrects or fills in. */
export function CodeField(field: TypedField) {
  return <TextField {...field} size="large" icon={KeyRound} autoComplete="off" spellCheck="false" />;
}

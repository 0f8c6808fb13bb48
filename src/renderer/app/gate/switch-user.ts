import { createContext, use } from 'react';

/** Locks the window for somebody else to sign in; what is open stays for whoever it belongs to. */
export const SwitchUser = createContext<() => void>(() => {});

export const useSwitchUser = (): (() => void) => use(SwitchUser);

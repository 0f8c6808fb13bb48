import type { AnyRoute } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { Access } from '#contract/access.ts';
import type { Place } from './finds.ts';

/** One word in the rail. It is shown to those who may use its screen. */
export type RailItem = {
  readonly href: string;
  /** Key of its word in a catalogue, with the namespace: `accounts:rail.people`. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly access: Access;
  /** Where it stands: Today 10, Practice 20, Library 30, Reports 40, People 80. */
  readonly order: number;
};

/** What a feature brings to the window. */
export type Screens = {
  /** The feature's name; its words are the catalogue namespace of the same name. */
  readonly feature: string;
  /** Its `locales/en.json`. */
  readonly catalogue: object;
  readonly routes: readonly AnyRoute[];
  readonly rail: readonly RailItem[];
  /** Other screens that the search box leads to by their names. */
  readonly places?: readonly Place[];
};

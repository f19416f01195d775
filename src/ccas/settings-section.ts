import type { VNode } from 'preact';
import { contribution } from '../kernel/contributions/contribution.js';
import type { FormValues } from '../kernel/http/input.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import type { SectionName, Settings } from './settings.query.js';

export interface SectionFieldsProps {
  values: FormValues;
  refusal?: Refusal;
}

/** A page of the settings that is a plain form over columns of `ccas`. */
export interface Section {
  name: SectionName;
  /** What each field is called, where two versions are shown side by side. */
  labels: Record<string, string>;
  values(settings: Settings): FormValues;
  /** Values as two versions are compared in words; as they are when absent. */
  inWords?(values: FormValues): FormValues;
  /** @throws InvalidInput */
  read: (body: FormValues) => Partial<Settings>;
  Fields(props: SectionFieldsProps): VNode;
}

/** Marks a provider that has such forms; each also has its line among its `settingsPages`. */
export const SettingsSections = contribution<{ readonly settingsSections: Section[] }>();

import type { Section } from '../../ccas/settings-section.js';
import type { FormValues } from '../../kernel/http/input.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { SaveOrCancel, SettingsFrame } from './settings-frame.js';
import { TwoVersions } from './two-versions.js';
import { VersionField } from './version-field.js';

interface Props {
  page: { title: string; lead: string };
  section: Section;
  token: string;
  version: number;
  changedAt: Date | null;
  canChange: boolean;
  isSaved: boolean;
  values: FormValues;
  refusal?: Refusal;
  /** What somebody else saved meanwhile. */
  theirs?: FormValues;
}

export function SectionPage({
  page,
  section,
  token,
  version,
  changedAt,
  canChange,
  isSaved,
  values,
  refusal,
  theirs,
}: Props) {
  const inWords = section.inWords ?? ((each: FormValues) => each);
  return (
    <SettingsFrame page={page} changedAt={changedAt} isSaved={isSaved} canChange={canChange}>
      <Form action={`/ccas/reglages/${section.name}`} token={token} refusal={refusal}>
        <VersionField version={version} values={values} refusal={refusal} />
        {theirs && <TwoVersions labels={section.labels} theirs={inWords(theirs)} mine={inWords(values)} />}
        <fieldset class="plain stack" disabled={!canChange}>
          <legend class="hidden-text">Réglages</legend>
          <section.Fields values={values} refusal={refusal} />
        </fieldset>
        {canChange && <SaveOrCancel />}
      </Form>
    </SettingsFrame>
  );
}

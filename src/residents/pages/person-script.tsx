import { assetPath } from '../../kernel/ui/assets.js';

/** The field brings its script: a page that asks for a person declares nothing more. Twice on a page, it runs once. */
export function PersonScript() {
  return <script type="module" src={assetPath('src/residents/browser/person-field.entry.ts')} />;
}

import { charter } from '../charter.js';

/** What a partner promises. */
export function CharterText() {
  return (
    <ul>
      {charter.map((promise) => (
        <li>{promise}</li>
      ))}
    </ul>
  );
}

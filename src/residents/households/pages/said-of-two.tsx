import { Form } from '../../../kernel/ui/form.js';

interface Props {
  action: string;
  token: string;
  other: { id: string; firstName: string; lastName: string };
  /** What is said of them both. */
  words: string;
  look: 'quiet' | 'link';
}

/** One click says of two people whether they live together. */
export function SaidOfTwo({ action, token, other, words, look }: Props) {
  return (
    <Form action={action} token={token} class="inline">
      <input type="hidden" name="otherId" value={other.id} />
      <button class={look}>
        {words}
        <span class="hidden-text">
          {' '}
          : {other.firstName} {other.lastName}
        </span>
      </button>
    </Form>
  );
}

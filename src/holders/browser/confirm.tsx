import { useState } from 'preact/hooks';

interface Props {
  label: string;
  /** What will happen, before it happens. */
  question: string;
  /** @returns undefined when it was refused */
  confirm(): Promise<object | undefined>;
  /** Said once it is done; without it the page itself shows. */
  done?: string;
}

/** Two taps for what cannot be undone: the first says what will happen. */
export function Confirm({ label, question, confirm, done }: Props) {
  const [step, setStep] = useState<'idle' | 'asked' | 'busy' | 'done'>('idle');
  if (step === 'idle')
    return (
      <button type="button" class="button quiet" onClick={() => setStep('asked')}>
        {label}
      </button>
    );
  if (step === 'done')
    return (
      <p class="notice accepted" role="status">
        {done}
      </p>
    );
  const go = async (): Promise<void> => {
    setStep('busy');
    const answer = await confirm();
    setStep(answer && done ? 'done' : 'idle');
  };
  return (
    <div class="notice waiting stack tight" role="group" aria-label={label}>
      <p>{question}</p>
      <p class="row">
        <button type="button" class="button" disabled={step === 'busy'} onClick={() => void go()}>
          Oui, {label.charAt(0).toLowerCase() + label.slice(1)}
        </button>
        <button type="button" class="button quiet" onClick={() => setStep('idle')}>
          Non, ne rien changer
        </button>
      </p>
    </div>
  );
}

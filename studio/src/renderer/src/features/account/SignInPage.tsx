import { Check } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../messages/messages.ts';
import { BrandMark } from '../../ui/BrandMark.tsx';
import { RegisterFormFields } from './RegisterFormFields.tsx';
import { SignInFormFields } from './SignInFormFields.tsx';

interface SignInPageProps {
  /** The server of the last time, to begin with. */
  server: string | null;
  remembersSignIn: boolean;
}

/** Where every seller begins: which server, and who. */
export function SignInPage({ server, remembersSignIn }: SignInPageProps) {
  const [registering, setRegistering] = useState(false);
  const Fields = registering ? RegisterFormFields : SignInFormFields;
  return (
    <main className="grid h-full grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <Pitch />
      <div className="flex items-center justify-center overflow-y-auto px-10 py-8">
        <div className="w-full max-w-96 animate-arrive">
          <Fields
            server={server ?? ''}
            remembersSignIn={remembersSignIn}
            onSwitch={() => setRegistering(!registering)}
          />
        </div>
      </div>
    </main>
  );
}

function Pitch() {
  return (
    <aside className="relative flex flex-col justify-between overflow-hidden border-r border-line bg-card p-12">
      <Awning />
      <div className="relative mt-16 flex items-center gap-3">
        <BrandMark className="size-9" />
        <span className="text-lg font-semibold tracking-tight">{t.product}</span>
      </div>
      <div className="relative">
        <h2 className="text-[2.75rem] leading-[1.08] font-semibold tracking-tight text-balance">
          {t.signIn.pitchTitle}
        </h2>
        <p className="mt-4 max-w-96 text-lg text-muted">{t.signIn.pitch}</p>
        <ul className="mt-8 flex flex-col gap-3 text-md text-ink">
          {t.signIn.pitchPoints.map((point) => (
            <li key={point} className="flex items-center gap-3">
              <span className="flex size-6 items-center justify-center rounded-full bg-accent-soft text-accent-text">
                <Check size={14} strokeWidth={2.5} aria-hidden="true" />
              </span>
              {point}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

/** The stall's awning along the upper edge: stripes with a scalloped hem. */
function Awning() {
  const stripes = Array.from({ length: 20 }, (_, index) => index);
  return (
    <svg
      className="absolute inset-x-0 top-0 h-16 w-full"
      viewBox="0 0 800 96"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {stripes.map((index) => (
        <path
          key={index}
          d={`M${index * 40} 0h40v72a20 20 0 0 1-40 0z`}
          className={index % 2 === 0 ? 'fill-accent' : 'fill-accent-soft'}
        />
      ))}
    </svg>
  );
}

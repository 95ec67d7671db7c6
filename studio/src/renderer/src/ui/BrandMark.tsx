interface BrandMarkProps {
  /** Height and width as Tailwind classes. */
  className?: string;
}

/** The awning of a market stall with a lens under it. */
export function BrandMark({ className = 'size-7' }: BrandMarkProps) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M5 4h22l3 8H2z" className="fill-accent" />
      <path d="M2 12h7v2a3.5 3.5 0 0 1-7 0zM16 12h7v2a3.5 3.5 0 0 1-7 0z" className="fill-accent" />
      <path d="M9 12h7v2a3.5 3.5 0 0 1-7 0zM23 12h7v2a3.5 3.5 0 0 1-7 0z" className="fill-accent-text" />
      <path
        d="M5 19v7a2 2 0 0 0 2 2h18a2 2 0 0 0 2-2v-7"
        className="stroke-accent"
        fill="none"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <circle cx="16" cy="22.4" r="3" className="fill-live" />
    </svg>
  );
}

/** The mark: a stall's awning over a play sign. `size` in px. */
export function BrandMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg aria-hidden="true" class="shrink-0" width={size} height={size} viewBox="0 0 32 32">
      <path
        class="fill-accent"
        d="M6.5 3h19a2 2 0 0 1 1.9 1.3L30 11.5v2a3.5 3.5 0 0 1-7 0 3.5 3.5 0 0 1-7 0 3.5 3.5 0 0 1-7 0 3.5 3.5 0 0 1-7 0v-2l2.6-7.2A2 2 0 0 1 6.5 3Z"
      />
      <path
        class="fill-awning-light"
        d="M11.2 3H16v10.5a3.5 3.5 0 0 1-7 0v-2L11.2 3ZM20.8 3h4.7a2 2 0 0 1 1.9 1.3L30 11.5v2a3.5 3.5 0 0 1-7 0v-2L20.8 3Z"
      />
      <path
        class="fill-ink"
        d="M12 19.7c0-.8.9-1.3 1.6-.9l7.3 4.3c.7.4.7 1.4 0 1.8l-7.3 4.3c-.7.4-1.6-.1-1.6-.9v-8.6Z"
      />
    </svg>
  );
}

/** Something is under way. The text beside it says what. `size` in px. */
export function Spinner({ size = 24 }: { readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      class="spinner shrink-0"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
    >
      <circle cx="12" cy="12" r="9" class="opacity-25" />
      <path d="M12 3a9 9 0 0 1 9 9" stroke-linecap="round" />
    </svg>
  );
}

/** How an item of the account's menu looks. */
export const itemLook =
  'flex items-center gap-2 rounded-sm px-2 py-1.5 text-sm text-ink outline-none data-highlighted:bg-hover';

/** What may be typed instead of a show's title to delete it. */
export const deleteWord = 'delete';

/** Whether what somebody typed says that this show shall be deleted: its title, or the word for it in any case. */
export function confirmsDelete(typed: string, title: string): boolean {
  const said = typed.trim().normalize('NFC');
  return said === title.trim().normalize('NFC') || said.toLowerCase() === deleteWord;
}

/** Where the seller is in ending a show. The show stays live until `ended`. */
export type EndChoice =
  | { readonly step: 'choose'; readonly fault: string | null }
  | { readonly step: 'confirm-delete'; readonly fault: string | null }
  | { readonly step: 'saving' }
  | { readonly step: 'deleting' };

export type EndMove =
  | { readonly move: 'save' }
  | { readonly move: 'delete' }
  | { readonly move: 'confirm' }
  | { readonly move: 'back' }
  | { readonly move: 'failed'; readonly fault: string };

export const firstChoice: EndChoice = { step: 'choose', fault: null };

/** What follows a move. Deleting takes two moves, and nothing can be pressed while the server is at work. */
export function nextChoice(choice: EndChoice, move: EndMove): EndChoice {
  switch (choice.step) {
    case 'choose':
      if (move.move === 'save') return { step: 'saving' };
      return move.move === 'delete' ? { step: 'confirm-delete', fault: null } : choice;
    case 'confirm-delete':
      if (move.move === 'confirm') return { step: 'deleting' };
      return move.move === 'back' ? firstChoice : choice;
    case 'saving':
      return move.move === 'failed' ? { step: 'choose', fault: move.fault } : choice;
    case 'deleting':
      return move.move === 'failed' ? { step: 'confirm-delete', fault: move.fault } : choice;
  }
}

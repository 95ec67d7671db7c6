/** What a person reads about buying. */
export const checkoutText = {
  title: 'Checkout',
  buyTitle: 'Buy now',
  quantity: 'Quantity',
  summary: 'What you buy',
  payment: 'Payment',
  testMode: 'Test mode',
  testModeText: 'No money moves. Choose how the test payment should turn out.',
  approve: 'Approved card',
  approveText: 'The payment goes through at once.',
  decline: 'Declined card',
  declineText: 'The bank refuses; nothing is bought.',
  delayed: 'Slow bank',
  delayedText: 'The payment is confirmed a little later.',
  pay: (total: string) => `Pay ${total}`,
  paying: 'Paying…',
  failedTitle: 'Not bought',
  unknownTitle: 'No answer yet',
  unknownText:
    'We do not know yet whether the payment went through. Trying again is safe: you are never charged twice.',
} as const;

import { timeouts } from '../../platform/timeouts.ts';

/** The gateway's answer, or a rejection when it takes longer than a gateway may. */
export async function withDeadline<Result>(answer: Promise<Result>): Promise<Result> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error('the payment gateway took too long')),
    timeouts.paymentGatewayMs,
  );
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** What people call an order: the end of its id, short enough to be read out. The beginning of the id only tells the time. */
export function orderNumber(orderId: string): string {
  return orderId.slice(-8).toUpperCase();
}

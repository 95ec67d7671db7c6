import { useEffect, useState } from 'react';
import { Countdown } from './countdown.ts';

/** A countdown that is called off when its screen is left. */
export function useCountdown(): Countdown {
  const [countdown] = useState(() => new Countdown());
  useEffect(() => () => countdown.cancel(), [countdown]);
  return countdown;
}
